// node graphiql.mjs ADDRESS CHROMIUM [PICTURE]: asks about ATACMS in GraphiQL as a person would. Ends with 0 when all of it held.
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const [address, executablePath, picture] = process.argv.slice(2);
const origin = new URL(address).origin;
// What a browser does for itself in the background would ask its maker's hosts. A sandbox is not to be had for root.
const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? [...quiet, '--no-sandbox'] : quiet });
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
const asked = [];
const complaints = [];
try {
  page.on('request', (request) => asked.push(request));
  page.on('websocket', (socket) => asked.push({ url: () => socket.url().replace(/^ws/, 'http') }));
  page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  const queries = () => asked.filter((request) => request.url() === `${origin}/graphql`);
  const editor = page.locator('.graphiql-query-editor .CodeMirror');
  const result = page.locator('.result-window');

  await page.goto(`${origin}/graphql/ui`);
  // The button is there before the editor and its question.
  await editor.getByText('whoSaidWhat', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Execute query' }).click();
  // The editor draws only the lines that are in view.
  await result.getByText('"ALLEGES"').first().waitFor();
  if (picture) await page.screenshot({ path: picture });

  await page.getByRole('button', { name: 'Documentation Explorer' }).click();
  await page.locator('.graphiql-doc-explorer').getByText('Mutation', { exact: true }).waitFor();
  assert.deepEqual(complaints, [], 'the page works under its policy, and without an error');

  await page.getByRole('button', { name: 'Headers' }).click();
  await page.locator('.graphiql-editor-tool .CodeMirror:visible').click();
  await page.keyboard.insertText('{"Authorization": "Bearer a-key-of-the-desk"}');
  const withKey = page.waitForRequest((request) => request.headers().authorization === 'Bearer a-key-of-the-desk');
  await page.getByRole('button', { name: 'Execute query' }).click();
  await withKey;
  assert.doesNotMatch(await page.evaluate(() => JSON.stringify(localStorage)), /a-key-of-the-desk/, 'a key is not kept in the browser');

  assert.ok(queries().length >= 3, 'the schema, the question, and the question with a key');
  assert.deepEqual(asked.map((request) => request.url()).filter((url) => !url.startsWith('data:') && new URL(url).origin !== origin), [], 'no other host is asked');
} catch (error) {
  // What a person would look at first.
  console.error(complaints, asked.map((request) => request.url()));
  console.error(await page.locator('body').innerText());
  throw error;
} finally {
  await browser.close();
}
