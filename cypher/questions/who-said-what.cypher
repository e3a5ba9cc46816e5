// Who said what about a thing, in which words, by which source: about itself, about an event it has a part in, or in answer to such a claim. $thing: id
// :param thing => 'weapon:atacms'
MATCH (thing:Entity {id: $thing})
CALL (thing) {
  MATCH (claim:Claim)-[about:ABOUT]->(thing)
  WHERE about._to IS NULL
  RETURN claim, 1 AS way
  UNION
  MATCH (thing)-[part:PARTICIPATED_IN|TARGETED|OCCURRED_AT|LAUNCHED_FROM|USED_WEAPON|TRANSFERRED|FOLLOWED|CAUSED]-()
  WHERE part._to IS NULL
  UNWIND part.accordingTo AS claimed
  MATCH (claim:Entity&Claim {id: claimed})
  RETURN claim, 2 AS way
  UNION
  MATCH (thing)-[part:PARTICIPATED_IN|TARGETED|OCCURRED_AT|LAUNCHED_FROM|USED_WEAPON|TRANSFERRED|FOLLOWED|CAUSED]-(event:Incident|Communication)<-[about:ABOUT]-(claim:Claim)
  WHERE part._to IS NULL AND about._to IS NULL
  RETURN claim, 2 AS way
}
WITH claim, min(way) AS way
WITH collect({claim: claim, way: way}) AS found, collect(claim) AS claims
CALL (found, claims) {
  UNWIND found AS one
  RETURN one.claim AS claim, one.way AS way
  UNION
  UNWIND claims AS answered
  MATCH (answered)<-[answers:RESPONDS_TO|SUPPORTS|CONTRADICTS|CORRECTS|RETRACTS|REPEATS]-(claim:Claim)
  WHERE answers._to IS NULL AND NOT claim IN claims
  RETURN claim, CASE type(answers) WHEN 'REPEATS' THEN 4 ELSE 3 END AS way
}
WITH claim, min(way) AS way
MATCH (speaker)-[made:MADE_CLAIM]->(claim)
WHERE made._to IS NULL
OPTIONAL MATCH (source:Entity&Document {id: made.document})
RETURN coalesce(speaker.name, speaker.title) AS speaker, claim.stance AS stance, claim.text AS said, claim.quote AS words, made.quote AS inTheSource, source.title AS source, claim.lastDay AS day,
  ['DIRECT', 'THROUGH_INCIDENT', 'RESPONSE', 'REPEAT'][way - 1] AS relation, speaker.id AS speakerId, claim.id AS claimId
ORDER BY speaker, day, claimId
