// Ends open judgements; answers how many. $id, $version: columns; $at
UNWIND range(0, size($id) - 1) AS i
MATCH (j:Judgement {id: $id[i]}) WHERE j._from < $at AND j._to IS NULL AND j._edge = $version[i]
SET j._to = $at
RETURN count(*)
