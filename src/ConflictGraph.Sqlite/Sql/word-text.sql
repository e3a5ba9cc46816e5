-- The word of a number. :no
SELECT text FROM word WHERE no = :no
