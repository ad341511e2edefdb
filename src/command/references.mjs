import { importBuilt } from './build-for-node.mjs';
import { ensureInstalled } from './install.mjs';

/** `npm run references`: published figures beside what our own code makes of the same data. */
ensureInstalled();
const { printReferences } = await importBuilt('test/references/main.ts', 'references');
printReferences();
