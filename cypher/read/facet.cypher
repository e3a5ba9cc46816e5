// Values of a list and how many have each. «sets»: what the filter finds by an index; «rows»: rows of each kind; «join»: what of a row is counted by; «first», «second», «count». $q: values and least key; $at
WITH $q AS q
«sets»
CALL (*) {
«rows»
}
«join»
RETURN «first», «second», «count»
