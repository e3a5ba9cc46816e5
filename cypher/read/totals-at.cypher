// The totals that stood at a revision. $at
MATCH (r:Revision) WHERE r.number <= $at
RETURN r.totals ORDER BY r.number DESC LIMIT 1
