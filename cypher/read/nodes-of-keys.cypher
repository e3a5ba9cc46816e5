// The oldest node that has each key. $keys, $at
UNWIND range(0, size($keys) - 1) AS i
CALL (i) {
  MATCH (k:Key) USING INDEX SEEK k:Key(key, _node)
  WHERE k.key = $keys[i] AND k._node IS NOT NULL AND k._from <= $at AND coalesce(k._to, 2147483647) > $at
  RETURN k ORDER BY k.key, k._node LIMIT 1
}
MATCH (n:Entity {_node: k._node})
RETURN i, n.id
