// Weapons used in a place and in what lies in it, by one and the same account. $place: id
// :param place => 'location:crimea'
MATCH way = (:Entity {id: $place})<-[:LOCATED_IN*0..8]-(where)<-[at:OCCURRED_AT]-(event:Incident)-[used:USED_WEAPON]->(weapon)
WHERE used._to IS NULL AND all(step IN relationships(way) WHERE step._to IS NULL) AND any(claim IN used.accordingTo WHERE claim IN at.accordingTo)
RETURN weapon.name AS weapon, weapon.weaponClass AS class, used.use AS use, where.name AS where, event.title AS event, event.modality AS modality, event.lastDay AS until, used.quote AS inTheSource,
  weapon.id AS weaponId, event.id AS eventId
ORDER BY weapon, eventId
