-- Listed versions at a revision, whatever their tokens. :at, :kinds where asked, :size
SELECT v.version, v.node
FROM node_version v
WHERE v.from_rev <= :at AND v.to_rev > :at AND v.listed «kinds»
LIMIT :size
