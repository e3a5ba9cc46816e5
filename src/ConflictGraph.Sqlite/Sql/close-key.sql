-- Ends an open key. :at, :property, :text, :node
UPDATE key SET to_rev = :at WHERE property = :property AND text = :text AND node = :node AND to_rev = 2147483647
