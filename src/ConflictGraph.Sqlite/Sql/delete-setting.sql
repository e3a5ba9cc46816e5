-- Takes a setting out. :scope, :key
DELETE FROM setting WHERE scope = :scope AND key = :key
