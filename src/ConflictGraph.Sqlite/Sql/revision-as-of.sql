-- The last revision at or before an instant, in ticks. :at
SELECT number, change_set, content, author, reason, at, first_node, first_edge, totals FROM revision WHERE at <= :at ORDER BY at DESC LIMIT 1
