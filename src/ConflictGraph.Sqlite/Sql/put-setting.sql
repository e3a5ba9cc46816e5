-- Keeps a setting; the last write wins. :scope, :key, :json
INSERT INTO setting(scope, key, json) VALUES (:scope, :key, :json) ON CONFLICT(scope, key) DO UPDATE SET json = excluded.json
