// The indexes of a kind of edge: the links of a node in order, from either end. «kind», «index»
CREATE RANGE INDEX links_out_«index» IF NOT EXISTS FOR ()-[r:«kind»]-() ON (r._a, r._b, r._edge);
CREATE RANGE INDEX links_in_«index» IF NOT EXISTS FOR ()-[r:«kind»]-() ON (r._b, r._a, r._edge);
