// Follows as a stream of events with the client graphql-sse, a connection for each operation.
import assert from 'node:assert/strict';
import { createClient } from 'graphql-sse';
import { elsewhere, enter, following, here, numbers, take } from './desk.mjs';

const url = `${here}/graphql/stream`;
const client = createClient({ url, retryAttempts: 0 });
const only = async (query) => (await take(client.iterate({ query }), 1))[0];

assert.equal((await only('{ __typename }')).data.__typename, 'Query');
assert.equal((await only('{ nothing }')).errors[0].extensions.code, 'BAD_INPUT');

const first = await enter(here, 'First event');
const live = client.iterate({ query: following(first - 1) });
assert.deepEqual(numbers(await take(live, 1)), [first]);
await enter(elsewhere, 'Second event');
await enter(here, 'Third event');
assert.deepEqual(numbers(await take(live, 2)), [first + 1, first + 2]);
await live.return();

// A browser's EventSource asks by GET, which writes nothing.
const get = (query) => fetch(`${url}?query=${encodeURIComponent(query)}`, { headers: { accept: 'text/event-stream' } });
const answer = await get('{ __typename }');
assert.match(answer.headers.get('content-type'), /^text\/event-stream/);
assert.match(await answer.text(), /^event: next\ndata: \{.*\}\n\nevent: complete\ndata:\n\n$/);
assert.match(await (await get('mutation { deleteView(id: "view:x") { outcome } }')).text(), /Only queries are answered by GET/);
assert.equal((await fetch(url, { method: 'POST', body: 'query=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } })).status, 415);

// A response that is one answer is no place for many.
const single = await fetch(`${here}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' }, body: JSON.stringify({ query: following(0) }) });
assert.equal(single.status, 400);
