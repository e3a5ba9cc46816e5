-- The nodes with a key at a revision, oldest first. :property, :text, :at
SELECT node FROM key WHERE property = :property AND text = :text AND to_rev > :at AND from_rev <= :at ORDER BY node
