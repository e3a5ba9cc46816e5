// Live edges of a kind by id, among the links between what their ends read as: a seek there sees nothing of what else is at a hub. «kind»; $id, $a, $b: columns; $at
UNWIND range(0, size($id) - 1) AS i
MATCH ()-[r:«kind»]->() USING INDEX SEEK r:«kind»(_a, _b, _edge)
WHERE r._a = $a[i] AND r._b = $b[i] AND r._edge > 0 AND r.id = $id[i] AND r._from <= $at AND coalesce(r._to, 2147483647) > $at
RETURN r.id, r.json, r._edge, r._enteredIn
