// All settings of a scope. $scope
MATCH (s:Setting {scope: $scope}) WHERE s.key IS NOT NULL RETURN s.key, s.json
