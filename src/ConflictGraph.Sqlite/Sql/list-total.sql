-- How many a list of a kind has. «source» (FROM and WHERE); :at and what the filter binds
SELECT count(*)
FROM «source»
