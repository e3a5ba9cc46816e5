-- The names of all indexes.
SELECT name FROM sqlite_schema WHERE type = 'index'
