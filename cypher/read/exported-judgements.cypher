// Live judgements whose first end is a node, by id. $id: column; $at
UNWIND range(0, size($id) - 1) AS i
MATCH (j:Judgement) USING INDEX SEEK j:Judgement(a, _from)
WHERE j.a = $id[i] AND j._from <= $at AND coalesce(j._to, 2147483647) > $at
RETURN i, j.a, j.b, j.json, j._from
ORDER BY i, j.id
