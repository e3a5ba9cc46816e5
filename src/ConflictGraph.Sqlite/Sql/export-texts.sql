-- Texts that a document of a revision names, by hash. Those of listed documents are found by an index, the few others are gone through. «kinds», :at, :after
SELECT t.sha256, t.text
FROM document_text t
WHERE t.sha256 > :after AND (
  EXISTS (SELECT 1 FROM node_version v WHERE v.kind IN («kinds») AND v.listed AND (v.shown ->> '$.sha256') = t.sha256 AND v.from_rev <= :at AND v.to_rev > :at)
  OR t.sha256 IN (SELECT coalesce(v.entered, v.shown) ->> '$.sha256' FROM node_version v WHERE v.canonical <> v.node AND v.kind IN («kinds») AND v.from_rev <= :at AND v.to_rev > :at))
ORDER BY t.sha256
