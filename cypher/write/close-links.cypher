// Ends open links of a kind; answers how many. «kind»; $a, $b, $edge: columns; $at
UNWIND range(0, size($a) - 1) AS i
MATCH ()-[r:«kind»]->() USING INDEX SEEK r:«kind»(_a, _b, _edge)
WHERE r._a = $a[i] AND r._b = $b[i] AND r._edge = $edge[i] AND r._to IS NULL
SET r._to = $at
RETURN count(*)
