-- All links that are live at a revision, loops left out, by node. :at
SELECT node, slot, other, edge, certainty FROM link WHERE from_rev <= :at AND to_rev > :at AND other <> node ORDER BY node, slot, other, edge
