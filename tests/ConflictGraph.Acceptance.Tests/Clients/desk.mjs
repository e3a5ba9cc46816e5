// What the checks of both clients share: two servers over one store.
export const [here, elsewhere] = process.argv.slice(2);

export const following = (after) => `subscription { revisions(fromRevision: ${after}) { number reason changes(first: 1) { nodes { entity { id name } } } } }`;

export async function enter(server, name) {
  const query = `mutation { putEntity(input: { reason: "${name}", entity: { organisation: { name: "${name}", organisationKind: COMPANY } } }) { revision { number } } }`;
  const answer = await (await fetch(`${server}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) })).json();
  return answer.data.putEntity.revision.number;
}

export async function take(iterator, count) {
  const taken = [];
  while (taken.length < count) taken.push((await iterator.next()).value);
  return taken;
}

export const numbers = (results) => results.map((result) => result.data.revisions.number);
