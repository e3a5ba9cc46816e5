// Who talked to whom, about what, and what was said there.
MATCH (one)-[talked:COMMUNICATED_WITH]->(other)
WHERE talked._to IS NULL
MATCH (talk:Entity&Communication {id: talked.derivedFrom})
OPTIONAL MATCH (talk)-[about:ABOUT]->(thing) WHERE about._to IS NULL
WITH one, other, talk, collect(DISTINCT coalesce(thing.name, thing.title, thing.text)) AS about
OPTIONAL MATCH (talk)<-[conveyed:CONVEYED_IN]-(claim:Claim)<-[made:MADE_CLAIM]-(speaker) WHERE conveyed._to IS NULL AND made._to IS NULL
WITH one, other, talk, about, claim, speaker ORDER BY claim._node
RETURN one.name AS one, other.name AS other, talk.title AS talk, talk.communicationKind AS kind, talk.firstDay AS day, talk.modality AS modality, about,
  [said IN collect(DISTINCT speaker.name + ' ' + claim.stance + ': ' + claim.text) WHERE said IS NOT NULL] AS said, talk.id AS talkId, one.id AS oneId, other.id AS otherId
ORDER BY day, talkId, oneId, otherId
