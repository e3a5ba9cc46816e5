-- All settings of a scope by key. :scope
SELECT key, json FROM setting WHERE scope = :scope ORDER BY key
