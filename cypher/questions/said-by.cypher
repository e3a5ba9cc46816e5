// What somebody said, oldest first, with where it was said and what it was about. $speaker: id
// :param speaker => 'organisation:russia'
MATCH (speaker:Entity {id: $speaker})-[made:MADE_CLAIM]->(claim:Claim)
WHERE made._to IS NULL
OPTIONAL MATCH (claim)-[conveyed:CONVEYED_IN]->(channel) WHERE conveyed._to IS NULL
WITH claim, made, collect(DISTINCT channel.title) AS saidIn
OPTIONAL MATCH (claim)-[about:ABOUT]->(thing) WHERE about._to IS NULL
RETURN claim.firstDay AS from, claim.lastDay AS until, claim.stance AS stance, claim.text AS said, made.quote AS inTheSource, saidIn,
  collect(DISTINCT coalesce(thing.name, thing.title, thing.text)) AS about, claim.id AS claimId
ORDER BY until, claimId
