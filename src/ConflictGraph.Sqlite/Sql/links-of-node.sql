-- The links of a node in order: slot, other, edge. :node, :at, :after_slot, :after_other, :after_edge and those of the filter
SELECT slot, other, edge, certainty, tag, span, when_from, when_until
FROM link
WHERE node = :node «seek» AND (slot, other, edge) > (:after_slot, :after_other, :after_edge) AND from_rev <= :at AND to_rev > :at «filter»
ORDER BY slot, other, edge
