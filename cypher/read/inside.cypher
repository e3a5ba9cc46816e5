// Serials within a place: what LOCATED_IN leads up to it from, perhaps the places round it, and what OCCURRED_AT or BASED_AT joins to any of these. «place»: the place's serial in a list; «round»: 0 where places round it are left out; «step»: which links r are followed; «name» of the set; $at
CALL (*) {
  CALL (*) {
    UNWIND «place» AS serial
    MATCH (p:Entity {_node: serial}) USING INDEX SEEK p:Entity(_node)
    MATCH (p)<-[down:LOCATED_IN*0..]-(within) WHERE all(r IN down WHERE r._from <= $at AND coalesce(r._to, 2147483647) > $at AND «step»)
    RETURN DISTINCT within
    UNION
    UNWIND «place» AS serial
    MATCH (p:Entity {_node: serial}) USING INDEX SEEK p:Entity(_node)
    MATCH (p)-[up:LOCATED_IN*0..«round»]->(within) WHERE all(r IN up WHERE r._from <= $at AND coalesce(r._to, 2147483647) > $at AND «step»)
    RETURN DISTINCT within
  }
  CALL (within) {
    RETURN within._node AS serial
    UNION ALL
    MATCH (within)<-[r:OCCURRED_AT|BASED_AT]-(n) WHERE r._from <= $at AND coalesce(r._to, 2147483647) > $at
    RETURN n._node AS serial
  }
  RETURN collect(DISTINCT serial) AS «name»
}
