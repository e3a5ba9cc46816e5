// How many links nodes ever had. $serials
UNWIND $serials AS serial
MATCH (n:Entity {_node: serial})
RETURN serial, COUNT { (n)--() }
