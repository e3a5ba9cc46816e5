// How many links nodes ever had, for each slot of those asked. «degrees»; $nodes
UNWIND $nodes AS node
MATCH (n:Entity {_node: node})
RETURN node, [«degrees»]
