-- Opens a version of an edge or a judgement. :version, :from_rev, :replaces, :kind, :a, :b, :disc, :payload
INSERT INTO edge_version(version, from_rev, to_rev, replaces, kind, a, b, disc, payload) VALUES (:version, :from_rev, 2147483647, :replaces, :kind, :a, :b, :disc, :payload)
