// What was entered about nodes themselves and when they were taken out, newest first, at most so many of each sort; and one row without a revision for each that is there. $ids, $before, $size; $known: a revision that is known to be committed
MATCH (p:Published {key: 1})
WITH CASE WHEN p.revision > $known THEN p.revision ELSE $known END AS newest
UNWIND $ids AS id
CALL (id, newest) {
  MATCH (v:Version {id: id}) WHERE v._from <= newest
  WITH v LIMIT 1
  RETURN v.kind AS kind, NULL AS revision, NULL AS replaces, NULL AS after, NULL AS before
  UNION ALL
  MATCH (v:Version {id: id}) WHERE v._from <= newest AND v._from < $before AND v._enteredIn = v._from
  WITH id, v ORDER BY v.id DESC, v._from DESC LIMIT $size
  RETURN v.kind AS kind, v._from AS revision, v._replaces AS replaces, coalesce(v._entered, v._shown) AS after,
    CASE WHEN v._replaces IS NOT NULL THEN head(COLLECT {
      MATCH (w:Version {id: id}) WHERE w._from < v._from
      RETURN coalesce(w._entered, w._shown) ORDER BY w.id DESC, w._from DESC LIMIT 1
    }) END AS before
  UNION ALL
  MATCH (v:Version {id: id}) WHERE v._from < newest AND v._from < $before AND v._to <= newest AND v._to < $before AND NOT EXISTS { MATCH (w:Version {id: id, _from: v._to}) }
  WITH v ORDER BY v.id DESC, v._from DESC LIMIT $size
  RETURN v.kind AS kind, v._to AS revision, v._version AS replaces, NULL AS after, coalesce(v._entered, v._shown) AS before
}
RETURN id, kind, revision, replaces, after, before
