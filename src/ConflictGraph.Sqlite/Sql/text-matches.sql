-- Listed versions at a revision whose tokens match. :words, :at, :kinds where asked, :size
SELECT v.version, v.node
FROM words w CROSS JOIN node_version v ON v.version = w.rowid
WHERE words MATCH :words AND v.from_rev <= :at AND v.to_rev > :at AND v.listed «kinds»
LIMIT :size
