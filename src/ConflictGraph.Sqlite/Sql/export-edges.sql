-- Edges at a revision whose source as entered is a node: they are among the outgoing links of what it reads as. :canonical, :slots, :at, :node
SELECT e.version, e.from_rev, e.kind, e.a, e.b, e.payload
FROM link l CROSS JOIN edge_version e ON e.version = l.edge
WHERE l.node = :canonical AND l.slot IN (SELECT value FROM json_each(:slots)) AND l.edge > 0 AND l.from_rev <= :at AND l.to_rev > :at AND e.a = :node
