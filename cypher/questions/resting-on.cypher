// Everything that rests on a document or on a claim: relations that cite it or are according to it. $on: id
// :param on => 'claim:russia-atacms-crimea'
MATCH (cited:Citation {of: $on})
WHERE cited._edge > 0
WITH DISTINCT cited, split(split(substring(cited.id, size(split(cited.id, ':')[0]) + 1), '>')[0], '#')[0] AS entered
CALL (entered) {
  MATCH (v:Version {id: entered}) WHERE v._from > 0
  RETURN v ORDER BY v.id DESC, v._from DESC LIMIT 1
}
MATCH (from:Entity {_node: v._canonical})-[relation {_edge: cited._edge}]->(to)
WHERE relation._to IS NULL
RETURN coalesce(from.name, from.title, from.text) AS from, type(relation) AS relation, coalesce(to.name, to.title, to.text) AS to, relation.certainty AS certainty, relation.quote AS inTheSource, relation.id AS id
ORDER BY id
