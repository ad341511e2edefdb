import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { factIs } from '../../warehouse/audience/condition';
import { analysis } from './analysis';
import { text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
}, 60_000);

const en = formatOf('en', 'CNY');
const zh = formatOf('zh', 'CNY');

type Order = readonly [customer: string, day: string, amount: number, refund?: number];

function shop(orders: readonly Order[], people: readonly string[] = []): Record<string, string> {
  const lines = orders.map(
    ([customer, day, amount, refund = 0], i) => `o${i},${customer},${day},${amount},${refund}`,
  );
  return {
    'transactions.csv': ['order_id,customer_id,order_date,amount,refund', ...lines, ''].join('\n'),
    ...(people.length > 0
      ? {
          'customers.csv': ['customer_id,gender,registered_at', ...people, ''].join('\n'),
        }
      : {}),
  };
}

/** January: a, b; February: c. */
const small: readonly Order[] = [
  ['a', '2024-01-03', 100],
  ['a', '2024-01-20', 50],
  ['a', '2024-03-01', 80, 30],
  ['b', '2024-01-31', 250],
  ['b', '2024-02-15', 100],
  ['c', '2024-02-02', 60],
  ['c', '2024-04-10', 40],
];

test('revenue per customer of the whole cohort, its sum, and against period 0', async () => {
  await given.files(shop(small));
  await given.build({ as_of: '2024-04-15' });
  const { main, scope } = await given.run(analysis);
  expect(
    main.map((row) => [
      row.cohort.toISOString().slice(0, 7),
      row.period,
      row.customers,
      row.revenue,
      row.per_customer,
      row.cumulative,
      row.rate,
    ]),
  ).toEqual([
    ['2024-01', 0, 2, 400, 200, 200, 1],
    ['2024-01', 1, 2, 100, 50, 250, 0.25],
    // 80 less the refund of 30.
    ['2024-01', 2, 2, 50, 25, 275, 0.125],
    ['2024-01', 3, 2, 0, null, null, null],
    ['2024-02', 0, 1, 60, 60, 60, 1],
    ['2024-02', 1, 1, 0, 0, 60, 0],
    // April is not over: what has come so far, and no rate.
    ['2024-02', 2, 1, 40, null, null, null],
  ]);
  expect(scope[0]).toMatchObject({ customers: 3, net_sales: 650, outside: 0 });
});

test('the curves pool the cohorts whose period is over, weighted by customers', async () => {
  await given.files(shop(small));
  await given.build({ as_of: '2024-04-15' });
  const { curves } = await given.run(analysis);
  expect(curves.map((row) => [row.attribute, row.value, row.period, row.observed])).toEqual([
    ['cohort_year', '2024', 0, 3],
    ['cohort_year', '2024', 1, 3],
    ['cohort_year', '2024', 2, 2],
  ]);
  // Period 0: 460 of three; 1: 100 of three; 2: 50 of January's two, who had brought 400.
  const [first, second, third] = curves;
  expect(first).toMatchObject({ revenue: 460, rate: 1, is_small: true });
  expect(first?.per_customer).toBeCloseTo(460 / 3, 9);
  expect(second?.cumulative).toBeCloseTo(560 / 3, 9);
  expect(second?.rate).toBeCloseTo(100 / 460, 9);
  expect(third?.per_customer).toBe(25);
  expect(third?.cumulative).toBeCloseTo(560 / 3 + 25, 9);
  expect(third?.rate).toBe(0.125);
});

