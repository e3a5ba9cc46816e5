// Waits until every index is filled. $seconds: at most
CALL db.awaitIndexes($seconds)
