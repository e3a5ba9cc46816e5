-- The tokens of a version. :version, :name, :alias, :latin, :body
INSERT INTO words(rowid, name, alias, latin, body) VALUES (:version, :name, :alias, :latin, :body)
