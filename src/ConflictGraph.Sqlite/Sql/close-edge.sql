-- Ends an open version of an edge or a judgement. :at, :version
UPDATE edge_version SET to_rev = :at WHERE version = :version AND to_rev = 2147483647
