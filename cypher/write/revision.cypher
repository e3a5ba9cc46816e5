// The revision itself, as the last of its rows, and the store's count of them. $number, $changeSet, $content, $author, $reason, $at, $firstNode, $firstEdge, $lastSerial, $totals, $nodes, $edges, $retracted
CREATE (r:Revision {number: $number, changeSet: $changeSet, content: $content, author: $author, reason: $reason, at: $at, instant: datetime({epochMillis: $at}),
  firstNode: $firstNode, firstEdge: $firstEdge, lastSerial: $lastSerial, totals: $totals, nodes: $nodes, edges: $edges, retracted: $retracted})
WITH r
MATCH (s:Store {key: 1}) WHERE s.revision = $number - 1
SET s.revision = $number
RETURN count(*)
