-- A setting. :scope, :key
SELECT json FROM setting WHERE scope = :scope AND key = :key
