-- An edge cites a document. :document, :edge
INSERT INTO citation(document, edge) VALUES (:document, :edge) ON CONFLICT DO NOTHING
