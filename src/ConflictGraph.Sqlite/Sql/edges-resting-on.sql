-- Live edges according to a claim or citing a document, by version. :node, :at, :after, :size
SELECT e.version, e.from_rev, e.kind, e.a, e.b, e.payload
FROM (SELECT edge FROM according WHERE claim = :node AND edge > :after UNION SELECT edge FROM citation WHERE document = :node AND edge > :after ORDER BY edge) rest
CROSS JOIN edge_version e ON e.version = rest.edge
WHERE e.from_rev <= :at AND e.to_rev > :at
ORDER BY rest.edge LIMIT :size
