import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { mustRun } from './run.mjs';

/** Installs the packages unless exactly those of the lock file are there already. */
export function ensureInstalled() {
  if (isInstalled()) return;
  process.stderr.write('Installing packages…\n');
  mustRun('npm', ['ci', '--include=dev', '--no-audit', '--no-fund']);
}

/** npm writes what it installed beside the packages. Optional ones may be for other machines. */
function isInstalled() {
  const wanted = packagesOf('package-lock.json');
  const installed = packagesOf('node_modules/.package-lock.json');
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || optional || installed[path]?.version === version,
  );
}

function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(join(root, lockFile), 'utf8')).packages;
  } catch (cause) {
    if (cause.code === 'ENOENT') return {};
    throw cause;
  }
}
