// The last serial given by each of some revisions, or by the last one before it. $numbers
UNWIND $numbers AS number
CALL (number) {
  MATCH (r:Revision) WHERE r.number <= number
  RETURN r.lastSerial AS serial ORDER BY r.number DESC LIMIT 1
}
RETURN number, serial
