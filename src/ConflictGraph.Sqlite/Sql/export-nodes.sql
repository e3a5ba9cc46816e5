-- Nodes as entered at a revision, by id from one on. :at, :from
SELECT n.id, v.node, v.entered_in, coalesce(v.entered, v.shown), v.canonical
FROM node n CROSS JOIN node_version v ON v.node = n.no AND v.from_rev <= :at AND v.to_rev > :at
WHERE n.id >= :from
ORDER BY n.id
