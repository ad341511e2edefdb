import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { root } from './root.mjs';
import { runTool } from './run.mjs';
import { serveOnPort } from './serve.mjs';

ensureInstalled();
if (!runTool('vite/bin/vite.js', ['build', '--logLevel', 'error'])) process.exit(1);
const { url } = await serveOnPort(join(root, 'dist'), Number(process.env.PORT ?? 4173));
process.stdout.write(`Clientele 客群: ${url}\n`);
