// The name, the versions and the edition of what answers.
CALL dbms.components() YIELD name, versions, edition
RETURN name, versions, edition
