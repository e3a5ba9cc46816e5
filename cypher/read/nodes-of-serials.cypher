// Ids and kinds of nodes by serial. $serials
UNWIND $serials AS serial
MATCH (n:Entity {_node: serial})
RETURN serial, n.id, n.kind
