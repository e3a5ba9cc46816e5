// Pages of lists of one form, each in order. «sets»: what the filter finds by an index; «rows»: rows of each kind in order, as many as a page can need; «order». $queries: by each its values, places and least key; $at, $size
UNWIND range(0, size($queries) - 1) AS no
WITH no, $queries[no] AS q
«sets»
CALL (*) {
  CALL (*) {
«rows»
  }
  RETURN v ORDER BY «order» LIMIT $size
}
RETURN no, v._node, v.id, v.kind, v._shown, v._enteredIn, v._version, v._byName, v._span, v._whenFrom, v._whenUntil
ORDER BY no, «order»
