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

/** Customers by their registration: d has none, e has never ordered, f ordered before registering. */
const people = `customer_id,gender,registered_at
a,女,2024-01-02
b,女,2024-01-31
c,男,2023-12-31
d,男,
e,女,2024-01-15
f,男,2024-02-10
`;
const withF = small + 'o99,f,2024-01-05,10\no98,f,2024-03-03,10\n';

test('a cohort by registration has those without an order too, and its first period counts orders', async () => {
  await given.files({ 'transactions.csv': withF, 'customers.csv': people });
  await given.build({ as_of: '2024-04-15' });
  const counts = async (kind: string) => {
    const { main, scope } = await given.run(analysis, {
      cohort_by: 'registration',
      retention_kind: kind,
    });
    expect(scope[0]).toMatchObject({ cohort_by: 'registration', customers: 5, left_out: 1 });
    const january = main.filter((row) => row.cohort.toISOString().startsWith('2024-01'));
    const february = main.filter((row) => row.cohort.toISOString().startsWith('2024-02'));
    return [january, february].map((rows) => rows.map((row) => [row.customers, row.retained]));
  };
  // January: a (January, February, March), b (January, March), e (never). February: f (March).
  expect(await counts('in')).toEqual([
    [
      [3, 2],
      [3, 1],
      [3, 2],
      [3, null],
    ],
    [
      [1, 0],
      [1, 1],
      [1, null],
    ],
  ]);
  expect(await counts('in_or_later')).toEqual([
    [
      [3, 2],
      [3, 2],
      [3, 2],
      [3, null],
    ],
    [
      [1, 1],
      [1, 1],
      [1, null],
    ],
  ]);
  expect(await counts('in_every')).toEqual([
    [
      [3, 2],
      [3, 1],
      [3, 1],
      [3, null],
    ],
    [
      [1, 0],
      [1, 0],
      [1, null],
    ],
  ]);
});

test('the headline of cohorts by registration begins with the period of registering', async () => {
  await given.files({ 'transactions.csv': withF, 'customers.csv': people });
  await given.build({ as_of: '2024-04-15' });
  const rows = await given.run(analysis, { cohort_by: 'registration' });
  // Month 0: a and b of December's c, January's three and February's f. Month 3: c alone, who did not.
  expect(text.headline(rows, formatOf('en', null))).toBe(
    '40.0% of customers order in the month in which they register; 0.0% in month 3 (only 5 customers, a small sample)',
  );
  expect(text.headline(rows, formatOf('zh', null))).toBe(
    '注册当月，40.0% 的客户下单，第 3 个月为 0.0%（仅 5 位客户，样本小）',
  );
  await given.files({ 'transactions.csv': small });
  await given.build({ as_of: '2024-04-15' });
  const unknown = await given.run(analysis, { cohort_by: 'registration' });
  expect(unknown.scope[0]).toMatchObject({ customers: 0, left_out: 4 });
  expect(text.headline(unknown, formatOf('en', null))).toBe(
    'No day of registration is known in this audience; a customer file with one would bring it',
  );
});

test('split by an attribute, each period pools the cohorts that have completed it', async () => {
  await given.files({ 'transactions.csv': withF, 'customers.csv': people });
  await given.build({ as_of: '2024-04-15' });
  expect((await given.run(analysis)).curves).toEqual([]);
  const { curves, attributes } = await given.run(analysis, { split: 'gender' });
  expect(attributes.map(({ attribute }) => attribute)).toContain('gender');
  // 女: a and b of January. 男: c and f of January, d of February, who leaves month 2 to January.
  expect(
    curves.map((row) => [row.value, row.period, row.customers, row.observed, row.retained]),
  ).toEqual([
    ['男', 0, 3, 3, 3],
    ['男', 1, 3, 3, 0],
    ['男', 2, 3, 2, 1],
    ['女', 0, 2, 2, 2],
    ['女', 1, 2, 2, 1],
    ['女', 2, 2, 2, 2],
  ]);
  expect(curves.every((row) => row.is_small && row.attribute === 'gender')).toBe(true);
  const gone = await given.run(analysis, { split: 'no such column' });
  expect(gone.curves).toEqual([]);
});

