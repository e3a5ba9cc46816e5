-- Where one step leads from a node, each once in order. :node, :at and those of the filter
SELECT DISTINCT other FROM link WHERE node = :node AND from_rev <= :at AND to_rev > :at AND other <> node «filter» ORDER BY other
