// Takes the turn at writing, waiting for whoever has it. Answers the newest revision. $writer
MATCH (s:Store {key: 1}) SET s.lock = $writer RETURN s.revision
