// Where one step leads from nodes, and how many links those it leads to ever had; loops lead nowhere. «types»; «filter»; $serials, $at and what the filter names
UNWIND $serials AS serial
MATCH (n:Entity {_node: serial})
CALL (n) {
  MATCH (n)-[r«types»]-(m) WHERE m <> n AND r._from <= $at AND coalesce(r._to, 2147483647) > $at«filter»
  RETURN DISTINCT m
}
RETURN serial, collect(m._node), collect(COUNT { (m)--() })
