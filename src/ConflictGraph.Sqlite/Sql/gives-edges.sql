-- Whether an event gives direct edges at a revision. :edge, minus its serial; :at
SELECT 1 FROM link INDEXED BY link_derived WHERE edge = :edge AND edge < 0 AND to_rev > :at AND from_rev <= :at LIMIT 1
