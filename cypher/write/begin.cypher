// Takes the turn at writing, waiting for whoever has it. Answers the newest revision and the newest published one. $writer
MATCH (s:Store {key: 1}) SET s.lock = $writer
WITH s.revision AS revision
OPTIONAL MATCH (p:Published {key: 1})
RETURN revision, p.revision
