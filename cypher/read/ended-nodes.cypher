// Nodes as they were entered before revisions took them out. $id, $at: columns
UNWIND range(0, size($id) - 1) AS i
CALL (i) {
  MATCH (v:Version {id: $id[i]}) WHERE v._from < $at[i]
  RETURN v ORDER BY v.id DESC, v._from DESC LIMIT 1
}
RETURN i, v.kind, v._node, coalesce(v._entered, v._shown)
