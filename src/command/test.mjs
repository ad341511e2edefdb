import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { root } from './root.mjs';
import { run, runTool } from './run.mjs';

/**
 * All that has to hold: types, lint and format, then the tests in Node and in a browser on the
 * built page. Ends with one line that counts them.
 */
ensureInstalled();
// Loaded late: it needs the packages.
const { ensureBrowser } = await import('./browser.mjs');
const browser = await ensureBrowser();
if (browser) process.env.CHROME_PATH = browser;
else process.stderr.write('No browser could be found or installed; its tests will fail.\n');

const isChecked = run('npm', ['run', '--silent', 'check']);
const isBuilt = runTool('vite/bin/vite.js', ['build', '--logLevel', 'error']);
const report = '.cache/tests.json';
rmSync(join(root, report), { force: true });
const isTested = runTool('vitest/vitest.mjs', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile=${report}`,
  ...process.argv.slice(2),
]);

const { passed, failed } = counts();
const steps = [isChecked, isBuilt, isTested || failed > 0];
const failures = failed + steps.filter((isFine) => !isFine).length;
if (!isChecked) process.stderr.write('The check failed, see above.\n');
if (!isBuilt) process.stderr.write('The build failed, see above.\n');
process.stdout.write(`${passed} passed, ${failures} failed\n`);
process.exitCode = failures === 0 ? 0 : 1;

/** Files that could not even be loaded have no tests and count as one failure each. */
function counts() {
  try {
    const result = JSON.parse(readFileSync(join(root, report), 'utf8'));
    const unloaded = result.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    );
    return {
      passed: result.numPassedTests,
      failed: result.numFailedTests + unloaded.length,
    };
  } catch (cause) {
    process.stderr.write(`The tests left no report: ${cause.message}\n`);
    return { passed: 0, failed: 0 };
  }
}
