-- A stored text, when no version before one names it as entered (a group shows what its members name). :hash, :version, «kinds»
SELECT t.text FROM document_text t
WHERE t.sha256 = :hash
  AND NOT EXISTS (SELECT 1 FROM node_version v WHERE v.kind IN («kinds») AND v.listed AND (v.shown ->> '$.sha256') = :hash AND coalesce(v.entered, v.shown) ->> '$.sha256' = :hash AND v.version < :version)
  AND NOT EXISTS (SELECT 1 FROM node_version v WHERE v.canonical <> v.node AND v.kind IN («kinds») AND coalesce(v.entered, v.shown) ->> '$.sha256' = :hash AND v.version < :version)
