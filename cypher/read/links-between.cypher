// Links of nodes to others, in order, so many of each. «left», «types», «right»: the pattern; «slot», «filter», «after», «columns»; $nodes, $far, $at, $most, $numbers of the types and what the filter names
UNWIND $nodes AS node
MATCH (n:Entity {_node: node})
CALL (n) {
  UNWIND $far AS other
  MATCH (m:Entity {_node: other})
  MATCH (n)«left»[r«types»]«right»(m) WHERE r._from <= $at AND coalesce(r._to, 2147483647) > $at«filter»
  WITH r, m, «slot» AS slot«after»
  ORDER BY slot, m._node, r._edge LIMIT $most
  RETURN collect([«columns»]) AS links
}
RETURN n._node, links
