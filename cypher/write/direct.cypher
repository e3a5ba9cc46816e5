// Direct edges, each with the id of the event or claim it is derived from; answers how many. $kind, $a, $b, $edge, $certainty, $level, $tag, $span, $from, $until: columns; $at
UNWIND range(0, size($a) - 1) AS i
MATCH (a:Entity {_node: $a[i]})
MATCH (b:Entity {_node: $b[i]})
MATCH (e:Entity {_node: -$edge[i]})
CREATE (a)-[r:$($kind[i]) {derivedFrom: e.id, certainty: $certainty[i], stance: $tag[i],
  firstDay: CASE WHEN $from[i] IS NOT NULL THEN date('0001-01-01') + duration({days: $from[i] / 86400}) END,
  lastDay: CASE WHEN $from[i] IS NOT NULL THEN date('0001-01-01') + duration({days: ($until[i] - 1) / 86400}) END,
  _a: $a[i], _b: $b[i], _edge: $edge[i], _level: $level[i], _tag: $tag[i], _span: $span[i], _whenFrom: $from[i], _whenUntil: $until[i], _from: $at}]->(b)
RETURN count(*)
