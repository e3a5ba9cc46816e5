-- Judgements at a revision whose first end is a node. :node, :at
SELECT version, from_rev, kind, a, b, payload FROM edge_version WHERE kind = 0 AND a = :node AND to_rev > :at AND from_rev <= :at
