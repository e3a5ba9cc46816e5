-- The newest revision.
SELECT number, change_set, content, author, reason, at, first_node, first_edge, totals FROM revision ORDER BY number DESC LIMIT 1
