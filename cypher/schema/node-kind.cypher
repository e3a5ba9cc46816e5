// The indexes of a kind of node: lists by name and time, by birth, by time, and what boxes meet, read from the index alone. «kind», «index»: the kind's name and its lower-case form
CREATE RANGE INDEX list_name_«index» IF NOT EXISTS FOR (v:«kind»Version) ON (v._byName, v._node);
CREATE RANGE INDEX list_oldest_«index» IF NOT EXISTS FOR (v:«kind»Version) ON (v._oldest, v._node);
CREATE RANGE INDEX list_newest_«index» IF NOT EXISTS FOR (v:«kind»Version) ON (v._newest, v._node);
CREATE RANGE INDEX list_entered_«index» IF NOT EXISTS FOR (v:«kind»Version) ON (v._node, v._from);
CREATE RANGE INDEX list_when_«index» IF NOT EXISTS FOR (v:«kind»Version) ON (v._span, v._whenFrom, v._whenUntil);
CREATE RANGE INDEX list_box_«index» IF NOT EXISTS FOR (v:«kind»Version) ON (v._west, v._south, v._east, v._north);
