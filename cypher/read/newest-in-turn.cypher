// The newest revision as the turn at writing has it.
MATCH (s:Store {key: 1})
MATCH (r:Revision {number: s.revision})
RETURN r.number, r.changeSet, r.content, r.author, r.reason, r.at, r.firstNode, r.firstEdge, r.totals
