-- Open edges and judgements at what is not there any more.
SELECT 'Edge version ' || e.version || ' is open, and one of its ends is not there.' FROM edge_version e
WHERE e.to_rev = 2147483647 AND NOT (EXISTS (SELECT 1 FROM node_version v WHERE v.node = e.a AND v.to_rev = 2147483647) AND EXISTS (SELECT 1 FROM node_version v WHERE v.node = e.b AND v.to_rev = 2147483647))
