// Judgements as revisions entered them, with what was judged before. $id, $at: columns
UNWIND range(0, size($id) - 1) AS i
MATCH (j:Judgement {id: $id[i], _from: $at[i]})
RETURN i, j.a, j.b, j._replaces, j.json,
  CASE WHEN j._replaces IS NOT NULL THEN head(COLLECT {
    MATCH (w:Judgement {id: $id[i]}) WHERE w._from < $at[i]
    RETURN w.json ORDER BY w.id DESC, w._from DESC LIMIT 1
  }) END
