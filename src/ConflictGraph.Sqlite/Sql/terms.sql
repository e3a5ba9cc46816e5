-- Terms with a first character and a length in a range, by code point. :first, :next, :shortest, :longest
SELECT text FROM term WHERE text >= :first AND text < :next AND length(text) BETWEEN :shortest AND :longest ORDER BY text
