// An event in order of time: when it was, as told; what was said of it; what was published of it. Undated things come last. $event: id
// :param event => 'incident:zavrin-raid'
MATCH (event:Entity {id: $event})
CALL (event) {
  RETURN event AS thing, 'HAPPENED' AS what, [] AS who
  UNION
  MATCH (speaker)-[made:MADE_CLAIM]->(thing:Claim)-[about:ABOUT]->(event)
  WHERE made._to IS NULL AND about._to IS NULL AND thing.reports IS NULL
  RETURN thing, 'SAID' AS what, collect(DISTINCT speaker.name) AS who
  UNION
  MATCH (event)-[told]-()
  WHERE told._to IS NULL AND told.document IS NOT NULL
  WITH DISTINCT told.document AS document
  MATCH (thing:Entity&Document {id: document})
  OPTIONAL MATCH (thing)-[published:PUBLISHED_BY]->(source) WHERE published._to IS NULL
  RETURN thing, 'PUBLISHED' AS what, collect(DISTINCT source.name) AS who
}
RETURN thing.firstDay AS from, thing.lastDay AS until, what, coalesce(thing.title, thing.text) AS text, who, thing.id AS id
ORDER BY until, from, what, id
