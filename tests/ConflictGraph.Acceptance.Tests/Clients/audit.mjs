// The audit of GraphQL over HTTP: every MUST, SHOULD and MAY. Arguments: the address of the server.
import assert from 'node:assert/strict';
import { auditServer } from 'graphql-http';

const results = await auditServer({ url: `${process.argv[2]}/graphql`, fetchFn: fetch });
const missed = results.filter((result) => result.status !== 'ok').map((result) => `${result.status} ${result.id} ${result.name}: ${result.reason}`);
assert.ok(results.length >= 60, `only ${results.length} audits ran`);
assert.deepEqual(missed, []);
