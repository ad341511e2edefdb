import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recognise, type Recognition } from '../../src/intake/meaning/recognise';

interface Export {
  name: string;
  header: string[];
  kind: string | null;
  /** Undefined: not said. */
  platform?: string | null;
  roles: Record<string, string>;
  none: string[];
  sample?: string[][];
}

const exportsIn = (file: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../data/exports', file), 'utf8')) as Export[];

function recognised({ header, sample }: Export): Recognition | null {
  const found = recognise(header, {}, sample);
  return found && 'roles' in found ? found : null;
}

/** The roles that were found for the columns that the judgement names. */
function rolesOf(one: Export): Record<string, string | null> {
  const found = recognised(one);
  return Object.fromEntries(
    [...Object.keys(one.roles), ...one.none].map((column) => [
      column,
      found?.roles[one.header.indexOf(column)]?.role ?? null,
    ]),
  );
}

const judged = ({ roles, none }: Export) => ({
  ...roles,
  ...Object.fromEntries(none.map((column) => [column, null])),
});

describe.each(['known.json', 'found.json'])('%s', (file) => {
  it.each(exportsIn(file).map((one) => [one.name, one] as const))('%s', (_, one) => {
    const found = recognised(one);
    expect(found?.kind ?? null).toBe(one.kind);
    if (one.platform !== undefined) expect(found?.platform?.id ?? null).toBe(one.platform);
    expect(rolesOf(one)).toEqual(judged(one));
    expect(found?.questions ?? []).toEqual([]);
  });
});

describe('headers that nothing was fitted to', () => {
  const all = exportsIn('held-out.json');

  it('are of the right kind in eight of ten, and never of a wrong one', () => {
    const kinds = all.map((one) => [recognised(one)?.kind ?? null, one.kind]);
    expect(kinds.filter(([found, right]) => found === right).length).toBeGreaterThanOrEqual(8);
    expect(kinds.filter(([found, right]) => found !== null && found !== right)).toEqual([]);
  });

  it('never give a role to a column that means something else', () => {
    const wrong = all.flatMap((one) =>
      Object.entries(rolesOf(one)).flatMap(([column, role]) => {
        const right = one.roles[column] ?? null;
        return role === null || role === right ? [] : [`${one.name}: ${column} = ${role}`];
      }),
    );
    expect(wrong).toEqual([]);
  });
});
