// Links of nodes in one slot, in order, so many of each. «kind»; «near», «far»: _a and _b, or _b and _a; «end», «slot», «filter», «columns»; $nodes, $at, $most, $other and $edge: after which place; and what the filter names
UNWIND $nodes AS node
MATCH (n:Entity {_node: node})
CALL (node, n) {
  MATCH ()-[r:«kind»]->() USING INDEX SEEK r:«kind»(«near», «far», _edge)
  WHERE r.«near» = node AND r.«far» >= $other AND r._edge IS NOT NULL AND (r.«far» > $other OR r._edge > $edge)
    AND r._from <= $at AND coalesce(r._to, 2147483647) > $at
  WITH r, «end»(r) AS m, n WHERE true«filter»
  WITH r, m, «slot» AS slot ORDER BY r.«near», r.«far», r._edge LIMIT $most
  RETURN collect([«columns»]) AS links
}
RETURN n._node, links
