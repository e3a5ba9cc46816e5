// What revisions entered and took out, by id: from a place on, in order. An id in which none of the words stands is left out, its place is not. $parts: of 0 revision, 1 nodes, 2 edges and judgements, 3 retractions; $revision, $part, $index: the place; $until, $words, $most; $known: a revision that is known to be committed
MATCH (r:Revision) USING INDEX SEEK r:Revision(number)
WHERE r.number >= $revision AND r.number <= $until AND (r.number <= $known OR EXISTS { MATCH (p:Published {key: 1}) WHERE p.revision >= r.number })
UNWIND $parts AS part
WITH r.number AS number, part, CASE part WHEN 0 THEN [''] WHEN 1 THEN r.nodes WHEN 2 THEN r.edges ELSE r.retracted END AS ids,
  CASE WHEN r.number > $revision OR part > $part THEN 0 WHEN part = $part THEN $index ELSE 2147483647 END AS first
UNWIND range(first, CASE WHEN size(ids) < first + $most THEN size(ids) ELSE first + $most END - 1) AS i
WITH number, part, i, ids[i] AS id
ORDER BY number, part, i LIMIT $most
RETURN number, part, i, CASE WHEN $words IS NULL OR any(word IN $words WHERE id CONTAINS word) THEN id END
