// How many links nodes have; nodes without are left out. «left», «types», «right»: the pattern; «filter»; $nodes, $at and what the filter names
UNWIND $nodes AS node
MATCH (n:Entity {_node: node})
MATCH (n)«left»[r«types»]«right»(m) WHERE r._from <= $at AND coalesce(r._to, 2147483647) > $at«filter»
RETURN node, count(*)
