-- Keeps a term, unless it is kept. :text
INSERT INTO term(text) VALUES (:text) ON CONFLICT DO NOTHING
