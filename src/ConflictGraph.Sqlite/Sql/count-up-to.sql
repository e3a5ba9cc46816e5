-- How many serials a set has, counted up to a number. «set», :most, :at
SELECT count(*) FROM (SELECT 1 FROM («set») LIMIT :most)
