// Revisions by number. $numbers
UNWIND $numbers AS number
MATCH (r:Revision {number: number})
RETURN r.number, r.changeSet, r.content, r.author, r.reason, r.at, r.firstNode, r.firstEdge, r.totals
