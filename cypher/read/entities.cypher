// Last versions of nodes up to a revision, with the revision each ended in. $ids, $at
UNWIND $ids AS id
CALL (id) {
  MATCH (v:Version {id: id}) WHERE v._from <= $at
  RETURN v ORDER BY v.id DESC, v._from DESC LIMIT 1
}
RETURN id, v._node, v._canonical, CASE WHEN v._to <= $at THEN v._to END, v.id, v.kind, v._shown, v._enteredIn, v._version, v._byName, v._span, v._whenFrom, v._whenUntil
