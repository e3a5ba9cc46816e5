// Versions whose tokens match, at most so many, and whether each is listed, lives at a revision and has the rest of the words. $query, $limit, $at; $kinds: null is any; $fields, $rest: groups of tokens of which each must be met in a field
CALL db.index.fulltext.queryNodes('words', $query, {limit: $limit}) YIELD node AS v
WITH v, v._listed AND v._from <= $at AND coalesce(v._to, 2147483647) > $at AND ($kinds IS NULL OR v.kind IN $kinds)
  AND all(tokens IN $rest WHERE any(field IN $fields WHERE any(token IN split(coalesce(v[field], ''), ' ') WHERE token IN tokens))) AS holds
RETURN v._node, holds, v.id, v.kind, CASE WHEN holds THEN v._shown END, v._enteredIn, v._version, v._byName, v._span, v._whenFrom, v._whenUntil
