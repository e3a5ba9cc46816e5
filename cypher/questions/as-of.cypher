// The relations of a thing as they were at a revision, and those it lost since. $thing: id, $at: a revision's number
// :param thing => 'incident:zavrin-raid'
// :param at => 2
MATCH (thing:Entity {id: $thing})-[relation]-(other)
WHERE relation._from <= $at AND coalesce(relation._to, 2147483647) > $at
MATCH (entered:Revision {number: relation._from})
RETURN type(relation) AS relation, startNode(relation) = thing AS outgoing, coalesce(other.name, other.title, other.text) AS other, relation.quote AS inTheSource, entered.author AS enteredBy, entered.instant AS enteredAt,
  relation._to AS endedIn, coalesce(relation.id, relation.derivedFrom) AS id, other.id AS otherId
ORDER BY relation, otherId, id
