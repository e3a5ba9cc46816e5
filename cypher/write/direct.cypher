// Direct edges, each with the id of the event or claim it is derived from; answers how many. $kind, $a, $b, $edge, $certainty, $level, $tag, $span, $from, $until: columns; $at
UNWIND range(0, size($a) - 1) AS i
MATCH (a:Entity {_node: $a[i]})
MATCH (b:Entity {_node: $b[i]})
MATCH (e:Entity {_node: -$edge[i]})
CREATE (a)-[r:$($kind[i])]->(b)
SET r.derivedFrom = e.id, r.certainty = $certainty[i], r.stance = $tag[i],
  r.firstDay = CASE WHEN $from[i] IS NOT NULL THEN date('0001-01-01') + duration({days: $from[i] / 86400}) END,
  r.lastDay = CASE WHEN $from[i] IS NOT NULL THEN date('0001-01-01') + duration({days: ($until[i] - 1) / 86400}) END,
  r._a = $a[i], r._b = $b[i], r._edge = $edge[i], r._level = $level[i], r._tag = $tag[i], r._span = $span[i], r._whenFrom = $from[i], r._whenUntil = $until[i], r._from = $at
RETURN count(*)
