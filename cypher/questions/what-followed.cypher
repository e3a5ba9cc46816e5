// What an event came after and what came after it: as somebody says, and what the same people or their bodies did within some days of it. $event: id, $days
// :param event => 'communication:austin-belousov-call'
// :param days => 7
MATCH (event:Entity {id: $event})
CALL (event) {
  MATCH (event)-[step:FOLLOWED|CAUSED]-(other)
  WHERE step._to IS NULL
  RETURN other, CASE WHEN step:FOLLOWED = (startNode(step) = event) THEN 'BEFORE' ELSE 'AFTER' END AS order, step.quote AS because
  UNION
  MATCH (event)<-[part:PARTICIPATED_IN]-(actor)
  WHERE part._to IS NULL
  MATCH way = (actor)-[:HOLDS_OFFICE|OFFICE_OF|MEMBER_OF*0..4]->(body)-[did:PARTICIPATED_IN]->(other)
  WHERE other <> event AND did._to IS NULL AND all(step IN relationships(way) WHERE step._to IS NULL)
    AND other.lastDay >= event.firstDay AND other.firstDay <= event.lastDay + duration({days: $days})
  RETURN other, 'WITHIN_DAYS' AS order, collect(DISTINCT body.name)[0] + ' took part' AS because
}
OPTIONAL MATCH (other)-[about:ABOUT]->(thing) WHERE about._to IS NULL
RETURN order, other.title AS what, other.firstDay AS from, other.lastDay AS until, because, collect(DISTINCT coalesce(thing.name, thing.title, thing.text)) AS about, other.id AS id
ORDER BY order, until, id
