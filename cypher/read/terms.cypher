// Terms with a first character and a length in a range, by code point. $first, $shortest, $longest
MATCH (t:Term) WHERE t.text STARTS WITH $first AND $shortest <= size(t.text) <= $longest
RETURN t.text ORDER BY t.text
