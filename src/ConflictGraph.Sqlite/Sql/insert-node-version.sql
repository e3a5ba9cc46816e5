-- Opens a version of a node. Parameters in the order of the columns; the row is open.
INSERT INTO node_version(version, node, from_rev, to_rev, entered_in, replaces, kind, canonical, listed, by_name, oldest, newest, span, when_from, when_until, shown, entered)
VALUES (:version, :node, :from_rev, 2147483647, :entered_in, :replaces, :kind, :canonical, :listed, :by_name, :oldest, :newest, :span, :when_from, :when_until, :shown, :entered)
