-- Gives a new word its number. :text
INSERT INTO word(text) VALUES (:text) RETURNING no
