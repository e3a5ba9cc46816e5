// node pages.mjs SERVICE CHROMIUM PORT [FOLDER FOR PICTURES]: opens each built page, served on that port, which the service lets in, beside a service with the sample world, and in front of it a name that would do harm if it were taken for HTML.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { preview } from 'vite';

const [service, executablePath, port, pictures] = process.argv.slice(2);
const root = fileURLToPath(new URL('..', import.meta.url));
const hostile = '<img src=x onerror="window.harmed=true"> & Sons';

/** A strike and a call of an organisation that has that name. */
async function enterHostile() {
  const proof = `accordingTo: ["document:h"], evidence: [{ document: "document:h", quote: "They struck, and they called." }]`;
  const query = `mutation($name: String!) { commit(input: { steps: [
    { document: { id: "document:h", title: "A dispatch", documentKind: SOCIAL_POST, text: "They struck, and they called." } }
    { entity: { organisation: { id: "organisation:h", name: $name, organisationKind: COMPANY } } }
    { incident: { id: "incident:h", title: $name, incidentType: UNSPECIFIED, ${proof}, participants: [{ entity: "organisation:h", role: INITIATOR }], targets: [{ entity: "location:crimea" }], weapons: [{ weapon: "weapon:atacms", use: MUNITION }], values: [{ question: TIME, when: { edtf: "2024-06-27", precision: DAY, text: "on Thursday", basis: STATED } }] } }
    { communication: { id: "communication:h", title: "A call", communicationKind: PHONE_CALL, ${proof}, participants: [{ entity: "organisation:h", role: PARTICIPANT }, { entity: "person:andrei-belousov", role: PARTICIPANT }] } }
  ] }) { outcome } }`;
  const response = await fetch(new URL('/graphql', service), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables: { name: hostile } }) });
  const { errors } = await response.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
}

/** In cytoscape: opens a thing that has more to show, and gives how many things were there before and after, and how far the old ones were moved. */
async function expand(page) {
  const [before, at] = await page.evaluate(() => {
    const node = cy.nodes().max((one) => one.data('hidden')).ele;
    const box = cy.container().getBoundingClientRect();
    return [Object.fromEntries(cy.nodes().map((one) => [one.id(), { ...one.position() }])), { x: box.x + node.renderedPosition().x, y: box.y + node.renderedPosition().y }];
  });
  await page.mouse.dblclick(at.x, at.y);
  await page.waitForFunction((count) => cy.nodes().length > count, Object.keys(before).length);
  return page.evaluate((was) => {
    const moved = Object.entries(was).map(([id, { x, y }]) => Math.hypot(cy.getElementById(id).position().x - x, cy.getElementById(id).position().y - y));
    return { grown: cy.nodes().length > Object.keys(was).length, moved: Math.max(...moved), said: Number(document.getElementById('status').textContent.split(' ')[0]) === cy.nodes().length };
  }, before);
}

/** How many colours a part of the page has: a canvas tells nothing else of what it shows. */
async function coloursIn(page, part) {
  const picture = (await part.screenshot()).toString('base64');
  return page.evaluate(async (data) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    return new Set(new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer)).size;
  }, picture);
}

const graph = {
  /** What the page says of itself comes from the drawing library, not from the answer. */
  drawn: async (page) => (await page.locator('#status').innerText()).match(/^(\d+) things, (\d+) links,/).slice(1).map(Number),
  answered: (answers) => [answers[0].subgraph.nodes.length, answers[0].subgraph.edges.length],
  told: (answers) => answers[0].subgraph.edges.length,
};
const pages = {
  cytoscape: graph,
  sigma: graph,
  d3: { ...graph, drawn: async (page) => [await page.locator('g.thing circle').count(), await page.locator('svg path[stroke]').count()] },
  timeline: {
    drawn: async (page) => [(await page.locator('g.entry rect').count()) + (await page.locator('#told li').count())],
    answered: (answers) => [answers.flatMap((answer) => answer.entities.nodes).length],
    told: (answers) => answers.flatMap((answer) => answer.entities.nodes).filter(({ time }) => !time || time.yearUnknown).length,
  },
};

/** Opens a page and gives what it asked, was answered and complained of, once it has drawn or given up. */
async function open(browser, address, origin, elsewhere) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  // As if it had been written into the page. A page that is intercepted would count as a public one, which may not ask this machine.
  if (elsewhere) await page.addInitScript((address) => new MutationObserver(() => document.querySelector('meta[name=service]')?.setAttribute('content', address)).observe(document, { childList: true, subtree: true }), elsewhere);
  const [asked, answers, complaints] = [[], [], []];
  page.on('request', (request) => asked.push(request.url()));
  page.on('response', (response) => new URL(response.url()).pathname === '/graphql' && response.request().method() === 'POST' && answers.push(response.json().then(({ data }) => data)));
  page.on('console', (line) => ['error', 'warning'].includes(line.type()) && complaints.push(line.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(new URL(address, origin).href);
  await page.waitForFunction(() => document.getElementById('status').textContent !== 'Asking …');
  return { page, asked, answers: await Promise.all(answers), complaints };
}

const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
await enterHostile();
// As vite.config.ts has it.
process.env.CONFLICTGRAPH = service;
const server = await preview({ root, logLevel: 'error', preview: { host: '127.0.0.1', port: Number(port), strictPort: true } });
const origin = server.resolvedUrls.local[0];
const browser = await chromium.launch({ executablePath, args: quiet });
// Not everybody has WebGL.
const plain = await chromium.launch({ executablePath, args: [...quiet, '--disable-3d-apis'] });
try {
  for (const [name, { drawn, answered, told }] of Object.entries(pages)) {
    const { page, asked, answers, complaints } = await open(browser, `${name}/`, origin);
    try {
      assert.deepEqual(await drawn(page), answered(answers), `${name} draws what the service answered`);
      assert.ok(answered(answers)[0] >= 10, `${name} draws the sample world`);
      assert.equal(await page.locator('#told li').count(), told(answers), `${name} says it in words too`);
      assert.ok((await coloursIn(page, page.locator('#drawing'))) > 20, `${name} is not empty`);
      assert.ok((await page.locator('body').innerText()).includes(hostile), `${name} shows a name as it is written`);
      assert.deepEqual([await page.locator('img').count(), await page.evaluate(() => window.harmed)], [0, undefined], `${name} takes no name for HTML`);
      assert.deepEqual(asked.filter((url) => !url.startsWith('data:') && new URL(url).origin !== new URL(origin).origin), [], `${name} asks no other host`);
      assert.deepEqual(complaints.filter((complaint) => !/GPU stall|GL Driver Message/.test(complaint)), [], `${name} works without a complaint`);
      if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` });
      if (name === 'cytoscape') assert.deepEqual(await expand(page), { grown: true, moved: 0, said: true }, 'what is added moves nothing');
    } catch (error) {
      console.error(name, complaints, await page.locator('#status').innerText());
      throw error;
    }
  }

  const apart = await open(browser, 'd3/', origin, new URL(service).origin);
  assert.deepEqual(await pages.d3.drawn(apart.page), pages.d3.answered(apart.answers), 'a page may ask a service at another address that lets it in');
  assert.ok(apart.asked.includes(new URL('/graphql', service).href));
  assert.deepEqual(apart.complaints, []);

  const { page, complaints } = await open(plain, 'sigma/', origin);
  assert.match(await page.locator('#status').innerText(), /has no WebGL/);
  assert.ok((await page.locator('#told li').count()) > 10, 'what it would draw is told');
  assert.deepEqual(complaints, []);
} finally {
  await Promise.all([browser.close(), plain.close(), server.close()]);
}
