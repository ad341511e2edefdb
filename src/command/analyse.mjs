import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { root } from './root.mjs';

/**
 * `npm run analyse -- <files…>`: the analyses without a browser. Plain Node knows neither
 * TypeScript nor `import.meta.glob`, so the command is built by Vite when a source has changed.
 */
const built = join(root, '.cache/analyse/main.js');

ensureInstalled();
if (newestSource() > modified(built)) await buildCommand();
const { analyse } = await import(pathToFileURL(built).href);
process.exitCode = await analyse(process.argv.slice(2));

function newestSource() {
  const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs|sql)$/.test(entry.name))
    .map((entry) => modified(join(entry.parentPath ?? entry.path, entry.name)));
  return Math.max(modified(join(root, 'package-lock.json')), ...sources);
}

function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

async function buildCommand() {
  const { build } = await import('vite');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: 'src/command/analyse/main.ts',
      outDir: '.cache/analyse',
      emptyOutDir: true,
      target: 'node20',
    },
  });
}