test('the values that keep most and fewest are in the headline', async () => {
  const buyers = Array.from({ length: 80 }, (_, i) => `k${i}`);
  // Of 40 women 20 come back in February, of 40 men 10.
  const visits = buyers.flatMap((id, i): [string, string][] => [
    [id, '2024-01-10'],
    ...((i < 40 ? i % 2 : i % 4) === 0 ? [[id, '2024-02-10'] as [string, string]] : []),
  ]);
  const file = buyers.map((id, i) => `${id},${i < 40 ? '女' : '男'}`);
  await given.files({
    'transactions.csv': orders(visits),
    'customers.csv': ['customer_id,gender', ...file].join('\n') + '\n',
  });
  await given.build({ as_of: '2024-02-29' });
  const rows = await given.run(analysis, { split: 'gender' });
  expect(text.headline(rows, formatOf('en', null))).toBe(
    '37.5% of customers order again in the month after their first order; in month 1 by Gender: Female 50.0%, Male 25.0%',
  );
  expect(text.headline(rows, formatOf('zh', null))).toBe(
    '首购后的下一个月，37.5% 的客户再次下单；第 1 个月按性别：女 50.0%，男 25.0%',
  );
});

const someDay = fc
  .integer({ min: 0, max: 300 })
  .map((days) => new Date(Date.UTC(2023, 5, 1) + days * 86_400_000).toISOString().slice(0, 10));
const someVisits = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 9 }).map((customer) => `c${customer}`),
    someDay,
  ),
  { minLength: 1, maxLength: 60 },
);
/** Of each of ten customers: the day of registration, if known, and the gender. */
const somePeople = fc.array(fc.tuple(fc.option(someDay), fc.constantFrom('女', '男')), {
  minLength: 10,
  maxLength: 10,
});

/** Number of the period of a day, without the product. */
const numberOf: Record<string, (day: string) => number> = {
  // 1970-01-05 was a Monday.
  week: (day) => Math.floor((Date.parse(day) / 86_400_000 - 4) / 7),
  month: (day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1,
  quarter: (day) => Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3),
};
const everyUpTo = (active: Set<number>, first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i).every((at) => active.has(at));
const holds: Record<string, (active: Set<number>, from: number, n: number) => boolean> = {
  in: (active, from, n) => active.has(from + n),
  in_or_later: (active, from, n) => [...active].some((at) => at >= from + n),
  in_every: (active, from, n) => everyUpTo(active, from, from + n),
};

test('agrees with counting customers one by one, in every kind', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      someVisits,
      somePeople,
      fc.constantFrom('week', 'month', 'quarter'),
      fc.constantFrom('first_order', 'registration'),
      async (visits, file, unit, cohortBy) => {
        const number = numberOf[unit]!;
        const lines = file.map(([day, gender], i) => `c${i},${gender},${day ?? ''}`);
        await given.files({
          'transactions.csv': orders(visits),
          'customers.csv': ['customer_id,gender,registered_at', ...lines].join('\n') + '\n',
        });
        const asOf = '2024-04-30';
        await given.build({ as_of: asOf });
        const customers = file.map(([day, gender], i) => {
          const own = visits.filter(([id]) => id === `c${i}`).map(([, at]) => number(at));
          const from =
            cohortBy === 'first_order'
              ? own.length > 0
                ? Math.min(...own)
                : null
              : day === null
                ? null
                : number(day);
          return { from, gender, active: new Set(own) };
        });
        // The as-of date ends a month, but no week and no quarter.
        const current = number(asOf);
        const lastOver = unit === 'month' ? current : current - 1;
        for (const [kind, holdsFor] of Object.entries(holds)) {
          const { main, curves } = await given.run(analysis, {
            retention_kind: kind,
            period: unit,
            cohort_by: cohortBy,
            split: 'gender',
          });
          const cohorts = new Set(customers.flatMap(({ from }) => from ?? []));
          const cells = [...cohorts].reduce((sum, from) => sum + current - from + 1, 0);
          expect(main.length).toBe(cells);
          for (const row of main) {
            const from = number(row.cohort.toISOString().slice(0, 10));
            const cohort = customers.filter((one) => one.from === from);
            const kept = cohort.filter(({ active }) => holdsFor(active, from, row.period)).length;
            const isOver = from + row.period <= lastOver;
            expect([kind, row.customers, row.retained]).toEqual([
              kind,
              cohort.length,
              isOver ? kept : null,
            ]);
            if (isOver) expect(row.rate).toBeCloseTo(kept / cohort.length, 12);
          }
          for (const row of curves) {
            const seen = customers.flatMap(({ from, gender, active }) =>
              gender === row.value && from !== null && from + row.period <= lastOver
                ? [holdsFor(active, from, row.period)]
                : [],
            );
            expect([row.observed, row.retained]).toEqual([
              seen.length,
              seen.filter(Boolean).length,
            ]);
          }
        }
      },
    ),
    { numRuns: 8, seed: 5 },
  );
});
