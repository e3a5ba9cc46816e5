-- What was entered about a node itself, and when it was taken out, newest first. :node, :id, :before, :size
SELECT v.from_rev, 0, v.replaces, coalesce(v.entered, v.shown), (SELECT coalesce(r.entered, r.shown) FROM node_version r WHERE r.version = v.replaces)
FROM node_version v
WHERE v.node = :node AND v.entered_in = v.from_rev AND v.from_rev < :before
UNION ALL
SELECT r.revision, 1, v.version, NULL, coalesce(v.entered, v.shown)
FROM node_version v CROSS JOIN retraction r ON r.revision = v.to_rev AND r.id = :id
WHERE v.node = :node AND r.version = v.version AND r.what = 0 AND r.revision < :before
ORDER BY 1 DESC LIMIT :size
