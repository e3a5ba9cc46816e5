// What edges cite and are according to; answers how many. $of, $id, $edge: columns
UNWIND range(0, size($of) - 1) AS i
CREATE (:Citation {of: $of[i], id: $id[i], _edge: $edge[i]})
RETURN count(*)
