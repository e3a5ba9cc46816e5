// Ends the open versions of nodes; answers how many. $id, $version: columns; $at
UNWIND range(0, size($id) - 1) AS i
CALL (i) {
  MATCH (v:Version {id: $id[i]}) WHERE v._from <= $at
  RETURN v ORDER BY v.id DESC, v._from DESC LIMIT 1
}
WITH i, v WHERE v._version = $version[i] AND v._to IS NULL
SET v._to = $at
RETURN count(*)
