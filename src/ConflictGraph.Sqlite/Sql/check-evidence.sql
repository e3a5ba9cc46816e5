-- Claims and citations of edges that are not there.
SELECT 'Claim ' || claim || ' is what edge version ' || edge || ' is according to, which is not there.' FROM according WHERE NOT EXISTS (SELECT 1 FROM edge_version e WHERE e.version = edge)
UNION ALL
SELECT 'Document ' || document || ' is cited by edge version ' || edge || ', which is not there.' FROM citation WHERE NOT EXISTS (SELECT 1 FROM edge_version e WHERE e.version = edge)
