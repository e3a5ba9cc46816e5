// Links of nodes in order, so many of each; of a node with too many none, but the word that it is one. «left», «types», «right»: the pattern; «slot», «filter», «after», «columns»; $ids, $at, $most, $many, $numbers of the types and what the filter names
UNWIND $ids AS id
CALL (id) {
  MATCH (v:Version {id: id}) WHERE v._from <= $at
  RETURN v ORDER BY v.id DESC, v._from DESC LIMIT 1
}
WITH id, v WHERE coalesce(v._to, 2147483647) > $at
WITH v._canonical AS node, collect(id) AS ids
MATCH (n:Entity {_node: node})
WITH n, ids, CASE WHEN COUNT { (n)--() } <= $many THEN 0 ELSE COUNT { (n)«left»[«types»]«right»() } END AS degree
CALL (n, degree) {
  MATCH (n)«left»[r«types»]«right»(m) WHERE degree <= $many AND r._from <= $at AND coalesce(r._to, 2147483647) > $at«filter»
  WITH r, m, «slot» AS slot«after»
  ORDER BY slot, m._node, r._edge LIMIT $most
  RETURN collect([«columns»]) AS links
}
RETURN ids, n._node, n.id, n.kind, degree > $many, links
