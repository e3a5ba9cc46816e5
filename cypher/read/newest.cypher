// The newest revision that everybody can see. $known: one that is known to be committed
MATCH (p:Published {key: 1})
WITH CASE WHEN p.revision > $known THEN p.revision ELSE $known END AS newest
MATCH (r:Revision {number: newest})
RETURN r.number, r.changeSet, r.content, r.author, r.reason, r.at, r.firstNode, r.firstEdge, r.totals
