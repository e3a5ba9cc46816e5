-- The version of a node at a revision. :serial, :at
SELECT version, node, entered_in, shown, by_name, span, when_from, when_until, entered FROM node_version WHERE node = :serial AND to_rev > :at AND from_rev <= :at
