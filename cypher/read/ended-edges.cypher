// Edges of a kind as they were entered before revisions took them out, between what their ends read as just before. «kind»; $id, $wasA, $wasB, $at: columns
UNWIND range(0, size($id) - 1) AS i
MATCH ()-[r:«kind»]->() USING INDEX SEEK r:«kind»(_a, _b, _edge)
WHERE r._a = $wasA[i] AND r._b = $wasB[i] AND r._edge > 0 AND r.id = $id[i] AND r._to = $at[i]
RETURN i, r.json
