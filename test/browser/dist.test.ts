import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { root, sourcesIn } from '../contracts/sources';

const assets = join(root, 'dist/assets');
const page = readFileSync(join(root, 'dist/index.html'), 'utf8');

/** Addresses in code that we ship but that nothing fetches; the content policy would refuse it. */
const inert = [
  // Names of vocabularies.
  'www.w3.org',
  // Where Svelte's error messages are explained.
  'svelte.dev',
  // DuckDB's JavaScript: its own addresses for extensions and for builds from elsewhere.
  'extensions.duckdb.org',
  'cdn.jsdelivr.net',
  'github.com',
  // Where the bundler's error messages are explained.
  'rolldown.rs',
];

describe('the built folder', () => {
  it('holds no address of another host but inert ones and the sources of analyses', () => {
    const cited = sourcesIn(['src/analyses'], ['text.ts']).flatMap(({ text }) => hostsIn(text));
    const known = new Set([...inert, ...cited]);
    const scripts = readdirSync(assets).filter((name) => /\.(js|css)$/.test(name));
    expect(scripts.length).toBeGreaterThan(5);
    const found = [...scripts.map((name) => join(assets, name)), join(root, 'dist/index.html')]
      .flatMap((path) => hostsIn(readFileSync(path, 'utf8')).map((host) => [host, path] as const))
      .filter(([host]) => !known.has(host))
      .map(([host, path]) => `${host} in ${path.slice(root.length)}`);
    expect(found).toEqual([]);
  });

  it('begins with a content policy that names no other host', () => {
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/
      .exec(page)?.[1]
      ?.replaceAll('&#39;', "'");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain('require-trusted-types-for');
    expect(policy).not.toMatch(/https?:|wss?:|\*|'unsafe-inline'|'unsafe-eval'/);
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<script'));
  });

  it('states the hash of the engine and of the workers as they are', () => {
    const stated = [...page.matchAll(/data-part="([^"]+)" content="sha384-([^"]+)"/g)];
    expect(stated.map(([, name]) => name).sort()).toEqual([
      expect.stringMatching(/^database-.*\.js$/),
      expect.stringMatching(/^duckdb-eh-.*\.wasm$/),
      expect.stringMatching(/^statistics-.*\.js$/),
    ]);
    for (const [, name = '', hash] of stated) {
      const bytes = readFileSync(join(assets, name));
      expect(createHash('sha384').update(bytes).digest('base64'), name).toBe(hash);
    }
  });

  it('shows its first screen from at most 150 kB gzip', () => {
    const first = [...page.matchAll(/(?:src|href)="\.\/assets\/([^"]+\.(?:js|css))"/g)];
    expect(first.length).toBeGreaterThan(1);
    const bytes = first
      .map(([, name = '']) => gzipSync(readFileSync(join(assets, name))).length)
      .reduce((sum, size) => sum + size, gzipSync(page).length);
    expect(bytes / 1000).toBeLessThan(150);
  });
});

/** Hosts of absolute addresses; those without a dot are examples or our own machine. */
function hostsIn(text: string): string[] {
  return [...text.matchAll(/(?:https?|wss?):\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi)].map(
    ([, host = '']) => host.toLowerCase(),
  );
}
