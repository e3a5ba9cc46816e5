// The store's own nodes, where they are not there yet. $schema
MERGE (s:Store {key: 1}) ON CREATE SET s.revision = 0, s.schema = $schema
MERGE (p:Published {key: 1}) ON CREATE SET p.revision = 0
RETURN s.schema, s.revision, p.revision
