// Links of a kind that were closed in this revision and hold on at other ends, or with another tag or time; answers how many. «kind»; $was, $a, $b, $edge … : columns; $at
UNWIND range(0, size($a) - 1) AS i
MATCH ()-[old:«kind»]->() USING INDEX SEEK old:«kind»(_a, _b, _edge)
WHERE old._a = $wasA[i] AND old._b = $wasB[i] AND old._edge = $edge[i] AND old._to = $at
MATCH (a:Entity {_node: $a[i]})
MATCH (b:Entity {_node: $b[i]})
CREATE (a)-[r:«kind»]->(b)
SET r = properties(old), r._a = $a[i], r._b = $b[i], r._level = $level[i], r._tag = $tag[i], r._span = $span[i], r._whenFrom = $from[i], r._whenUntil = $until[i], r._from = $at, r._to = null
RETURN count(*)
