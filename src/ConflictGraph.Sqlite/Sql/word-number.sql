-- The number of a word. :text
SELECT no FROM word WHERE text = :text
