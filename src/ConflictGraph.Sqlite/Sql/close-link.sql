-- Ends one row of an open link. :at, :node, :slot, :other, :edge
UPDATE link SET to_rev = :at WHERE node = :node AND slot = :slot AND other = :other AND edge = :edge AND to_rev = 2147483647
