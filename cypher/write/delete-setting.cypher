// Deletes a setting; answers whether it was there. $scope, $key
MATCH (s:Setting {scope: $scope, key: $key}) DELETE s RETURN count(*)
