// Texts that live documents name, by hash. What a group shows is what one of its members names. «kind»; $after, $size, $at
MATCH (v:«kind»Version) USING INDEX SEEK v:«kind»Version(sha256, _byName, _node)
WHERE v.sha256 > $after AND v._byName IS NOT NULL AND v._node IS NOT NULL AND v._from <= $at AND coalesce(v._to, 2147483647) > $at
WITH DISTINCT v.sha256 AS hash
MATCH (t:Text {sha256: hash})
RETURN hash, t.text ORDER BY hash LIMIT $size
