-- A version of a node. :version
SELECT version, node, entered_in, shown, by_name, span, when_from, when_until, entered FROM node_version WHERE version = :version
