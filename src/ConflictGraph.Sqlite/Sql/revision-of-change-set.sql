-- The revision of a change set. :change_set
SELECT number, change_set, content, author, reason, at, first_node, first_edge, totals FROM revision WHERE change_set = :change_set
