-- How many live asserted links a node has, counted up to a number. :node, :at, :most
SELECT count(*) FROM (SELECT 1 FROM link WHERE node = :node AND from_rev <= :at AND to_rev > :at AND other <> node AND edge > 0 LIMIT :most)
