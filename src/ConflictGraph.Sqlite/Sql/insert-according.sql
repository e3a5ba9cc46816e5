-- An edge is according to a claim. :claim, :edge
INSERT INTO according(claim, edge) VALUES (:claim, :edge) ON CONFLICT DO NOTHING
