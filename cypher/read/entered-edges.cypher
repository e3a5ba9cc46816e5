// Edges of a kind as revisions entered them, between what their ends read as then, with what was entered before, between what they read as just before. «kind»; $id, $a, $b, $wasA, $wasB, $at: columns
UNWIND range(0, size($id) - 1) AS i
MATCH ()-[r:«kind»]->() USING INDEX SEEK r:«kind»(_a, _b, _edge)
WHERE r._a = $a[i] AND r._b = $b[i] AND r._edge > 0 AND r.id = $id[i] AND r._from = $at[i] AND r._enteredIn = $at[i]
OPTIONAL MATCH ()-[w:«kind»]->() USING INDEX SEEK w:«kind»(_a, _b, _edge)
WHERE w._a = $wasA[i] AND w._b = $wasB[i] AND w._edge = r._replaces AND w._to = $at[i]
RETURN i, r._replaces, r.json, w.json
