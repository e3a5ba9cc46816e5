-- Ends an open version of a node. :at, :version
UPDATE node_version SET to_rev = :at WHERE version = :version AND to_rev = 2147483647
