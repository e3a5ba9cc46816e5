// Makes revisions visible to all, once they are committed. $revision
MATCH (p:Published {key: 1}) SET p.revision = CASE WHEN p.revision < $revision THEN $revision ELSE p.revision END RETURN p.revision
