-- Live judgements with a node at either end. :node, :at
SELECT version, from_rev, kind, a, b, payload FROM edge_version WHERE kind = 0 AND a = :node AND to_rev > :at AND from_rev <= :at
UNION
SELECT version, from_rev, kind, a, b, payload FROM edge_version WHERE kind = 0 AND b = :node AND to_rev > :at AND from_rev <= :at
