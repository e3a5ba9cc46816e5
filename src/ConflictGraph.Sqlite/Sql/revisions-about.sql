-- Revisions that entered or took out nodes, edges at them or judgements at them, as entered: before a number, newest first, or after it, oldest first; of an author and with a prefix of the change set's id where given. :about: serials; :way: -1 newest first, 1 oldest first; :after, :author, :prefix, :size
-- Links are at what a node reads as, and so at everything that it ever read as. A version of an edge that another replaced ends in the revision that entered the other.
WITH asked(no, id) AS MATERIALIZED (SELECT n.no, n.id FROM json_each(:about) meant CROSS JOIN node n ON n.no = meant.value),
edges(from_rev, to_rev) AS MATERIALIZED (
  SELECT e.from_rev, e.to_rev
  FROM (SELECT DISTINCT a.no, v.canonical FROM asked a CROSS JOIN node_version v ON v.node = a.no) ever
  CROSS JOIN link l ON l.node = ever.canonical
  CROSS JOIN edge_version e ON e.version = l.edge
  WHERE l.edge > 0 AND (e.a = ever.no OR e.b = ever.no)
  UNION
  SELECT e.from_rev, e.to_rev FROM asked a CROSS JOIN edge_version e ON e.a = a.no WHERE e.kind = 0
  UNION
  SELECT e.from_rev, e.to_rev FROM asked a CROSS JOIN edge_version e ON e.b = a.no WHERE e.kind = 0),
touched(number) AS MATERIALIZED (
  SELECT v.from_rev FROM asked a CROSS JOIN node_version v ON v.node = a.no WHERE v.entered_in = v.from_rev
  UNION
  SELECT gone.revision FROM asked a CROSS JOIN node_version v ON v.node = a.no CROSS JOIN retraction gone ON gone.revision = v.to_rev AND gone.id = a.id WHERE gone.version = v.version AND gone.what = 0
  UNION
  SELECT from_rev FROM edges
  UNION
  SELECT to_rev FROM edges)
SELECT number, change_set, content, author, reason, at, first_node, first_edge, totals
FROM (SELECT touched.number AS met FROM touched) some
CROSS JOIN revision ON number = some.met
WHERE number * :way > :after * :way AND (:author IS NULL OR author = :author) AND (:prefix IS NULL OR substr(change_set, 1, length(:prefix)) = :prefix)
ORDER BY number * :way LIMIT :size
