-- What a revision took out, by id. :revision, :after
SELECT id, what, version FROM retraction WHERE revision = :revision AND id > :after ORDER BY id
