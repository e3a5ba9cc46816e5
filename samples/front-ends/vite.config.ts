import { defineConfig } from 'vite';

/** The service is asked through this page's own address, so that it need not know of other origins. */
const service = process.env.CONFLICTGRAPH ?? 'http://127.0.0.1:5080';
const proxy = { '/graphql': { target: service, changeOrigin: false } };

export default defineConfig({
  base: './',
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
    rolldownOptions: { input: ['index.html', 'cytoscape/index.html', 'sigma/index.html', 'd3/index.html', 'timeline/index.html'] },
  },
  server: { proxy },
  preview: { proxy },
});
