-- Links without their edge, without the row the other way, or that hold longer than their edge.
SELECT 'A link of node ' || l.node || ' is of edge version ' || l.edge || ', which is not there.' FROM link l
WHERE l.edge > 0 AND NOT EXISTS (SELECT 1 FROM edge_version e WHERE e.version = l.edge)
UNION ALL
SELECT 'A link of node ' || l.node || ' holds outside the time of its edge version ' || l.edge || '.' FROM link l CROSS JOIN edge_version e ON e.version = l.edge
WHERE l.edge > 0 AND (l.from_rev < e.from_rev OR l.to_rev > e.to_rev)
UNION ALL
SELECT 'The link of node ' || l.node || ' to ' || l.other || ' has no row the other way.' FROM link l
WHERE l.node <> l.other AND NOT EXISTS (SELECT 1 FROM link o WHERE o.node = l.other AND o.slot = (l.slot | 1) - (l.slot & 1) AND o.other = l.node AND o.edge = l.edge AND o.to_rev = l.to_rev AND o.from_rev = l.from_rev)
UNION ALL
SELECT 'Edge version ' || e.version || ' is open and has no link.' FROM edge_version e
WHERE e.to_rev = 2147483647 AND e.kind <> 0 AND NOT EXISTS (
  SELECT 1 FROM node_version a CROSS JOIN link l ON l.node = a.canonical AND l.slot = 2 * e.kind WHERE a.node = e.a AND a.to_rev = 2147483647 AND l.edge = e.version AND l.to_rev = 2147483647)
