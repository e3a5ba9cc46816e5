-- Revisions before a number, newest first; of an author and with a prefix of the change set's id where given. :after, :author, :prefix, :size
SELECT number, change_set, content, author, reason, at, first_node, first_edge, totals FROM revision
WHERE number < :after AND (:author IS NULL OR author = :author) AND (:prefix IS NULL OR substr(change_set, 1, length(:prefix)) = :prefix)
ORDER BY number DESC LIMIT :size
