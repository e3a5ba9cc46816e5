// What is given once. One statement a line; each may run again without harm.
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT entity_node IF NOT EXISTS FOR (n:Entity) REQUIRE n._node IS UNIQUE;
CREATE CONSTRAINT version_id IF NOT EXISTS FOR (v:Version) REQUIRE (v.id, v._from) IS UNIQUE;
CREATE CONSTRAINT judgement_id IF NOT EXISTS FOR (j:Judgement) REQUIRE (j.id, j._from) IS UNIQUE;
CREATE CONSTRAINT revision_number IF NOT EXISTS FOR (r:Revision) REQUIRE r.number IS UNIQUE;
CREATE CONSTRAINT revision_change_set IF NOT EXISTS FOR (r:Revision) REQUIRE r.changeSet IS UNIQUE;
CREATE CONSTRAINT text_hash IF NOT EXISTS FOR (t:Text) REQUIRE t.sha256 IS UNIQUE;
CREATE CONSTRAINT term_text IF NOT EXISTS FOR (t:Term) REQUIRE t.text IS UNIQUE;
CREATE CONSTRAINT setting_key IF NOT EXISTS FOR (s:Setting) REQUIRE (s.scope, s.key) IS UNIQUE;
CREATE CONSTRAINT store_key IF NOT EXISTS FOR (s:Store) REQUIRE s.key IS UNIQUE;
CREATE CONSTRAINT published_key IF NOT EXISTS FOR (p:Published) REQUIRE p.key IS UNIQUE;
