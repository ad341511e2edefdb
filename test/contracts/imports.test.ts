import { dirname, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourcesIn, type Source } from './sources';

/** The stages of the data: a folder may import from those before it, and from the leaves. */
const stages = [
  ['intake'],
  ['warehouse'],
  ['statistics'],
  ['models'],
  ['charts'],
  ['analyses'],
  ['segments', 'customer'],
  ['notebook'],
  ['publish'],
];
const leaves = ['ui', 'format', 'i18n', 'privacy'];
/** Only what starts the page, and the command line, know everything. */
const starters = ['page', 'command'];

interface Import {
  from: string;
  to: string;
  isType: boolean;
}

const sources = sourcesIn(['src', 'workers'], ['.ts', '.svelte', '.mjs']).filter(
  ({ path }) => !path.endsWith('.test.ts') && !path.endsWith('.d.ts'),
);
const imports = sources.flatMap(importsOf);

describe('imports', () => {
  it('are found at all', () => {
    expect(imports.length).toBeGreaterThan(50);
  });

  it('lead from each folder to an earlier stage or a leaf', () => {
    expect(imports.filter((one) => !isAllowed(one)).map(told)).toEqual([]);
  });

  it('never lead from one analysis to another', () => {
    const across = imports.filter(({ from, to }) => {
      const [own, other] = [analysisOf(from), analysisOf(to)];
      return own !== null && other !== null && own !== other;
    });
    expect(across.map(told)).toEqual([]);
  });

  it('never lead from the charts to customers', () => {
    const known = imports.filter(
      ({ from, to }) =>
        folderOf(from) === 'charts' && !['charts', ...leaves].includes(folderOf(to)),
    );
    expect(known.map(told)).toEqual([]);
  });
});

function isAllowed({ from, to, isType }: Import): boolean {
  const [importer, imported] = [folderOf(from), folderOf(to)];
  if (importer === imported || starters.includes(importer)) return true;
  // A worker starts what it runs; its type is what it exposes.
  if (importer === 'workers') return stageOf(imported) >= 0 || leaves.includes(imported);
  if (imported === 'workers') return isType;
  if (leaves.includes(imported)) return true;
  // The contract of the tables is data and imports nothing; intake fills those tables.
  if (importer === 'intake') return to === 'src/warehouse/tables';
  return stageOf(imported) >= 0 && stageOf(imported) < stageOf(importer);
}

function folderOf(path: string): string {
  const [top = '', folder = ''] = path.split('/');
  if (top !== 'src') return top;
  return path.split('/').length === 2 ? 'page' : folder;
}

function stageOf(folder: string): number {
  return stages.findIndex((stage) => stage.includes(folder));
}

function analysisOf(path: string): string | null {
  return /^src\/analyses\/([^/]+)\//.exec(path)?.[1] ?? null;
}

function importsOf({ path, text }: Source): Import[] {
  const statements = text.matchAll(
    /\b(import|export)\s+(type\s+)?(?:[\w$*\s{},]+\sfrom\s+)?'(\.[^']+)'|import\('(\.[^']+)'\)/g,
  );
  return [...statements].map(([, , type, address, lazy]) => ({
    from: path,
    to: posix.normalize(posix.join(dirname(path), (address ?? lazy ?? '').replace(/\?.*$/, ''))),
    isType: type !== undefined,
  }));
}

function told({ from, to, isType }: Import): string {
  return `${from} → ${to}${isType ? ' (type)' : ''}`;
}
