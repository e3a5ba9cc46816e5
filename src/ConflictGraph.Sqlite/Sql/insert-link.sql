-- Opens one row of a link. :node, :slot, :other, :edge, :from_rev, :certainty, :tag, :span, :when_from, :when_until
INSERT INTO link(node, slot, other, edge, to_rev, from_rev, certainty, tag, span, when_from, when_until)
VALUES (:node, :slot, :other, :edge, 2147483647, :from_rev, :certainty, :tag, :span, :when_from, :when_until)
