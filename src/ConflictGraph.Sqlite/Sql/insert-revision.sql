-- A revision is written. Parameters in the order of the columns but the last serial, which the file knows.
INSERT INTO revision(number, change_set, content, author, reason, at, first_node, first_edge, totals, last_serial)
VALUES (:number, :change_set, :content, :author, :reason, :at, :first_node, :first_edge, :totals, (SELECT coalesce(max(no), 0) FROM node))
