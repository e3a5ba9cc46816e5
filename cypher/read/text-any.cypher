// Listed versions that live at a revision, of kinds by the beginning of their ids. $prefixes, $at, $size
UNWIND $prefixes AS prefix
MATCH (v:Version) USING INDEX SEEK v:Version(id, _from)
WHERE v.id STARTS WITH prefix AND v._from <= $at AND coalesce(v._to, 2147483647) > $at AND v._listed
WITH v LIMIT $size
RETURN v._node, true, v.id, v.kind, v._shown, v._enteredIn, v._version, v._byName, v._span, v._whenFrom, v._whenUntil
