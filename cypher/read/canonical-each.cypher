// What nodes read as, each at a revision of its own. $id, $at: columns
UNWIND range(0, size($id) - 1) AS i
CALL (i) {
  MATCH (v:Version {id: $id[i]}) WHERE v._from <= $at[i]
  RETURN v ORDER BY v.id DESC, v._from DESC LIMIT 1
}
RETURN i, v._canonical
