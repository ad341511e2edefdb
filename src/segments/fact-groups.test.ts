import { describe, expect, it } from 'vitest';
import { facts } from '../warehouse/audience/facts';
import { tables } from '../warehouse/tables';
import { factGroups, isThere } from './fact-groups';

const offered = factGroups.flatMap((group) => group.facts);

describe('the facts that are offered', () => {
  it('are all facts, each once', () => {
    expect(offered.map(({ fact }) => fact).sort()).toEqual(Object.keys(facts).sort());
  });

  it('need columns that there are', () => {
    const wrong = offered.flatMap(({ needs }) =>
      needs.filter(({ kind, column }) => column && !Object.hasOwn(tables[kind].columns, column)),
    );
    expect(wrong).toEqual([]);
  });
});

describe('a need', () => {
  const loaded = { customers: { rows: 2, columns: ['name'] }, tickets: { rows: 0, columns: [] } };

  it('is met by a table with rows, and by a column that is filled', () => {
    expect(isThere({ kind: 'customers' }, loaded)).toBe(true);
    expect(isThere({ kind: 'customers', column: 'name' }, loaded)).toBe(true);
    expect(isThere({ kind: 'customers', column: 'phone' }, loaded)).toBe(false);
  });

  it('is not met by a table without rows, or that is not there', () => {
    expect(isThere({ kind: 'tickets' }, loaded)).toBe(false);
    expect(isThere({ kind: 'feedback' }, loaded)).toBe(false);
  });
});
