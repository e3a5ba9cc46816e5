// Live judgements at nodes, seen from each of them. $ids, $at
UNWIND $ids AS id
CALL (id) {
  MATCH (j:Judgement) USING INDEX SEEK j:Judgement(a, _from) WHERE j.a = id AND j._from <= $at RETURN j
  UNION ALL
  MATCH (j:Judgement) USING INDEX SEEK j:Judgement(b, _from) WHERE j.b = id AND j._from <= $at RETURN j
}
WITH id, j WHERE coalesce(j._to, 2147483647) > $at
RETURN id, j.a, j.b, j.json, j._edge, j._from
