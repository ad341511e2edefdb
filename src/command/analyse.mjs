import { importBuilt } from './build-for-node.mjs';
import { ensureInstalled } from './install.mjs';

/** `npm run analyse -- <files…>`: the analyses without a browser; `--help` lists the options. */
ensureInstalled();
const { analyse } = await importBuilt('src/command/analyse/main.ts', 'analyse');
process.exitCode = await analyse(process.argv.slice(2));
