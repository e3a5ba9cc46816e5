// Revisions after a number, oldest first; of an author and with a prefix of the change set's id where given. $after, $author, $prefix, $size; $known: one that is known to be committed
MATCH (p:Published {key: 1})
WITH CASE WHEN p.revision > $known THEN p.revision ELSE $known END AS newest
CALL (newest) {
  MATCH (r:Revision) USING INDEX SEEK r:Revision(number)
  WHERE r.number > $after AND r.number <= newest AND ($author IS NULL OR r.author = $author) AND ($prefix IS NULL OR r.changeSet STARTS WITH $prefix)
  RETURN r ORDER BY r.number LIMIT $size
}
RETURN r.number, r.changeSet, r.content, r.author, r.reason, r.at, r.firstNode, r.firstEdge, r.totals
ORDER BY r.number
