-- The last serial given by a revision. :revision
SELECT last_serial FROM revision WHERE number <= :revision ORDER BY number DESC LIMIT 1
