// Whether a revision is there as it was written: 1 or 0. $number, $changeSet, $content
MATCH (r:Revision {number: $number}) WHERE r.changeSet = $changeSet AND r.content = $content
RETURN count(*)
