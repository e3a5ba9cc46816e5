-- The serial of an id. :id
SELECT no FROM node WHERE id = :id
