// Live edges that were entered as going out from nodes, each node's by id, at most so many of each. $id, $canonical, $passed: columns, the last of how many to leave out; $size, $at
UNWIND range(0, size($id) - 1) AS i
CALL (i) {
  MATCH (c:Entity {_node: $canonical[i]})-[r]->()
  WHERE r.id CONTAINS ':' + $id[i] + '>' AND r._from <= $at AND coalesce(r._to, 2147483647) > $at
  WITH r ORDER BY r.id
  WITH collect(r) AS edges
  UNWIND edges[$passed[i]..$passed[i] + $size] AS r
  RETURN r
}
RETURN i, r.id, r.json, r._enteredIn
ORDER BY i, r.id
