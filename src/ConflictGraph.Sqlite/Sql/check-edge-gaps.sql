-- Edge and judgement versions that are missing.
SELECT 'The edge versions before ' || version || ' are not there.' FROM edge_version v
WHERE version > 1 AND NOT EXISTS (SELECT 1 FROM edge_version p WHERE p.version = v.version - 1)
