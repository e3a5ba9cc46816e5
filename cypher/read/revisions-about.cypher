// Revisions that entered or took out nodes, edges at them or judgements at them, as entered: before a number, newest first, or after it, oldest first; of an author and with a prefix of the change set's id where given. $about; $way: -1 newest first, 1 oldest first; $after, $author, $prefix, $size; $known: one that is known to be committed
// Edges are at what a node reads as, and so at everything that it ever read as; their ids name the ends as entered. A version of an edge that another replaced ends in the revision that entered the other.
MATCH (p:Published {key: 1})
WITH CASE WHEN p.revision > $known THEN p.revision ELSE $known END AS newest
CALL (newest) {
  UNWIND $about AS id
  MATCH (v:Version {id: id}) WHERE v._from <= newest AND v._enteredIn = v._from
  RETURN v._from AS number
  UNION
  UNWIND $about AS id
  MATCH (v:Version {id: id}) WHERE v._from <= newest AND v._to <= newest AND NOT EXISTS { MATCH (w:Version {id: id, _from: v._to}) }
  RETURN v._to AS number
  UNION
  UNWIND $about AS id
  MATCH (v:Version {id: id}) WHERE v._from <= newest
  WITH DISTINCT id, v._canonical AS node
  MATCH (n:Entity {_node: node})-[r]-()
  WHERE r._edge > 0 AND r._from <= newest AND (r.id CONTAINS ':' + id + '>' OR r.id ENDS WITH '>' + id OR r.id CONTAINS '>' + id + '#')
  WITH r._edge AS edge, min(r._enteredIn) AS entered, max(CASE WHEN r._to <= newest THEN r._to ELSE 2147483647 END) AS ended
  UNWIND [entered, ended] AS number
  RETURN number
  UNION
  UNWIND $about AS id
  MATCH (j:Judgement) USING INDEX SEEK j:Judgement(a, _from) WHERE j.a = id AND j._from <= newest
  UNWIND [j._from, j._to] AS number
  RETURN number
  UNION
  UNWIND $about AS id
  MATCH (j:Judgement) USING INDEX SEEK j:Judgement(b, _from) WHERE j.b = id AND j._from <= newest
  UNWIND [j._from, j._to] AS number
  RETURN number
}
WITH newest, number WHERE number <= newest AND number * $way > $after * $way
WITH DISTINCT number
MATCH (r:Revision {number: number})
WHERE ($author IS NULL OR r.author = $author) AND ($prefix IS NULL OR r.changeSet STARTS WITH $prefix)
WITH r ORDER BY r.number * $way LIMIT $size
RETURN r.number, r.changeSet, r.content, r.author, r.reason, r.at, r.firstNode, r.firstEdge, r.totals
ORDER BY r.number * $way
