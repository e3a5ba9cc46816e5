// Nodes that are born, each with its first version; answers how many. Columns: see NodeRows; $at
UNWIND range(0, size($id) - 1) AS i
CREATE (n:Entity {id: $id[i]})
SET n:$($kind[i]), n += $values[i], n.id = $id[i], n.kind = $kind[i], n._node = $node[i]
SET n.location = point({longitude: $longitude[i], latitude: $latitude[i]}),
  n.firstDay = CASE WHEN $whenFrom[i] IS NOT NULL THEN date('0001-01-01') + duration({days: $whenFrom[i] / 86400}) END,
  n.lastDay = CASE WHEN $whenFrom[i] IS NOT NULL THEN date('0001-01-01') + duration({days: ($whenUntil[i] - 1) / 86400}) END
CREATE (v:Version)
SET v:$($kind[i] + 'Version'), v += $values[i], v.id = $id[i], v.kind = $kind[i], v._node = $node[i], v._version = $version[i], v._enteredIn = $enteredIn[i], v._canonical = $canonical[i], v._listed = $listed[i],
  v._byName = $byName[i], v._oldest = $oldest[i], v._newest = $newest[i], v._span = $span[i], v._whenFrom = $whenFrom[i], v._whenUntil = $whenUntil[i],
  v._west = $west[i], v._south = $south[i], v._east = $east[i], v._north = $north[i], v._name = $name[i], v._alias = $alias[i], v._latin = $latin[i], v._body = $body[i],
  v._shown = $shown[i], v._entered = $entered[i], v._replaces = $replaces[i], v._memberOf = $memberOf[i], v._from = $at
RETURN count(*)
