import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { analysis } from './analysis';
import { text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
}, 60_000);

function orders(visits: readonly (readonly [customer: string, day: string])[]): string {
  const rows = visits.map(([customer, day], index) => `o${index},${customer},${day},10`);
  return ['order_id,customer_id,order_date,amount', ...rows].join('\n') + '\n';
}

/** January: a, b, c; February: d. */
const small = orders([
  ['a', '2024-01-03'],
  ['a', '2024-01-20'],
  ['a', '2024-02-29'],
  ['a', '2024-03-01'],
  ['b', '2024-01-31'],
  ['b', '2024-03-15'],
  ['c', '2024-01-10'],
  ['d', '2024-02-02'],
  ['d', '2024-04-10'],
]);

/** Cohort, period, customers, retained. */
async function table(kind: string) {
  const { main } = await given.run(analysis, { retention_kind: kind });
  return main.map((row) => [
    row.cohort.toISOString().slice(0, 7),
    row.period,
    row.customers,
    row.retained,
  ]);
}

test('the three kinds on one table; a period that is not over is blank', async () => {
  await given.files({ 'transactions.csv': small });
  await given.build({ as_of: '2024-04-15' });
  expect(await table('in')).toEqual([
    ['2024-01', 0, 3, 3],
    ['2024-01', 1, 3, 1],
    ['2024-01', 2, 3, 2],
    ['2024-01', 3, 3, null],
    ['2024-02', 0, 1, 1],
    ['2024-02', 1, 1, 0],
    ['2024-02', 2, 1, null],
  ]);
  expect(await table('in_or_later')).toEqual([
    ['2024-01', 0, 3, 3],
    ['2024-01', 1, 3, 2],
    ['2024-01', 2, 3, 2],
    ['2024-01', 3, 3, null],
    ['2024-02', 0, 1, 1],
    ['2024-02', 1, 1, 1],
    ['2024-02', 2, 1, null],
  ]);
  expect(await table('in_every')).toEqual([
    ['2024-01', 0, 3, 3],
    ['2024-01', 1, 3, 1],
    ['2024-01', 2, 3, 1],
    ['2024-01', 3, 3, null],
    ['2024-02', 0, 1, 1],
    ['2024-02', 1, 1, 0],
    ['2024-02', 2, 1, null],
  ]);
});

test('on the last day of a period its cells are filled', async () => {
  await given.files({ 'transactions.csv': small });
  await given.build({ as_of: '2024-04-30' });
  const { main } = await given.run(analysis);
  const april = main.filter((row) => row.period + row.cohort.getUTCMonth() === 3);
  expect(april.map((row) => [row.retained, row.rate])).toEqual([
    [0, 0],
    [1, 1],
  ]);
});

test('the headline speaks of all cohorts that have completed the period', async () => {
  await given.files({ 'transactions.csv': small });
  await given.build({ as_of: '2024-04-30' });
  // Period 1: a of 3 in January, d not: 1 of 4. Period 3: nobody of January's 3.
  expect(text.headline(await given.run(analysis), formatOf('en', null))).toBe(
    '25.0% of customers order again in the month after their first order; 0.0% in month 3 (only 4 customers, a small sample)',
  );
  expect(text.headline(await given.run(analysis), formatOf('zh', null))).toBe(
    '首购后的下一个月，25.0% 的客户再次下单，第 3 个月为 0.0%（仅 4 位客户，样本小）',
  );
});

test('no orders, no rows; the first period alone says that it is too early', async () => {
  await given.files({ 'customers.csv': 'customer_id,gender\na,f\n' });
  await given.build({ as_of: '2024-03-11' });
  const rows = await given.run(analysis);
  expect(rows.main).toEqual([]);
  expect(text.headline(rows, formatOf('zh', null))).toBe('当前筛选下没有订单');

  await given.files({ 'transactions.csv': orders([['a', '2024-03-01']]) });
  await given.build({ as_of: '2024-03-11' });
  const early = await given.run(analysis);
  expect(early.main.map((row) => [row.period, row.retained, row.rate])).toEqual([[0, null, null]]);
  expect(text.headline(early, formatOf('en', null))).toBe(
    'No cohort has completed its first period after the first order yet',
  );
});

const someVisits = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 9 }).map((customer) => `c${customer}`),
    fc
      .integer({ min: 0, max: 300 })
      .map((days) => new Date(Date.UTC(2023, 5, 1) + days * 86_400_000).toISOString().slice(0, 10)),
  ),
  { minLength: 1, maxLength: 60 },
);

test('agrees with counting customers one by one, in every kind', { timeout: 60_000 }, async () => {
  const month = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const holds: Record<string, (active: Set<number>, from: number, n: number) => boolean> = {
    in: (active, from, n) => active.has(from + n),
    in_or_later: (active, from, n) => [...active].some((at) => at >= from + n),
    in_every: (active, from, n) =>
      Array.from({ length: n }, (_, i) => from + i + 1).every((at) => active.has(at)),
  };
  await fc.assert(
    fc.asyncProperty(someVisits, async (visits) => {
      await given.files({ 'transactions.csv': orders(visits) });
      await given.build({ as_of: '2024-04-30' });
      const customers = new Map<string, Set<number>>();
      for (const [customer, day] of visits) {
        const active = customers.get(customer) ?? new Set();
        customers.set(customer, active.add(month(day)));
      }
      for (const [kind, holdsFor] of Object.entries(holds)) {
        const { main } = await given.run(analysis, { retention_kind: kind });
        for (const row of main) {
          const from = month(row.cohort.toISOString());
          const cohort = [...customers.values()].filter((active) => Math.min(...active) === from);
          const kept = cohort.filter((active) => holdsFor(active, from, row.period)).length;
          expect([kind, row.customers, row.retained]).toEqual([kind, cohort.length, kept]);
          expect(row.rate).toBeCloseTo(kept / cohort.length, 12);
        }
      }
    }),
    { numRuns: 8 },
  );
});
