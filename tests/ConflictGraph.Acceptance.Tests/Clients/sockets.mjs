// Follows over graphql-transport-ws with the client graphql-ws.
import assert from 'node:assert/strict';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { elsewhere, enter, following, here, numbers, take } from './desk.mjs';

const url = `${here.replace('http', 'ws')}/graphql`;
const client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0 });
const all = async (query) => { const taken = []; for await (const result of client.iterate({ query })) taken.push(result); return taken; };

// Queries and mutations as well, and errors in the place that the protocol has for them.
assert.equal((await all('{ __typename }'))[0].data.__typename, 'Query');
await assert.rejects(all('{ nothing }'), (errors) => errors[0].extensions.code === 'BAD_INPUT');
await assert.rejects(all(following(1000)), (errors) => errors[0].extensions.code === 'BAD_INPUT');
assert.match((await all('mutation { putEntity(input: { entity: { organisation: { name: "Over a socket", organisationKind: COMPANY } } }) { outcome } }'))[0].data.putEntity.outcome, /WRITTEN/);

// What is written here and in another process comes, each once, in order.
const first = await enter(here, 'First');
const live = client.iterate({ query: following(first - 1) });
assert.deepEqual(numbers(await take(live, 1)), [first]);
await enter(elsewhere, 'Second');
await enter(here, 'Third');
const [second, third] = await take(live, 2);
assert.deepEqual(numbers([second, third]), [first + 1, first + 2]);
assert.equal(second.data.revisions.changes.nodes[0].entity.name, 'Second');
assert.equal(second.extensions.revision, first + 1);
await live.return();

// Away meanwhile, and again from the last one seen: no gap, no duplicate.
await enter(here, 'Fourth');
await enter(elsewhere, 'Fifth');
const again = client.iterate({ query: following(first + 2) });
assert.deepEqual(numbers(await take(again, 2)), [first + 3, first + 4]);
await again.return();

// Only what touches some kinds, or some things.
await enter(here, 'Sixth');
const ports = client.iterate({ query: `subscription { revisions(kinds: [ORGANISATION], about: ["organisation:sixth"], fromRevision: 0) { number } }` });
assert.deepEqual(numbers(await take(ports, 1)), [first + 5]);
await ports.return();
await client.dispose();

// Closing codes.
const say = (messages, protocol = 'graphql-transport-ws', options = {}) => new Promise((resolve) => {
  const socket = new WebSocket(url, protocol, options);
  socket.on('open', () => messages.forEach((message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message))));
  socket.on('unexpected-response', (request, response) => { request.destroy(); resolve(response.statusCode); });
  socket.on('error', () => {});
  socket.on('close', resolve);
});
const init = { type: 'connection_init' };
const subscribe = (id, query = following(0)) => ({ id, type: 'subscribe', payload: { query } });
assert.equal(await say(['{']), 4400);
assert.equal(await say([{ type: 'unheard of' }]), 4400);
assert.equal(await say([init, { id: '1', type: 'subscribe', payload: { query: 5 } }]), 4400);
assert.equal(await say([subscribe('1')]), 4401);
assert.equal(await say([init, init]), 4429);
assert.equal(await say([init, subscribe('1'), subscribe('1')]), 4409);
assert.equal(await say([init, ...Array.from({ length: 51 }, (_, i) => subscribe(`${i}`))]), 4429);
assert.equal(await say([JSON.stringify({ type: 'ping', payload: { long: 'x'.repeat(70_000) } })]), 1009);
assert.equal(await say([], []), 4406);
assert.equal(await say([init], 'graphql-transport-ws', { origin: 'https://evil.example' }), 403);
assert.equal(await say([]), 4408);
