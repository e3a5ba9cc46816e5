// Edges as links between what their ends read as; answers how many. $kind, $id, $a, $b, $edge, $certainty, $level, $tag, $span, $from, $until, $json, $quote, $document, $accordingTo, $replaces, $values: columns; $at
UNWIND range(0, size($a) - 1) AS i
MATCH (a:Entity {_node: $a[i]})
MATCH (b:Entity {_node: $b[i]})
CREATE (a)-[r:$($kind[i])]->(b)
SET r += $values[i], r.id = $id[i], r.certainty = $certainty[i], r.quote = $quote[i], r.document = $document[i], r.accordingTo = $accordingTo[i], r.json = $json[i],
  r._a = $a[i], r._b = $b[i], r._edge = $edge[i], r._level = $level[i], r._tag = $tag[i], r._span = $span[i], r._whenFrom = $from[i], r._whenUntil = $until[i],
  r._replaces = $replaces[i], r._enteredIn = $at, r._from = $at
RETURN count(*)
