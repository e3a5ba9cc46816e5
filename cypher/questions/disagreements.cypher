// Questions of an event that claims answer differently, answer by answer. More than the service calls a disagreement: it also weighs origins, corrections and what is compatible.
MATCH (event:Incident|Communication)
WHERE event.answeredTwice IS NOT NULL
UNWIND event.answeredTwice AS question
CALL (event, question) {
  MATCH (event)-[part:PARTICIPATED_IN|TARGETED|OCCURRED_AT|USED_WEAPON]-(thing)
  WHERE part._to IS NULL AND question = CASE
    WHEN part:TARGETED THEN 'TARGET'
    WHEN part:OCCURRED_AT THEN 'PLACE'
    WHEN part:USED_WEAPON THEN 'WEAPON'
    WHEN part.role IN ['INITIATOR', 'INTERCEPTOR'] THEN 'INITIATOR'
  END
  UNWIND part.accordingTo AS claimed
  MATCH (claim:Entity&Claim {id: claimed})
  RETURN claim, thing.name AS answer
  UNION
  MATCH (claim:Claim)-[about:ABOUT]->(event)
  WHERE about._to IS NULL AND claim.asserts CONTAINS '"question":"' + question + '"'
  RETURN claim, claim.text AS answer
}
MATCH (speaker)-[made:MADE_CLAIM]->(claim)
WHERE made._to IS NULL
RETURN event.title AS event, question, answer, collect(DISTINCT coalesce(speaker.name, speaker.title)) AS saidBy, claim.stance AS stance, claim.lastDay AS day, claim.id AS claimId, event.id AS eventId
ORDER BY event, question, answer, claimId
