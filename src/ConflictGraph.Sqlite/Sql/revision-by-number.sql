-- A revision. :number
SELECT number, change_set, content, author, reason, at, first_node, first_edge, totals FROM revision WHERE number = :number
