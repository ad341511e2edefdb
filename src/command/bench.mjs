import { join } from 'node:path';
import { importBuilt } from './build-for-node.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './root.mjs';
import { runTool } from './run.mjs';
import { serve } from './serve.mjs';

/** `npm run bench -- [--lines 1000000,5000000] [--runs 3]`: the promises of the design, measured. */
ensureInstalled();
const { browserSwitches, ensureBrowser } = await import('./browser.mjs');
const browser = await ensureBrowser();
if (!browser) throw new Error('no browser to measure in');
if (!runTool('vite/bin/vite.js', ['build', '--logLevel', 'error'])) process.exit(1);
const { bench } = await importBuilt('test/bench/main.ts', 'bench');
const dist = await serve({ folder: join(root, 'dist') });
try {
  await bench(process.argv.slice(2), {
    root,
    url: dist.url,
    launch: { executablePath: browser, args: browserSwitches },
    serve,
  });
} finally {
  await dist.close();
}
