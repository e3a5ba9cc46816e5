// Events that are only alleged, planned, denied or not told as having been, and those without a known time; with who says so.
MATCH (event:Incident|Communication)
WHERE NOT coalesce(event.modality, '') IN ['OCCURRED', 'REPORTED'] OR event.firstDay IS NULL
CALL (event) {
  MATCH (event)-[part:PARTICIPATED_IN|TARGETED|OCCURRED_AT|LAUNCHED_FROM|USED_WEAPON|TRANSFERRED|FOLLOWED|CAUSED]-()
  WHERE part._to IS NULL
  UNWIND part.accordingTo AS claimed
  MATCH (claim:Entity&Claim {id: claimed})
  RETURN claim
  UNION
  MATCH (event)<-[about:ABOUT]-(claim:Claim)
  WHERE about._to IS NULL
  RETURN claim
}
MATCH (claim)<-[made:MADE_CLAIM]-(speaker)
WHERE made._to IS NULL
RETURN event.title AS event, event.modality AS modality, event.firstDay IS NULL AS undated, collect(DISTINCT coalesce(speaker.name, speaker.title) + ' ' + claim.stance) AS saidBy, event.id AS id
ORDER BY modality, id
