-- Versions of edges and judgements that a revision entered, with what was entered before. :first, :until, :after
SELECT e.version, e.replaces, e.kind, e.a, e.b, e.payload, (SELECT r.payload FROM edge_version r WHERE r.version = e.replaces)
FROM edge_version e
WHERE e.version >= :first AND e.version < :until AND e.version > :after
ORDER BY e.version
