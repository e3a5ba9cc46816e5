-- Where the versions of a revision and of the next begin. :number
SELECT r.first_node, r.first_edge, n.first_node, n.first_edge FROM revision r LEFT JOIN revision n ON n.number = r.number + 1 WHERE r.number = :number
