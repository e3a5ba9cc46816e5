// Which nodes have at least so many live asserted links. $serials, $at, $least
UNWIND $serials AS serial
MATCH (n:Entity {_node: serial})
WHERE COUNT {
  MATCH (n)-[r]-(m) WHERE m <> n AND r._edge > 0 AND r._from <= $at AND coalesce(r._to, 2147483647) > $at
  RETURN r LIMIT $least
} >= $least
RETURN serial
