// Who wrote what, and when, newest first.
MATCH (published:Published {key: 1})
MATCH (revision:Revision)
WHERE revision.number <= published.revision
RETURN revision.number AS number, revision.instant AS at, revision.author AS author, revision.reason AS reason, size(coalesce(revision.nodes, [])) AS things, size(coalesce(revision.edges, [])) AS relations, size(coalesce(revision.retracted, [])) AS takenOut
ORDER BY number DESC LIMIT 50
