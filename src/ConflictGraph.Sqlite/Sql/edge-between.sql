-- The edge of a kind, with ends as entered and a key, among the links between what its ends read as. :a, :slot, :b, :at, :from, :to, :disc
SELECT e.version, e.from_rev, e.kind, e.a, e.b, e.payload
FROM link l CROSS JOIN edge_version e ON e.version = l.edge
WHERE l.node = :a AND l.slot = :slot AND l.other = :b AND l.edge > 0 AND l.from_rev <= :at AND l.to_rev > :at AND e.a = :from AND e.b = :to AND e.disc = :disc
