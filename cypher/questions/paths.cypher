// The shortest ways between two things, not through documents, sources and conflicts, which join everything. $from, $to: ids
// :param from => 'person:lloyd-austin'
// :param to => 'incident:crimea-attack'
MATCH (from:Entity {id: $from})
MATCH (to:Entity {id: $to})
MATCH way = allShortestPaths((from)-[*..6]-(to))
WHERE all(step IN relationships(way) WHERE step._to IS NULL) AND all(thing IN nodes(way) WHERE thing = from OR thing = to OR NOT (thing:Document OR thing:Source OR thing:Conflict))
RETURN [thing IN nodes(way) | coalesce(thing.name, thing.title, thing.text)] AS through, [step IN relationships(way) | type(step)] AS by, [step IN relationships(way) | step.quote] AS inTheSource, [thing IN nodes(way) | thing.id] AS ids
ORDER BY ids, by LIMIT 25
