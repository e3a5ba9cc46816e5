-- Opens a key of a node, unless it is open. :property, :text, :node, :at
INSERT INTO key(property, text, node, to_rev, from_rev) VALUES (:property, :text, :node, 2147483647, :at) ON CONFLICT DO NOTHING
