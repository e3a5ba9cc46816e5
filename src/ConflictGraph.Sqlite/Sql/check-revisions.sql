-- Revisions that are missing, or earlier than the one before.
SELECT 'Revision ' || r.number || ' does not follow ' || coalesce(p.number, 0) || ' in number and time.'
FROM revision r LEFT JOIN revision p ON p.number = r.number - 1
WHERE (r.number > 1 AND (p.number IS NULL OR p.at >= r.at)) OR r.number < 1
