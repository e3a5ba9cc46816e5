-- The last version of a node that is not there any more at a revision, and when it ended. :serial, :at
SELECT version, node, entered_in, shown, by_name, span, when_from, when_until, entered, to_rev FROM node_version WHERE node = :serial AND to_rev <= :at ORDER BY to_rev DESC LIMIT 1
