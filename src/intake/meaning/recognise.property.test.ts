import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recognise } from './recognise';

interface Export {
  name: string;
  header: string[];
}
const exports = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../test/data/exports/known.json'), 'utf8'),
) as Export[];

/** The kind, and the role of each column by the name that it has in the export. */
function meaning(headers: readonly string[], names: readonly string[] = headers) {
  const found = recognise(headers);
  if (!found || !('roles' in found)) return found?.code ?? null;
  const roles = found.roles.flatMap(({ role }, index) =>
    role === null ? [] : [`${names[index]} = ${role}`],
  );
  return { kind: found.kind, platform: found.platform?.id ?? null, roles: roles.sort() };
}

const anExport = fc.constantFrom(...exports);
const runs = { numRuns: 300 };

const wide = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0));
const dresses: ((header: string) => string)[] = [
  (header) => header.toUpperCase(),
  (header) => header.toLowerCase(),
  (header) => header.replace(/[ _-]/g, ''),
  (header) => header.replace(/[ _]/g, '-'),
  (header) => header.replace(/[ -]/g, '_'),
  (header) => `  ${header}\t`,
  (header) => `"${header}"`,
  (header) => `\ufeff${header}`,
  (header) => `${header}*`,
  (header) => `${header}:`,
  wide,
];

describe('what a table is', () => {
  it('does not depend on the order of its columns', () => {
    fc.assert(
      fc.property(
        anExport.chain(({ header }) =>
          fc.record({
            header: fc.constant(header),
            shuffled: fc.shuffledSubarray(header, {
              minLength: header.length,
              maxLength: header.length,
            }),
          }),
        ),
        ({ header, shuffled }) => {
          expect(meaning(shuffled)).toEqual(meaning(header));
        },
      ),
      runs,
    );
  });

  it('does not depend on case, width, blanks and marks of its headers', () => {
    fc.assert(
      fc.property(anExport, fc.array(fc.nat(dresses.length - 1)), ({ header }, picks) => {
        const dressed = header.map(
          (name, index) => dresses[picks[index % picks.length] ?? -1]?.(name) ?? name,
        );
        expect(meaning(dressed, header)).toEqual(meaning(header));
      }),
      runs,
    );
  });

  it('does not depend on columns that nobody knows', () => {
    const nonsense = fc
      .stringMatching(/^[bcdfghjklmnpqrstvwxz]{5,9}$/)
      .map((letters) => `${letters}zq`);
    fc.assert(
      fc.property(
        anExport,
        fc.uniqueArray(nonsense, { minLength: 1, maxLength: 4 }),
        fc.nat(),
        ({ header }, unknown, seed) => {
          const at = seed % (header.length + 1);
          const longer = [...header.slice(0, at), ...unknown, ...header.slice(at)];
          expect(meaning(longer)).toEqual(meaning(header));
        },
      ),
      runs,
    );
  });

  it('gives no role to two columns', () => {
    fc.assert(
      fc.property(anExport, anExport, (one, other) => {
        const found = recognise([...one.header, ...other.header]);
        const roles =
          found && 'roles' in found ? found.roles.flatMap(({ role }) => role ?? []) : [];
        expect(new Set(roles).size).toBe(roles.length);
      }),
      runs,
    );
  });
});
