-- The serial that an id reads as at a revision. :id, :at
SELECT v.canonical FROM node n CROSS JOIN node_version v WHERE n.id = :id AND v.node = n.no AND v.to_rev > :at AND v.from_rev <= :at
