// The indexes that are there, those behind constraints included.
SHOW INDEXES YIELD name
