-- A node is born. :serial, :id, :kind
INSERT INTO node(no, id, kind) VALUES (:serial, :id, :kind)
