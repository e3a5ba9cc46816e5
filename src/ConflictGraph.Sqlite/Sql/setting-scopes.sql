-- Scopes that hold settings.
SELECT DISTINCT scope FROM setting ORDER BY scope
