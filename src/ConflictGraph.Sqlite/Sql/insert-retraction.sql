-- Something was taken out. :revision, :id, :what, :version
INSERT INTO retraction(revision, id, what, version) VALUES (:revision, :id, :what, :version)
