// A setting. $scope, $key
MATCH (s:Setting {scope: $scope, key: $key}) RETURN s.json
