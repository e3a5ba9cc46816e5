// What nodes read as at a revision; what is not live then is left out. $ids, $at
UNWIND $ids AS id
CALL (id) {
  MATCH (v:Version {id: id}) WHERE v._from <= $at
  RETURN v ORDER BY v.id DESC, v._from DESC LIMIT 1
}
WITH id, v WHERE coalesce(v._to, 2147483647) > $at
MATCH (n:Entity {_node: v._canonical})
RETURN id, n._node, n.id, n.kind
