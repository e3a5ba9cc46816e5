-- Versions of nodes that were never born, that hold backwards, or that begin before the version ahead of them ends.
SELECT 'Version ' || v.version || ' is of node ' || v.node || ', which is not there.' FROM node_version v WHERE NOT EXISTS (SELECT 1 FROM node n WHERE n.no = v.node)
UNION ALL
SELECT 'Node version ' || version || ' holds from ' || from_rev || ' to ' || to_rev || '.' FROM node_version WHERE to_rev <= from_rev
UNION ALL
SELECT 'Node ' || v.node || ' has two versions at revision ' || v.from_rev || '.' FROM node_version v
WHERE EXISTS (SELECT 1 FROM node_version p WHERE p.node = v.node AND p.to_rev > v.from_rev AND p.from_rev <= v.from_rev AND p.version <> v.version)
UNION ALL
SELECT 'Node ' || n.no || ' (' || n.id || ') has no version.' FROM node n WHERE NOT EXISTS (SELECT 1 FROM node_version v WHERE v.node = n.no)
