// Stored texts by hash. $hashes
UNWIND $hashes AS hash
MATCH (t:Text {sha256: hash})
RETURN t.sha256, t.text
