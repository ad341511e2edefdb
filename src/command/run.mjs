import { spawnSync } from 'node:child_process';
import { root } from './root.mjs';

/** On Windows npm and npx are scripts, which only a shell starts. */
const shell = process.platform === 'win32';

/**
 * Runs a program in the checkout, its output going where ours goes.
 *
 * @param {string} program
 * @param {readonly string[]} words
 * @returns {boolean} whether it succeeded
 */
export function run(program, words) {
  const { status } = spawnSync(program, words, { cwd: root, stdio: 'inherit', shell });
  return status === 0;
}

/** Like `run`, and ends this process where the program fails. */
export function mustRun(program, words) {
  if (!run(program, words)) {
    process.stderr.write(`failed: ${program} ${words.join(' ')}\n`);
    process.exit(1);
  }
}

/** Runs a script of an installed package, such as `vite`; works without npx. */
export function runTool(script, words) {
  return run(process.execPath, [`node_modules/${script}`, ...words]);
}
