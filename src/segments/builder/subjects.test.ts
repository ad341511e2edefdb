import { describe, expect, it } from 'vitest';
import { formatOf } from '../../format/format';
import type { Built } from '../../warehouse/api';
import type { SavedSegment } from '../../warehouse/audience/condition';
import { found, meant } from './choice';
import { columnChoices, subjectGroups } from './subjects';

const tables: Built['tables'] = {
  customers: { rows: 3, columns: ['customer_id', 'city', 'birth_date'] },
  transactions: {
    rows: 9,
    columns: ['order_id', 'customer_id', 'ordered_at', 'product_id', 'amount'],
  },
  products: { rows: 2, columns: ['product_id', 'product', 'category'] },
};
const segments: SavedSegment[] = [
  { id: 'a', name: '老客', groups: [], members: [] },
  { id: 'b', name: 'B', groups: [[{ about: 'saved', id: 'a', isIn: true }]], members: [] },
];

const groupsOf = (offer: Partial<Parameters<typeof subjectGroups>[0]> = {}) =>
  subjectGroups({
    tables,
    attributes: ['city', 'Plan'],
    segments,
    id: 'new',
    format: formatOf('en', null),
    ...offer,
  });
const group = (key: string, offer = {}) =>
  groupsOf(offer).find((one) => one.key === key)?.choices ?? [];
const named = (key: string, name: string, offer = {}) =>
  group(key, offer).find((one) => one.name === name);

describe('what can be asked', () => {
  it('are facts of the tables that are there', () => {
    expect(named('purchases', 'Orders')?.value).toEqual({ about: 'fact', fact: 'orders' });
    expect(named('person', 'Age')?.value).toEqual({ about: 'fact', fact: 'age' });
  });

  it('are attributes by their names, those of the file by their headers', () => {
    expect(group('attributes').map(({ name }) => name)).toEqual(['City', 'Plan']);
  });

  it('are records of the tables that are there', () => {
    expect(named('records', 'Bought')?.value).toEqual({ about: 'records', table: 'transactions' });
    expect(group('records').filter(({ value }) => value !== null)).toHaveLength(1);
  });

  it('are saved segments, but none that contains the one being built', () => {
    expect(group('saved').map(({ name }) => name)).toEqual(['老客', 'B']);
    expect(group('saved', { id: 'b' }).map(({ name }) => name)).toEqual(['老客']);
    expect(group('saved', { id: 'a' })).toEqual([]);
  });

  it('say which file would bring what is not there', () => {
    expect(named('records', 'Opened a ticket')).toMatchObject({
      value: null,
      note: 'needs a file: Support tickets',
    });
    expect(named('purchases', 'Gross profit')).toMatchObject({
      value: null,
      note: 'needs a file: Transactions (cost) / Products (cost)',
    });
    expect(group('attributes', { attributes: [] })).toMatchObject([
      { value: null, note: 'needs a file: Customers' },
    ]);
  });

  it('are found by their names and by the heading', () => {
    const names = (text: string) =>
      found(groupsOf(), text).flatMap(({ choices }) => choices.map(({ name }) => name));
    expect(names('BOUGHT')).toEqual(['Bought']);
    expect(names('saved seg')).toEqual(['老客', 'B']);
    expect(names(' ')).toHaveLength(groupsOf().flatMap(({ choices }) => choices).length);
    expect(names('nothing like it')).toEqual([]);
  });
});

describe('a typed text', () => {
  const all = groupsOf({ format: formatOf('zh', null) }).flatMap(({ choices }) => choices);

  it('means the choice of that name, though others have it in theirs', () => {
    expect(meant(all, '购买')?.value).toEqual({ about: 'records', table: 'transactions' });
  });

  it('means the first that has it otherwise, or none', () => {
    expect(meant(all, '订单')?.name).toBe('订单数');
    expect(meant(all, '没有这个')).toBeUndefined();
  });
});

describe('the columns that restrict records', () => {
  const columns = (kind: 'transactions' | 'tickets') =>
    columnChoices(kind, tables, formatOf('en', null)).flatMap(({ choices }) =>
      choices.map(({ value }) => value),
    );

  it('are filled ones, of what was bought first, those of the file of products too', () => {
    expect(columns('transactions')).toEqual(['product', 'category', 'product_id', 'amount']);
  });

  it('are none of a table that is not there', () => {
    expect(columns('tickets')).toEqual([]);
  });
});
