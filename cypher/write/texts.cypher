// Texts of documents, except those that are kept; answers how many were looked at. $sha256, $text: columns; $at
UNWIND range(0, size($sha256) - 1) AS i
MERGE (t:Text {sha256: $sha256[i]}) ON CREATE SET t.text = $text[i], t._from = $at
RETURN count(*)
