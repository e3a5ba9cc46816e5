// Judgements as they were entered before revisions took them out. $id, $at: columns
UNWIND range(0, size($id) - 1) AS i
CALL (i) {
  MATCH (j:Judgement {id: $id[i]}) WHERE j._from < $at[i]
  RETURN j ORDER BY j.id DESC, j._from DESC LIMIT 1
}
RETURN i, j.a, j.b, j.json
