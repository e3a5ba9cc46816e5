// Terms for typo tolerance, except those that are kept; answers how many were looked at. $text
UNWIND $text AS text
MERGE (:Term {text: text})
RETURN count(*)
