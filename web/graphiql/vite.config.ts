import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const written = fileURLToPath(new URL('../dist/graphiql/', import.meta.url));

/** Files are compressed once, here, and kept in the service in that form alone. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  closeBundle() {
    for (const file of readdirSync(written)) {
      writeFileSync(`${written}${file}.gz`, gzipSync(readFileSync(written + file), { level: 9 }));
      rmSync(written + file);
    }
  },
};

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/graphql/ui/',
  plugins: [react(), compressed],
  // One flat folder: a file's name in the service is its name here.
  build: { outDir: written, assetsDir: '', emptyOutDir: true, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 2000 },
  server: { proxy: { '/graphql': { target: 'http://127.0.0.1:5080', bypass: (request) => (request.url?.startsWith('/graphql/ui') ? request.url : undefined) } } },
});
