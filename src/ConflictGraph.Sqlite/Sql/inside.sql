-- Within a place: what LOCATED_IN leads up to it from, perhaps the places round it, and what OCCURRED_AT or BASED_AT joins to any of these. «place», «round», «in», «out», «at», «step», :at
WITH RECURSIVE
  down(serial) AS (SELECT «place» UNION SELECT l.other FROM down CROSS JOIN link l WHERE l.node = down.serial AND l.slot = «in» AND l.from_rev <= :at AND l.to_rev > :at «step»),
  up(serial) AS (SELECT «place» WHERE «round» UNION SELECT l.other FROM up CROSS JOIN link l WHERE l.node = up.serial AND l.slot = «out» AND l.from_rev <= :at AND l.to_rev > :at «step»),
  place(serial) AS (SELECT serial FROM down UNION SELECT serial FROM up)
SELECT serial FROM place
UNION
SELECT l.other FROM place CROSS JOIN link l WHERE l.node = place.serial AND l.slot IN («at») AND l.from_rev <= :at AND l.to_rev > :at
