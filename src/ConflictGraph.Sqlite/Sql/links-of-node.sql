-- The links of a node in order: slot, other, edge. «seek» «filter»; :node, :at, the place to go on from and what the filter binds
SELECT slot, other, edge, certainty, tag, span, when_from, when_until
FROM link
WHERE node = :node AND «seek» AND from_rev <= :at AND to_rev > :at «filter»
ORDER BY slot, other, edge
