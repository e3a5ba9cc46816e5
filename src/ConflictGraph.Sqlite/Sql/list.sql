-- One page of a list of a kind: version, serial and order key. «key», «source» (FROM and WHERE), «after», «before», «order»; :at, :size, the places and what the filter binds
SELECT v.version, v.node, «key»
FROM «source» «after» «before»
ORDER BY «order»
LIMIT :size
