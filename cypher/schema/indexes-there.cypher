// The indexes that are there, those behind constraints included: whether each is filled, and how far.
SHOW INDEXES YIELD name, state, populationPercent RETURN name, state, toInteger(populationPercent)
