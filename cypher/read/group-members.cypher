// Live members of groups, the canonical ones among them, as entered. $id, $node: canonical nodes, as columns; $at
UNWIND range(0, size($id) - 1) AS i
CALL (i) {
  MATCH (v:Version {id: $id[i]}) WHERE v._from <= $at
  RETURN v ORDER BY v.id DESC, v._from DESC LIMIT 1
  UNION ALL
  MATCH (v:Version) USING INDEX SEEK v:Version(_memberOf, _from)
  WHERE v._memberOf = $node[i] AND v._from <= $at
  RETURN v
}
WITH i, v WHERE coalesce(v._to, 2147483647) > $at
RETURN $node[i], v.id, v.kind, v._node, v._enteredIn, v._version, v._shown, v._entered
ORDER BY v._node
