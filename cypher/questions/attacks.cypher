// Attacks by something and on it, each with how its event stands and who says so. An attack that is alleged looks like any other until you read its modality. $actor: id
// :param actor => 'organisation:russia'
MATCH (actor:Entity {id: $actor})-[attacked:ATTACKED]-(other)
WHERE attacked._to IS NULL
MATCH (event:Entity {id: attacked.derivedFrom})
CALL (event) {
  MATCH (event)-[part:PARTICIPATED_IN|TARGETED]-()
  WHERE part._to IS NULL
  UNWIND part.accordingTo AS claimed
  MATCH (speaker)-[made:MADE_CLAIM]->(:Entity&Claim {id: claimed})
  WHERE made._to IS NULL
  RETURN collect(DISTINCT coalesce(speaker.name, speaker.title)) AS accordingTo
}
RETURN CASE WHEN startNode(attacked) = actor THEN 'BY' ELSE 'ON' END AS side, other.name AS other, event.title AS attack, event.modality AS modality, attacked.certainty AS certainty,
  event.firstDay AS from, event.lastDay AS until, accordingTo, event.id AS eventId, other.id AS otherId
ORDER BY side, until, eventId, otherId
