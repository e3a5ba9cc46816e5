-- The stored text of a hash. :sha256
SELECT text FROM document_text WHERE sha256 = :sha256
