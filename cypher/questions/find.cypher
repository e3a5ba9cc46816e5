// Things with these words in what is said of them, names first, each with the id to ask by. $words: whole words in lower case, in any script
// :param words => 'austin'
CALL db.index.fulltext.queryNodes('words', $words) YIELD node AS version, score
WHERE version._to IS NULL
MATCH (thing:Entity {_node: version._canonical})
RETURN DISTINCT thing.id AS id, thing.kind AS kind, coalesce(thing.name, thing.title, thing.text) AS name, max(score) AS score
ORDER BY score DESC, id LIMIT 25
