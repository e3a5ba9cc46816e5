// Keys of nodes, except those that are open; answers how many were looked at. $key, $node: columns; $at
UNWIND range(0, size($key) - 1) AS i
CALL (i) {
  OPTIONAL MATCH (k:Key {key: $key[i], _node: $node[i]}) WHERE k._to IS NULL
  WITH i, count(k) AS open WHERE open = 0
  CREATE (:Key {key: $key[i], _node: $node[i], _from: $at})
}
RETURN count(*)
