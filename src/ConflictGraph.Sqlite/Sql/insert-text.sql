-- Keeps the text of a document, unless it is kept. :sha256, :revision, :text
INSERT INTO document_text(sha256, revision, text) VALUES (:sha256, :revision, :text) ON CONFLICT DO NOTHING
