-- Versions of nodes that a revision entered, with what was entered before. :first, :until, :after
SELECT v.version, v.node, v.replaces, coalesce(v.entered, v.shown), (SELECT coalesce(r.entered, r.shown) FROM node_version r WHERE r.version = v.replaces)
FROM node_version v
WHERE v.version >= :first AND v.version < :until AND v.version > :after AND v.entered_in = v.from_rev
ORDER BY v.version
