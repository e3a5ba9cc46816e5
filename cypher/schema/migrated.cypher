// The schema that the store has now. $schema
MATCH (s:Store {key: 1}) SET s.schema = $schema RETURN s.schema
