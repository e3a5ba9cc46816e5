-- The kind of every node there ever was
SELECT no, kind FROM node
