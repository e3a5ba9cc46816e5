// The last revision at or before an instant. $instant: in milliseconds; $known: one that is known to be committed
MATCH (p:Published {key: 1})
WITH CASE WHEN p.revision > $known THEN p.revision ELSE $known END AS newest
CALL (newest) {
  MATCH (r:Revision) USING INDEX SEEK r:Revision(at) WHERE r.at <= $instant AND r.number <= newest
  RETURN r ORDER BY r.at DESC, r.number DESC LIMIT 1
}
RETURN r.number, r.changeSet, r.content, r.author, r.reason, r.at, r.firstNode, r.firstEdge, r.totals
