// How many each of some lists of one form has. «sets»: what the filter finds by an index; «rows»: rows of each kind. $queries: by each its values and least key; $at
UNWIND range(0, size($queries) - 1) AS no
WITH no, $queries[no] AS q
«sets»
CALL (*) {
  CALL (*) {
«rows»
  }
  RETURN count(*) AS total
}
RETURN no, total
