-- The serial that a node reads as at a revision. :serial, :at
SELECT canonical FROM node_version WHERE node = :serial AND to_rev > :at AND from_rev <= :at
