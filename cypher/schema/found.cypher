// What the graph is: the schema, the newest revision and the newest published one, where it is a store; and whether there is anything at all.
OPTIONAL MATCH (s:Store {key: 1})
OPTIONAL MATCH (p:Published {key: 1})
RETURN toIntegerOrNull(s.schema), s.revision, p.revision, EXISTS { MATCH (n) }
