// What is found by value. One statement a line; each may run again without harm.
CREATE RANGE INDEX revision_at IF NOT EXISTS FOR (r:Revision) ON (r.at);
CREATE RANGE INDEX judgement_a IF NOT EXISTS FOR (j:Judgement) ON (j.a, j._from);
CREATE RANGE INDEX judgement_b IF NOT EXISTS FOR (j:Judgement) ON (j.b, j._from);
CREATE RANGE INDEX version_member IF NOT EXISTS FOR (v:Version) ON (v._memberOf, v._from);
CREATE RANGE INDEX citation_of IF NOT EXISTS FOR (c:Citation) ON (c.of, c._edge);
CREATE RANGE INDEX key_text IF NOT EXISTS FOR (k:Key) ON (k.key, k._node);
CREATE FULLTEXT INDEX words IF NOT EXISTS FOR (v:Version) ON EACH [v._name, v._alias, v._latin, v._body] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};
