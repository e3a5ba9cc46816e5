// Live nodes from an id on, by id, each with how many links ever began at what it reads as. $from, $without: one that is passed over; $size, $at
MATCH (v:Version) USING INDEX SEEK v:Version(id, _from)
WHERE v.id >= $from AND v._from <= $at AND v.id <> $without AND coalesce(v._to, 2147483647) > $at
WITH v ORDER BY v.id LIMIT $size
MATCH (c:Entity {_node: v._canonical})
RETURN v.id, v.kind, v._node, v._canonical, v._enteredIn, coalesce(v._entered, v._shown), COUNT { (c)-->() }
ORDER BY v.id
