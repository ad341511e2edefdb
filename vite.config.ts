import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { styleHashes } from './src/charts/style-hashes.ts';

const hashes = styleHashes().join(' ');

/** DuckDB's package has this build but does not list it among its exports. */
const blockingBuild = fileURLToPath(
  new URL('./node_modules/@duckdb/duckdb-wasm/dist/duckdb-browser-blocking.mjs', import.meta.url),
);

/** Holds from the first byte until the content lock, which is stricter. */
const firstPolicy = [
  `default-src 'none'`,
  `script-src 'self' 'wasm-unsafe-eval'`,
  `style-src 'self' ${hashes}`,
  `img-src blob: data:`,
  `font-src 'self'`,
  `connect-src 'self' blob:`,
  `worker-src blob:`,
  `manifest-src 'self'`,
  `form-action 'none'`,
  `base-uri 'none'`,
  `object-src 'none'`,
  `require-trusted-types-for 'script'`,
  `trusted-types svelte-trusted-html clientele-worker`,
].join('; ');

/**
 * Writes the first content policy and the hashes of the parts that start-up fetches into the
 * built page. Not in development: the dev server's styles and reloads would not survive it.
 */
function contentPolicy(): Plugin {
  return {
    name: 'content-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        const parts = Object.values(bundle).filter(({ fileName }) =>
          /((database|statistics)-.*\.js|\.wasm)$/.test(fileName),
        );
        return [
          {
            tag: 'meta',
            attrs: { 'http-equiv': 'Content-Security-Policy', content: firstPolicy },
            injectTo: 'head-prepend',
          },
          ...parts.map((part) => ({
            tag: 'meta',
            attrs: {
              name: 'integrity',
              'data-part': part.fileName.split('/').pop() ?? '',
              content: integrity(part.type === 'asset' ? part.source : part.code),
            },
            injectTo: 'head' as const,
          })),
        ];
      },
    },
  };
}

function integrity(content: string | Uint8Array): string {
  return `sha384-${createHash('sha384').update(content).digest('base64')}`;
}

export default defineConfig({
  base: './',
  plugins: [svelte(), contentPolicy()],
  define: { __CHART_STYLE_HASHES__: JSON.stringify(hashes) },
  resolve: { alias: { 'duckdb-browser-blocking': blockingBuild } },
  build: {
    target: 'es2022',
    // The content policy knows no data: fonts or scripts, and the parts are checked by their hash.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
  },
  worker: {
    // One file: a worker started from a Blob cannot import another.
    format: 'es',
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'database', test: /./ }] } } },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/charts/**/*.browser.test.ts', 'src/analyses/*/**'],
          env: { TZ: 'UTC' },
          testTimeout: 30_000,
          // All cores: the default leaves one free, of two that is half.
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'analyses',
          include: ['src/analyses/*/**/*.test.ts'],
          env: { TZ: 'UTC' },
          testTimeout: 30_000,
          hookTimeout: 30_000,
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
          // They only ask the warehouse, which empties itself: one engine serves them all.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts', 'test/charts/**/*.browser.test.ts'],
          env: { TZ: 'UTC' },
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A page on a busy machine; the default is one second.
          expect: { poll: { timeout: 30_000 } },
          fileParallelism: false,
          // Alone, when the others are through: pages are timed.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
