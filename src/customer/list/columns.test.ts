import { describe, expect, it } from 'vitest';
import { formatOf } from '../../format/format';
import { factNames } from '../../segments/names';
import { isFact } from '../../warehouse/audience/facts';
import {
  isPeopleColumn,
  peopleColumns,
  type PeopleColumnName,
} from '../../warehouse/people/columns';
import { availableColumns, cellText, columnName, shownColumns } from './columns';

const names = Object.keys(peopleColumns).filter(isPeopleColumn);
const [zh, en] = [formatOf('zh', 'CNY'), formatOf('en', 'CNY')];

describe('the columns of the list', () => {
  it('are called as the facts are called elsewhere', () => {
    const facts = names.filter((name) => peopleColumns[name].group !== 'file');
    expect(facts.length).toBeGreaterThan(20);
    for (const name of facts) {
      const text = isFact(name) ? factNames[name] : null;
      expect({ zh: columnName(name, zh), en: columnName(name, en) }).toEqual(text);
    }
  });

  it('have names in both languages', () => {
    for (const name of names) {
      expect(columnName(name, zh), name).toMatch(/\p{Script=Han}|NPS/u);
      expect(columnName(name, en), name).toMatch(/^[A-Z][^_]*$/);
    }
  });

  it('are offered where a file fills them', () => {
    const customers = { rows: 3, columns: ['customer_id', 'name', 'tier'] };
    expect(availableColumns({ customers })).toEqual(['name', 'member_tier']);
    const transactions = { rows: 9, columns: ['customer_id', 'amount'] };
    const shop = availableColumns({ transactions });
    expect(shop).toContain('revenue');
    expect(shop).not.toContain('name');
    expect(shop).not.toContain('visits');
  });

  it('are the usual ones until others are chosen, and never ones that are gone', () => {
    const available: PeopleColumnName[] = ['name', 'city', 'tier', 'revenue'];
    expect(shownColumns(null, available)).toEqual(['name', 'city', 'revenue']);
    expect(shownColumns(['tier', 'gone', '__proto__'], available)).toEqual(['tier']);
    expect(shownColumns([], available)).toEqual([]);
  });
});

describe('a cell', () => {
  it('shows a value as a person reads it', () => {
    expect(cellText('revenue', 1234.5, en, true)).toBe('¥1,234.50');
    expect(cellText('last_day', new Date('2024-12-31T00:00:00Z'), zh, true)).toBe('2024-12-31');
    expect(cellText('segment', 'champions', zh, true)).toBe('核心客户');
    expect(cellText('important', true, en, true)).toBe('yes');
    expect(cellText('recency', 12.34, en, true)).toBe('12.3');
    expect(cellText('orders', null, en, true)).toBe('');
  });

  it('is masked unless it is shown on purpose', () => {
    expect(cellText('phone', '13812345678', en, true)).toBe('138****5678');
    expect(cellText('phone', '13812345678', en, false)).toBe('13812345678');
    expect(cellText('birth_date', new Date('1988-03-28T00:00:00Z'), en, true)).toBe('1988');
    expect(cellText('customer_id', '13812345678', en, true)).toBe('138****5678');
  });
});
