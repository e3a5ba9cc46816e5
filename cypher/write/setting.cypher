// Puts a setting; the last write wins. $scope, $key, $json
MERGE (s:Setting {scope: $scope, key: $key}) SET s.json = $json RETURN count(*)
