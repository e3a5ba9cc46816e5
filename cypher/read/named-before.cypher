// Which of the hashes that versions name are named by a document's version before, as entered; a group shows what its members name. «kind»; $hash, $id, $at: columns
UNWIND range(0, size($hash) - 1) AS i
MATCH (n:Version {id: $id[i], _from: $at[i]})
WITH i, n WHERE EXISTS {
  MATCH (v:«kind»Version) USING INDEX SEEK v:«kind»Version(sha256, _byName, _node)
  WHERE v.sha256 = $hash[i] AND v._byName IS NOT NULL AND v._node IS NOT NULL AND v._version < n._version AND (v._entered IS NULL OR v._entered CONTAINS '"sha256":"' + $hash[i] + '"')
}
RETURN i
