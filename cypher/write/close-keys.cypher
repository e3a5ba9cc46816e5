// Ends open keys of nodes; answers how many. $key, $node: columns; $at
UNWIND range(0, size($key) - 1) AS i
MATCH (k:Key {key: $key[i], _node: $node[i]}) WHERE k._to IS NULL
SET k._to = $at
RETURN count(*)
