// The revision that wrote a change set, unless it is above what everybody can see. $changeSet; $known: one that is known to be committed
MATCH (p:Published {key: 1})
MATCH (r:Revision {changeSet: $changeSet}) WHERE r.number <= CASE WHEN p.revision > $known THEN p.revision ELSE $known END
RETURN r.number, r.changeSet, r.content, r.author, r.reason, r.at, r.firstNode, r.firstEdge, r.totals
