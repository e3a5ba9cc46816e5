// Documents by how many relations cite them today, with who published them. It reads the whole graph.
MATCH ()-[relation]->()
WHERE relation._to IS NULL AND relation.id IS NOT NULL
MATCH (cited:Citation)
WHERE cited._edge = relation._edge
MATCH (document:Entity&Document {id: cited.of})
WITH document, count(DISTINCT relation.id) AS relations
OPTIONAL MATCH (document)-[published:PUBLISHED_BY]->(source) WHERE published._to IS NULL
RETURN document.title AS document, document.documentKind AS kind, collect(DISTINCT source.name) AS publishedBy, document.lastDay AS day, relations, document.id AS id
ORDER BY relations DESC, id LIMIT 25
