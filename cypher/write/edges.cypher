// Edges as links between what their ends read as; answers how many. $kind, $id, $a, $b, $edge, $certainty, $level, $tag, $span, $from, $until, $json, $quote, $document, $accordingTo, $replaces, $values: columns; $at
UNWIND range(0, size($a) - 1) AS i
MATCH (a:Entity {_node: $a[i]})
MATCH (b:Entity {_node: $b[i]})
CREATE (a)-[r:$($kind[i]) {id: $id[i], certainty: $certainty[i], quote: $quote[i], document: $document[i], accordingTo: $accordingTo[i], json: $json[i],
  _a: $a[i], _b: $b[i], _edge: $edge[i], _level: $level[i], _tag: $tag[i], _span: $span[i], _whenFrom: $from[i], _whenUntil: $until[i],
  _replaces: $replaces[i], _enteredIn: $at, _from: $at}]->(b)
SET r += $values[i]
RETURN count(*)