test('by registration, what came before is outside, and the others count without an order', async () => {
  const people = ['a,女,2024-02-10', 'b,男,2024-01-31', 'c,男,', 'd,女,2024-02-01'];
  await given.files(shop(small, people));
  await given.build({ as_of: '2024-04-15' });
  const { main, scope } = await given.run(analysis, { cohort_by: 'registration' });
  expect(
    main.map((row) => [
      row.cohort.toISOString().slice(0, 7),
      row.period,
      row.customers,
      row.revenue,
    ]),
  ).toEqual([
    ['2024-01', 0, 1, 250],
    ['2024-01', 1, 1, 100],
    ['2024-01', 2, 1, 0],
    ['2024-01', 3, 1, 0],
    ['2024-02', 0, 2, 0],
    ['2024-02', 1, 2, 50],
    ['2024-02', 2, 2, 0],
  ]);
  // a's 150 of January and c, of whom no registration is known.
  expect(scope[0]).toMatchObject({ customers: 3, left_out: 1, net_sales: 650, outside: 250 });
  // February brought nothing in period 0: nothing can be held against it.
  expect(main.filter((row) => row.customers === 2).map((row) => row.rate)).toEqual([
    null,
    null,
    null,
  ]);
});

test('the headline by figure, in both languages', async () => {
  await given.files(shop(small));
  await given.build({ as_of: '2024-04-15' });
  const cumulative = await given.run(analysis);
  // 460 / 3 = 153 to begin with; by month 1 another 100 / 3.
  expect(text.headline(cumulative, en)).toBe(
    'A customer brings ¥153 in the period of the first order, ¥187 by month 1 (only 3 customers, a small sample)',
  );
  expect(text.headline(cumulative, zh)).toBe(
    '人均净销售额：首购当期 ¥153，到第 1 个月累计 ¥187（仅 3 位客户，样本小）',
  );
  const perCustomer = await given.run(analysis, { figure: 'per_customer' });
  expect(text.headline(perCustomer, en)).toBe(
    'A customer brings ¥153 in the period of the first order, ¥33 in month 1 (only 3 customers, a small sample)',
  );
  const net = await given.run(analysis, { figure: 'net_retention' });
  expect(text.headline(net, en)).toBe(
    'In month 1 customers bring 21.7% of the net sales in the period of the first order (only 3 customers, a small sample)',
  );
  expect(text.headline(net, zh)).toBe(
    '第 1 个月的净销售额为首购当期的 21.7%（仅 3 位客户，样本小）',
  );
});

test('no orders and a first period that is not over have their sentence', async () => {
  await given.files({ 'customers.csv': 'customer_id,gender\na,f\n' });
  await given.build({ as_of: '2024-03-11' });
  const none = await given.run(analysis);
  expect([none.main, none.curves]).toEqual([[], []]);
  expect(text.headline(none, zh)).toBe('当前筛选下没有订单');
  await given.files(shop([['a', '2024-03-01', 10]]));
  await given.build({ as_of: '2024-03-11' });
  expect(text.headline(await given.run(analysis), en)).toBe(
    'No cohort has completed the periods that this takes yet',
  );
});

test('the cells of an audience add up to its net sales, in both kinds of cohort', async () => {
  const people = ['a,女,2024-02-10', 'b,男,2024-01-31', 'c,男,', 'd,女,2024-02-01'];
  await given.files(shop([...small, ['', '2024-02-20', 1000]], people));
  await given.build({ as_of: '2024-04-15' });
  await given.audience([
    { about: 'attribute', attribute: 'gender', is: { operator: 'is', values: ['男'] } },
  ]);
  for (const cohort_by of ['first_order', 'registration']) {
    const { main, scope } = await given.run(analysis, { cohort_by });
    const cells = main.reduce((sum, row) => sum + row.revenue, 0);
    expect(scope[0]?.net_sales).toBe(450);
    expect(cells + (scope[0]?.outside ?? 0)).toBeCloseTo(450, 9);
  }
  // Everyone: an order without a customer is nobody's.
  await given.audience([]);
  expect((await given.run(analysis)).scope[0]?.net_sales).toBe(650);
  await given.audience([factIs('stage', 'potential')]);
  expect((await given.run(analysis)).main).toEqual([]);
});

const day = fc
  .integer({ min: 0, max: 300 })
  .map((days) => new Date(Date.UTC(2023, 5, 1) + days * 86_400_000).toISOString().slice(0, 10));
