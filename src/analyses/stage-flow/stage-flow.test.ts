import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { analysis } from './analysis';
import { text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
}, 60_000);

type Visits = readonly (readonly [customer: string, day: string])[];

function orders(visits: Visits): string {
  const rows = visits.map(([customer, day], index) => `o${index},${customer},${day},10`);
  return ['order_id,customer_id,order_date,amount', ...rows].join('\n') + '\n';
}

const iso = (day: Date) => day.toISOString().slice(0, 10);

test('each customer of a period is new, returning or resurrecting; the lapsed were there before', async () => {
  await given.files({
    'transactions.csv': orders([
      ['a', '2024-01-05'],
      ['a', '2024-01-25'],
      ['a', '2024-02-10'],
      ['a', '2024-04-02'],
      ['b', '2024-01-31'],
      ['c', '2024-02-01'],
      ['c', '2024-03-31'],
      ['c', '2024-04-01'],
    ]),
  });
  await given.build({ as_of: '2024-05-10' });
  const { main, scope } = await given.run(analysis);
  const counts = main.map((row) => [
    iso(row.period),
    row.new,
    row.returning,
    row.resurrecting,
    row.dormant,
    row.active,
  ]);
  expect(counts).toEqual([
    ['2024-01-01', 2, 0, 0, 0, 2],
    ['2024-02-01', 1, 1, 0, 1, 2],
    ['2024-03-01', 0, 1, 0, 1, 1],
    ['2024-04-01', 0, 1, 1, 0, 2],
    ['2024-05-01', 0, 0, 0, 2, 0],
  ]);
  expect(main.map((row) => row.is_finished)).toEqual([true, true, true, true, false]);
  expect(main.every((row) => row.is_first_year)).toBe(true);
  expect(scope).toEqual([{ unit: 'month', customers: 3 }]);
  expect(text.headline({ main, scope, promotions: [] }, formatOf('en', null))).toBe(
    '2024-04: 0 new and 1 resurrected against 0 lapsed; active customers up 1 to 2 (only 3 customers, a small sample)',
  );
  expect(text.headline({ main, scope, promotions: [] }, formatOf('zh', null))).toBe(
    '2024-04：新增 0、回流 1，本期未购 0，活跃客户增加 1 至 2（仅 3 位客户，样本小）',
  );
});

test('a period ends on the as-of date; the first year of the history is marked', async () => {
  await given.files({
    'transactions.csv': orders([
      ['a', '2022-12-15'],
      ['a', '2024-01-31'],
    ]),
  });
  await given.build({ as_of: '2024-01-31' });
  const { main } = await given.run(analysis);
  expect(main).toHaveLength(14);
  expect(main.at(-1)).toMatchObject({ resurrecting: 1, is_finished: true, is_first_year: false });
  // 2023-12 begins within a year of the first order on 2022-12-15.
  expect(main.filter((row) => row.is_first_year)).toHaveLength(13);
});

test('weeks begin on Monday or Sunday, quarters with the fiscal year', async () => {
  // 2024-03-10 is a Sunday.
  await given.files({
    'transactions.csv': orders([
      ['a', '2024-03-09'],
      ['b', '2024-03-10'],
      ['c', '2024-03-11'],
    ]),
  });
  const starts = async (period: string) =>
    (await given.run(analysis, { period })).main.map((row) => [iso(row.period), row.new]);
  await given.build({ as_of: '2024-03-11' });
  expect(await starts('week')).toEqual([
    ['2024-03-04', 2],
    ['2024-03-11', 1],
  ]);
  expect(await starts('quarter')).toEqual([['2024-01-01', 3]]);
  await given.build({ as_of: '2024-03-11', week_starts: 'sunday', fiscal_year_starts: '3' });
  expect(await starts('week')).toEqual([
    ['2024-03-03', 1],
    ['2024-03-10', 2],
  ]);
  expect(await starts('quarter')).toEqual([['2024-03-01', 3]]);
});

test('no orders, no rows, and a sentence for it', async () => {
  await given.files({ 'customers.csv': 'customer_id,gender\na,f\n' });
  await given.build({ as_of: '2024-03-11' });
  const rows = await given.run(analysis);
  expect(rows.main).toEqual([]);
  expect(text.headline(rows, formatOf('en', null))).toBe('No orders in this audience');
});

const start = Date.UTC(2023, 0, 1);
const someDay = fc
  .integer({ min: 0, max: 500 })
  .map((days) => iso(new Date(start + days * 86_400_000)));
const someVisits = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 12 }).map((customer) => `c${customer}`),
    someDay,
  ),
  { minLength: 1, maxLength: 80 },
);

/** The period of a day, written apart from the SQL. */
function periodOf(day: string, unit: string): string {
  const date = new Date(day);
  if (unit === 'week') date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  else if (unit === 'month') date.setUTCDate(1);
  else date.setUTCMonth(Math.floor(date.getUTCMonth() / 3) * 3, 1);
  return iso(date);
}

describe('for any history', () => {
  test.each(['week', 'month', 'quarter'])(
    'active(t) = active(t−1) − dormant(t) + new(t) + resurrecting(t) by %s',
    { timeout: 60_000 },
    async (unit) => {
      await fc.assert(
        fc.asyncProperty(someVisits, async (visits) => {
          await given.files({ 'transactions.csv': orders(visits) });
          await given.build({ as_of: '2024-05-16', period: unit });
          const { main } = await given.run(analysis);
          const buyers = new Set(visits.map(([customer]) => customer));
          expect(main.reduce((sum, row) => sum + row.new, 0)).toBe(buyers.size);
          let before = 0;
          for (const row of main) {
            const here = new Set(
              visits
                .filter(([, day]) => periodOf(day, unit) === iso(row.period))
                .map(([customer]) => customer),
            );
            expect(row.active).toBe(here.size);
            expect(row.active).toBe(before - row.dormant + row.new + row.resurrecting);
            expect(row.active).toBe(row.new + row.returning + row.resurrecting);
            before = row.active;
          }
          // Without gaps: each period is followed by the next, up to that of the as-of date.
          const last = main.at(-1)?.period;
          expect(last && iso(last)).toBe(periodOf('2024-05-16', unit));
          const lengths = main
            .slice(1)
            .map(
              (row, i) => (row.period.getTime() - (main[i]?.period.getTime() ?? 0)) / 86_400_000,
            );
          expect(Math.max(0, ...lengths)).toBeLessThanOrEqual(
            { week: 7, month: 31, quarter: 92 }[unit] ?? 0,
          );
        }),
        { numRuns: 8 },
      );
    },
  );
});
