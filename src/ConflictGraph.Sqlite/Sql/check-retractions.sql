-- Things taken out that are still there.
SELECT r.id || ' was retracted in revision ' || r.revision || ' and its version ' || r.version || ' did not end there.' FROM retraction r
WHERE NOT (CASE r.what WHEN 0 THEN EXISTS (SELECT 1 FROM node_version v WHERE v.version = r.version AND v.to_rev = r.revision)
  ELSE EXISTS (SELECT 1 FROM edge_version e WHERE e.version = r.version AND e.to_rev = r.revision) END)
