-- Node versions that are missing.
SELECT 'The node versions before ' || version || ' are not there.' FROM node_version v
WHERE version > 1 AND NOT EXISTS (SELECT 1 FROM node_version p WHERE p.version = v.version - 1)
