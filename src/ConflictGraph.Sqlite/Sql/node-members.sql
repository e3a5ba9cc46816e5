-- What reads as another node at a revision. :canonical, :at
SELECT version, node, entered_in, shown, by_name, span, when_from, when_until, entered FROM node_version WHERE canonical = :canonical AND canonical <> node AND to_rev > :at AND from_rev <= :at
