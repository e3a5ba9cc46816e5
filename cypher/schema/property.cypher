// The index of an indexed property of a kind, in the order of names. «kind», «index», «property»
CREATE RANGE INDEX property_«index»_«property» IF NOT EXISTS FOR (v:«kind»Version) ON (v.«property», v._byName, v._node);
