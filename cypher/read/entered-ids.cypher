// What revisions entered and took out, by id: from a place on, in order, at most so many. Those in which none of the words stands are left out, except that the last tells how far this went. $parts: of 0 revision, 1 nodes, 2 edges and judgements, 3 retractions; $revision, $part, $index: the place; $until, $words, $most; $known: a revision that is known to be committed
MATCH (r:Revision) USING INDEX SEEK r:Revision(number)
WHERE r.number >= $revision AND r.number <= $until AND (r.number <= $known OR EXISTS { MATCH (p:Published {key: 1}) WHERE p.revision >= r.number })
UNWIND $parts AS part
WITH r.number AS number, part, CASE part WHEN 0 THEN [''] WHEN 1 THEN coalesce(r.nodes, []) WHEN 2 THEN coalesce(r.edges, []) ELSE coalesce(r.retracted, []) END AS ids,
  CASE WHEN r.number > $revision OR part > $part THEN 0 WHEN part = $part THEN $index ELSE 2147483647 END AS first
UNWIND range(first, CASE WHEN size(ids) < first + $most THEN size(ids) ELSE first + $most END - 1) AS i
WITH number, part, i, ids[i] AS id
ORDER BY number, part, i LIMIT $most
WITH collect([number, part, i, id]) AS met
UNWIND range(0, size(met) - 1) AS k
WITH met[k] AS one, k, size(met) AS count, $words IS NULL OR any(word IN $words WHERE met[k][3] CONTAINS word) AS isMeant
WHERE isMeant OR k = count - 1
RETURN one[0], one[1], one[2], CASE WHEN isMeant THEN one[3] END, count
ORDER BY k
