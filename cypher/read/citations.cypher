// Versions of edges that cite documents or are according to claims, after a version of each, by version. $of, $after: columns; $most: of each
UNWIND range(0, size($of) - 1) AS i
CALL (i) {
  MATCH (c:Citation) USING INDEX SEEK c:Citation(of, _edge)
  WHERE c.of = $of[i] AND c._edge > $after[i]
  RETURN c ORDER BY c.of, c._edge LIMIT $most
}
RETURN i, c.id, c._edge
ORDER BY i, c._edge
