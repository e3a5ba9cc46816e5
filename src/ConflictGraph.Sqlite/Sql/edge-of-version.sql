-- A version of an edge. :version
SELECT version, from_rev, kind, a, b, payload FROM edge_version WHERE version = :version
