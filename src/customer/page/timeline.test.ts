import { describe, expect, it } from 'vitest';
import { formatOf } from '../../format/format';
import { amountText, kindsIn, matching, timeText, touchpointsOf } from './timeline';

const rows = [
  {
    happened_at: new Date('2024-02-01T09:30:00Z'),
    kind: 'transactions',
    what: 'ordered',
    detail: '桂花乌龙',
    amount: 128,
  },
  {
    happened_at: new Date('2024-01-31T00:00:00Z'),
    kind: 'loyalty',
    what: 'ledger_entry',
    detail: '获得',
    amount: 128,
  },
  {
    happened_at: new Date('2024-01-30T00:00:00Z'),
    kind: 'feedback',
    what: 'answered',
    detail: '太贵',
    amount: 3,
  },
  {
    happened_at: new Date('2024-01-29T00:00:00Z'),
    kind: 'transactions',
    what: 'closed',
    detail: null,
    amount: null,
  },
  { happened_at: null, kind: 'tickets', what: 'ticket_opened', detail: 'undated', amount: null },
  {
    happened_at: new Date('2024-01-28T00:00:00Z'),
    kind: 'unheard of',
    what: 'x',
    detail: null,
    amount: null,
  },
];
const all = touchpointsOf(rows);
const said = (one: (typeof all)[number]) => `${one.what} ${one.detail ?? ''}`;

describe('the timeline', () => {
  it('takes rows that have a date and a kind that is known', () => {
    expect(all.map(({ kind }) => kind)).toEqual([
      'transactions',
      'loyalty',
      'feedback',
      'transactions',
    ]);
  });

  it('counts its kinds in the order of the tables', () => {
    expect(kindsIn(all)).toEqual([
      { kind: 'transactions', count: 2 },
      { kind: 'feedback', count: 1 },
      { kind: 'loyalty', count: 1 },
    ]);
  });

  it('is filtered by kinds and by words, all of which must stand in it', () => {
    expect(matching(all, [], '', said)).toHaveLength(4);
    expect(matching(all, ['transactions'], '', said)).toHaveLength(2);
    expect(matching(all, ['transactions', 'loyalty'], '桂花', said)).toEqual([all[0]]);
    expect(matching(all, [], '乌龙 ORDERED', said)).toEqual([all[0]]);
    expect(matching(all, [], '乌龙 closed', said)).toEqual([]);
  });

  it('says amounts in the unit of their kind', () => {
    const format = formatOf('en', 'CNY');
    expect(all.map((one) => amountText(one, format))).toEqual(['¥128', '+128', '3', null]);
  });

  it('says the time of day where it is known', () => {
    expect(timeText(new Date('2024-02-01T09:30:00Z'))).toBe('2024-02-01 09:30');
    expect(timeText(new Date('2024-02-01T00:00:00Z'))).toBe('2024-02-01');
  });
});
