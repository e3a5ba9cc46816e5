// Judgements; answers how many. $id, $edge, $a, $b, $json, $replaces: columns; $at
UNWIND range(0, size($id) - 1) AS i
CREATE (:Judgement {id: $id[i], _edge: $edge[i], a: $a[i], b: $b[i], json: $json[i], _replaces: $replaces[i], _from: $at})
RETURN count(*)
