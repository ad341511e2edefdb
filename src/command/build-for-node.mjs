import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './root.mjs';

/**
 * Imports a TypeScript module of ours in plain Node, which knows neither TypeScript nor
 * `import.meta.glob`: Vite builds it into `.cache` whenever a source is newer.
 *
 * @param {string} entry from the checkout, such as `src/command/analyse/main.ts`
 * @param {string} name of its folder in `.cache`
 */
export async function importBuilt(entry, name) {
  const built = join(root, '.cache', name, 'main.js');
  if (newestSource() > modified(built)) await buildForNode(entry, join('.cache', name));
  return import(pathToFileURL(built).href);
}

function newestSource() {
  const sources = ['src', 'test/bench', 'test/references'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|mjs|sql)$/.test(entry.name))
      .map((entry) => modified(join(entry.parentPath ?? entry.path, entry.name))),
  );
  return Math.max(modified(join(root, 'package-lock.json')), ...sources);
}

function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

async function buildForNode(entry, outDir) {
  const { build } = await import('vite');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'main.js' } },
    },
  });
}
