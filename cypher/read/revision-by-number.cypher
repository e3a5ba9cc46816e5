// A revision, unless it is above what everybody can see. $number; $known: one that is known to be committed
MATCH (p:Published {key: 1})
MATCH (r:Revision {number: $number}) WHERE r.number <= CASE WHEN p.revision > $known THEN p.revision ELSE $known END
RETURN r.number, r.changeSet, r.content, r.author, r.reason, r.at, r.firstNode, r.firstEdge, r.totals
