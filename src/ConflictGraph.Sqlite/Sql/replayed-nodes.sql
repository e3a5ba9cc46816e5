-- Versions of nodes that a revision entered, with the hash of a text they name. :first, :until
SELECT version, node, coalesce(entered, shown), coalesce(entered, shown) ->> '$.sha256'
FROM node_version
WHERE version >= :first AND version < :until AND entered_in = from_rev
ORDER BY version