const someOrders = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 9 }).map((customer) => `c${customer}`),
    day,
    fc.integer({ min: 10, max: 500 }),
    // Never in full: such an order would be none.
    fc.integer({ min: 0, max: 9 }),
  ),
  { minLength: 1, maxLength: 50 },
);
const somePeople = fc.array(fc.tuple(fc.option(day), fc.constantFrom('女', '男')), {
  minLength: 10,
  maxLength: 10,
});
/** Number of the period of a day, without the product. */
const numberOf: Record<string, (day: string) => number> = {
  // 1970-01-05 was a Monday.
  week: (at) => Math.floor((Date.parse(at) / 86_400_000 - 4) / 7),
  month: (at) => Number(at.slice(0, 4)) * 12 + Number(at.slice(5, 7)) - 1,
  quarter: (at) => Number(at.slice(0, 4)) * 4 + Math.floor((Number(at.slice(5, 7)) - 1) / 3),
};

test('agrees with adding up customers one by one', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      someOrders,
      somePeople,
      fc.constantFrom('week', 'month', 'quarter'),
      fc.constantFrom('first_order', 'registration'),
      async (orders, file, unit, cohort_by) => {
        const number = numberOf[unit]!;
        await given.files(
          shop(
            orders,
            file.map(([at, gender], i) => `c${i},${gender},${at ?? ''}`),
          ),
        );
        const asOf = '2024-04-30';
        await given.build({ as_of: asOf });
        const lastOver = unit === 'month' ? number(asOf) : number(asOf) - 1;
        const customers = file.map(([at, gender], i) => {
          const own = orders.filter(([id]) => id === `c${i}`);
          const first = Math.min(...own.map(([, on]) => number(on)));
          const registered = at === null ? null : number(at);
          const from =
            cohort_by === 'registration' ? registered : Number.isFinite(first) ? first : null;
          const brought = (period: number) =>
            own
              .filter(([, on]) => from !== null && number(on) === from + period)
              .reduce((sum, [, , amount, refund]) => sum + amount - refund, 0);
          return { from, gender, brought };
        });
        const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);
        const upTo = (n: number) => Array.from({ length: n + 1 }, (_, i) => i);
        const rows = await given.run(analysis, { cohort_by, period: unit, split: 'gender' });
        for (const row of rows.main) {
          const from = number(row.cohort.toISOString().slice(0, 10));
          const cohort = customers.filter((one) => one.from === from);
          const of = (n: number) => sum(cohort.map(({ brought }) => brought(n)));
          expect(row.customers).toBe(cohort.length);
          expect(row.revenue).toBeCloseTo(of(row.period), 6);
          expect(row.is_finished).toBe(from + row.period <= lastOver);
          if (!row.is_finished) continue;
          expect(row.cumulative).toBeCloseTo(sum(upTo(row.period).map(of)) / cohort.length, 6);
          if (of(0) > 0) expect(row.rate).toBeCloseTo(of(row.period) / of(0), 9);
          else expect(row.rate).toBeNull();
        }
        const observed = (gender: string, n: number) =>
          customers.filter(
            (one) => one.gender === gender && one.from !== null && one.from + n <= lastOver,
          );
        for (const row of rows.curves) {
          const perCustomer = (n: number) => {
            const seen = observed(row.value, n);
            return sum(seen.map(({ brought }) => brought(n))) / seen.length;
          };
          const seen = observed(row.value, row.period);
          expect(row.observed).toBe(seen.length);
          expect(row.per_customer).toBeCloseTo(perCustomer(row.period), 6);
          expect(row.cumulative).toBeCloseTo(sum(upTo(row.period).map(perCustomer)), 6);
          const first = sum(seen.map(({ brought }) => brought(0)));
          if (first > 0) {
            const later = sum(seen.map(({ brought }) => brought(row.period)));
            expect(row.rate).toBeCloseTo(later / first, 9);
          }
        }
        const net = sum(orders.map(([, , amount, refund]) => amount - refund));
        const cells = sum(rows.main.map(({ revenue }) => revenue));
        expect(rows.scope[0]?.net_sales).toBeCloseTo(net, 6);
        expect(cells + (rows.scope[0]?.outside ?? 0)).toBeCloseTo(net, 6);
      },
    ),
    { numRuns: 8, seed: 7 },
  );
});
