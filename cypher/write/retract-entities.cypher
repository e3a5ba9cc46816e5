// The nodes of what was taken out lose the label of their kind; answers how many. $id
UNWIND $id AS id
MATCH (n:Entity {id: id})
WITH n, n.kind AS kind
REMOVE n:$(kind)
SET n:Retracted
RETURN count(*)
