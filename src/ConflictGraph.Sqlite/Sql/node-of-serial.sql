-- Id and kind of a node. :serial
SELECT id, kind FROM node WHERE no = :serial
