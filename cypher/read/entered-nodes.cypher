// Nodes as revisions entered them, with what was entered before. $id, $at: columns
UNWIND range(0, size($id) - 1) AS i
MATCH (v:Version {id: $id[i], _from: $at[i]})
RETURN i, v.kind, v._node, v._replaces, coalesce(v._entered, v._shown),
  CASE WHEN v._replaces IS NOT NULL THEN head(COLLECT {
    MATCH (w:Version {id: $id[i]}) WHERE w._from < $at[i]
    RETURN coalesce(w._entered, w._shown) ORDER BY w.id DESC, w._from DESC LIMIT 1
  }) END
