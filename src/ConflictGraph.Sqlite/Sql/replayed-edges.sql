-- Versions of edges and judgements that a revision entered. :first, :until
SELECT version, from_rev, kind, a, b, payload FROM edge_version WHERE version >= :first AND version < :until ORDER BY version
