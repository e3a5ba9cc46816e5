-- Where a version lies. :version, :west, :east, :south, :north
INSERT INTO box(version, west, east, south, north) VALUES (:version, :west, :east, :south, :north)
