-- Tables and fixed indexes of a store, schema 1. Open rows hold until revision 2147483647. The index of each indexed property is made beside these, from the ontology.
CREATE TABLE IF NOT EXISTS word(no INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE IF NOT EXISTS revision(
  number INTEGER PRIMARY KEY, change_set TEXT NOT NULL UNIQUE, content TEXT NOT NULL, author TEXT NOT NULL, reason TEXT, at INTEGER NOT NULL UNIQUE,
  first_node INTEGER NOT NULL, first_edge INTEGER NOT NULL, last_serial INTEGER NOT NULL, totals TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS node(no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind INTEGER NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS node_kind ON node(kind);
CREATE TABLE IF NOT EXISTS node_version(
  version INTEGER PRIMARY KEY, node INTEGER NOT NULL, from_rev INTEGER NOT NULL, to_rev INTEGER NOT NULL, entered_in INTEGER NOT NULL, replaces INTEGER,
  kind INTEGER NOT NULL, canonical INTEGER NOT NULL, listed INTEGER NOT NULL, by_name TEXT NOT NULL, oldest INTEGER NOT NULL, newest INTEGER NOT NULL,
  span INTEGER, when_from INTEGER, when_until INTEGER, shown TEXT NOT NULL, entered TEXT) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS node_at ON node_version(node, to_rev);
CREATE INDEX IF NOT EXISTS node_member ON node_version(canonical, to_rev) WHERE canonical <> node;
CREATE INDEX IF NOT EXISTS list_name ON node_version(kind, by_name, node, from_rev, to_rev) WHERE listed;
CREATE INDEX IF NOT EXISTS list_oldest ON node_version(kind, oldest, node, from_rev, to_rev) WHERE listed;
CREATE INDEX IF NOT EXISTS list_newest ON node_version(kind, newest, node, from_rev, to_rev) WHERE listed;
CREATE INDEX IF NOT EXISTS list_when ON node_version(kind, span, when_from, when_until, node, from_rev, to_rev) WHERE listed AND span IS NOT NULL;
CREATE TABLE IF NOT EXISTS edge_version(
  version INTEGER PRIMARY KEY, from_rev INTEGER NOT NULL, to_rev INTEGER NOT NULL, replaces INTEGER, kind INTEGER NOT NULL,
  a INTEGER NOT NULL, b INTEGER NOT NULL, disc TEXT NOT NULL, payload TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS judgement_a ON edge_version(a, to_rev) WHERE kind = 0;
CREATE INDEX IF NOT EXISTS judgement_b ON edge_version(b, to_rev) WHERE kind = 0;
CREATE TABLE IF NOT EXISTS link(
  node INTEGER NOT NULL, slot INTEGER NOT NULL, other INTEGER NOT NULL, edge INTEGER NOT NULL, to_rev INTEGER NOT NULL, from_rev INTEGER NOT NULL,
  certainty INTEGER NOT NULL, tag INTEGER, span INTEGER, when_from INTEGER, when_until INTEGER, PRIMARY KEY(node, slot, other, edge, to_rev)) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS link_derived ON link(edge, to_rev) WHERE edge < 0;
CREATE TABLE IF NOT EXISTS according(claim INTEGER NOT NULL, edge INTEGER NOT NULL, PRIMARY KEY(claim, edge)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS citation(document INTEGER NOT NULL, edge INTEGER NOT NULL, PRIMARY KEY(document, edge)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS retraction(revision INTEGER NOT NULL, id TEXT NOT NULL, what INTEGER NOT NULL, version INTEGER NOT NULL, PRIMARY KEY(revision, id)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS key(
  property INTEGER NOT NULL, text TEXT NOT NULL, node INTEGER NOT NULL, to_rev INTEGER NOT NULL, from_rev INTEGER NOT NULL, PRIMARY KEY(property, text, node, to_rev)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS term(text TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS document_text(sha256 TEXT PRIMARY KEY, revision INTEGER NOT NULL, text TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS text_of_revision ON document_text(revision);
CREATE TABLE IF NOT EXISTS setting(scope TEXT NOT NULL, key TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY(scope, key)) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(name, alias, latin, body, content='', detail=column, columnsize=0, tokenize="ascii tokenchars '!""#$%&''()*+,-./:;<=>?@[\]^_`{|}~'");
-- Tokens of a whole bulk transaction are sorted in memory, up to 16 MB, before they are written.
INSERT INTO words(words, rank) VALUES ('hashsize', 16777216);
CREATE VIRTUAL TABLE IF NOT EXISTS box USING rtree_i32(version, west, east, south, north);
