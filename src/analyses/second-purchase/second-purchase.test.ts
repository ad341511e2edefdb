import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { attributeIs } from '../../warehouse/audience/condition';
import { analysis } from './analysis';
import { text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
}, 60_000);

const en = formatOf('en', null);
const zh = formatOf('zh', null);

type Visits = readonly (readonly [customer: string, day: string])[];

function orders(visits: Visits): string {
  const rows = visits.map(([customer, day], index) => `o${index},${customer},${day},10`);
  return ['order_id,customer_id,order_date,amount', ...rows].join('\n') + '\n';
}
const dayAfter = (start: string, days: number) =>
  new Date(Date.parse(start) + days * 86_400_000).toISOString().slice(0, 10);

/** As of 2024-04-10: a back after 10 days, b not in 100, c after 35, d not in 20. */
const four = orders([
  ['a', '2024-01-01'],
  ['a', '2024-01-01'],
  ['a', '2024-01-11'],
  ['a', '2024-01-12'],
  ['b', '2024-01-01'],
  ['c', '2024-03-01'],
  ['c', '2024-04-05'],
  ['d', '2024-03-21'],
]);

test('shares, median, periods and full cohorts of four customers, by hand', async () => {
  await given.files({ 'transactions.csv': four });
  await given.build({ as_of: '2024-04-10' });
  const rows = await given.run(analysis);
  // S(10) = 3/4, d leaves at 20, S(35) = 3/8, b leaves at 100.
  expect(
    rows.main.map(({ days, share, observed, returned, cohort_share: cohort }) => [
      days,
      share,
      observed,
      returned,
      cohort,
    ]),
  ).toEqual([
    [30, 0.25, 3, 1, 1 / 3],
    [60, 0.625, 2, 1, 0.5],
    [90, 0.625, 2, 1, 0.5],
    [180, null, 0, 0, null],
    [365, null, 0, 0, null],
  ]);
  // Greenwood after 10: 1/(4·3); log-log: 0.75^exp(∓1.96·√(1/12)/|ln 0.75|).
  const spread = (1.959963984540054 * Math.sqrt(1 / 12)) / Math.abs(Math.log(0.75));
  expect(rows.main[0]?.low).toBeCloseTo(1 - 0.75 ** Math.exp(-spread), 12);
  expect(rows.main[0]?.high).toBeCloseTo(1 - 0.75 ** Math.exp(spread), 12);
  expect(rows.groups).toEqual([
    {
      attribute: 'everyone',
      value: 'everyone',
      customers: 4,
      returned: 2,
      median: 35,
      median_low: 10,
      median_high: null,
      is_small: true,
    },
  ]);
  expect(rows.hazard.map((row) => Object.values(row))).toEqual([
    [1, 30, 4, 1, 0.25],
    [31, 60, 2, 1, 0.5],
    [61, 90, 1, 0, 0],
    [91, 120, 1, 0, 0],
  ]);
  expect(rows.test).toEqual([
    {
      attribute: 'everyone',
      groups: 1,
      customers: 4,
      known: 4,
      chi_square: null,
      degrees: null,
      p_value: null,
    },
  ]);
  expect(text.headline(rows, en)).toBe(
    '62.5% of customers order again within 90 days of their first order; the median is 35 days (only 4 customers, a small sample)',
  );
  expect(text.headline(rows, zh)).toBe(
    '首购后 90 天内，62.5% 的客户再次下单；中位数 35 天（仅 4 位客户，样本小）',
  );
});

test('says so where nobody has been watched for long enough, or nobody has ordered', async () => {
  await given.files({ 'transactions.csv': orders([['a', '2024-04-01']]) });
  await given.build({ as_of: '2024-04-10' });
  const early = await given.run(analysis);
  expect(early.main.every(({ share }) => share === null)).toBe(true);
  expect(text.headline(early, en)).toBe(
    'Not yet observable: all first orders lie within the last 30 days',
  );

  await given.files({ 'customers.csv': 'customer_id,gender\na,f\n' });
  await given.build({ as_of: '2024-04-10' });
  const none = await given.run(analysis);
  expect(none.main).toEqual([]);
  expect(text.headline(none, zh)).toBe('当前筛选下没有订单');
});

/** Sixty customers of each group; those of the first come back after 5 days, of the second after 60. */
const twoGroups = {
  'customers.csv': [
    'customer_id,gender',
    ...Array.from({ length: 120 }, (_, i) => `c${i},${i < 60 ? '女' : '男'}`),
  ].join('\n'),
  'transactions.csv': orders(
    Array.from({ length: 120 }, (_, i) => `c${i}`).flatMap((customer, i) => [
      [customer, '2024-01-01'] as const,
      ...(i % 2 === 0 ? [[customer, dayAfter('2024-01-01', i < 60 ? 5 : 60)] as const] : []),
    ]),
  ),
};

test('divided by an attribute the groups are compared; a choice keeps the others in the picture', async () => {
  await given.files(twoGroups);
  await given.build({ as_of: '2024-12-31' });
  const rows = await given.run(analysis, { attribute: 'gender' });
  expect(
    rows.main
      .filter(({ days, attribute }) => days === 30 && attribute === 'gender')
      .map(({ value, share, observed, returned }) => [value, share, observed, returned]),
  ).toEqual([
    ['女', expect.closeTo(0.5, 12), 60, 30],
    ['男', 0, 60, 0],
  ]);
  // At 5: d = 30 of 120, expected 15 in each; at 60: d = 30 of 30 + 60, expected 10 of the first.
  const excess = 30 - 15 + (0 - 10);
  const variance = (30 * 0.5 * 0.5 * 90) / 119 + (30 * (30 / 90) * (60 / 90) * 60) / 89;
  expect(rows.test[0]).toMatchObject({ attribute: 'gender', groups: 2, known: 120, degrees: 1 });
  expect(rows.test[0]?.chi_square).toBeCloseTo(excess ** 2 / variance, 9);
  // χ² = 2.459: both groups come back equally often in the end.
  expect(text.headline(rows, en)).toMatch(
    /^No difference by gender in coming back: 50\.0% to 50\.0% within 90 days of the first order \(log-rank p = 0\.117\)$/,
  );

  await given.audience([attributeIs('gender', '男')]);
  const chosen = await given.run(analysis, { attribute: 'gender' });
  expect(chosen.groups.map(({ value, customers }) => [value, customers])).toEqual([
    ['everyone', 60],
    ['女', 60],
    ['男', 60],
  ]);
  expect((await given.run(analysis)).main[0]).toMatchObject({ share: 0, observed: 60 });
  await given.audience([]);
});

test('of more than six values the rest is other; an unknown attribute divides nobody', async () => {
  const sizes = [9, 8, 7, 6, 5, 4, 3, 2];
  const customers = sizes.flatMap((size, source) =>
    Array.from({ length: size }, (_, i) => ({ id: `s${source}-${i}`, source: `来源${source}` })),
  );
  await given.files({
    'customers.csv': [
      'customer_id,source',
      ...customers.map(({ id, source }) => `${id},${source}`),
    ].join('\n'),
    'transactions.csv': orders(customers.map(({ id }) => [id, '2024-01-01'] as const)),
  });
  await given.build({ as_of: '2024-03-01' });
  const { groups, main } = await given.run(analysis, { attribute: 'source' });
  expect(groups.slice(1).map(({ value, customers: n }) => [value, n])).toEqual([
    ['来源0', 9],
    ['来源1', 8],
    ['来源2', 7],
    ['来源3', 6],
    ['来源4', 5],
    ['other', 9],
  ]);
  expect(main.find(({ value, days }) => value === 'other' && days === 60)?.observed).toBe(9);
  const unknown = await given.run(analysis, { attribute: 'nothing of the kind' });
  expect(unknown.test[0]).toMatchObject({ attribute: 'everyone', groups: 1, customers: 44 });
});

test('agrees with counting customer by customer', { timeout: 60_000 }, async () => {
  const someVisits = fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 9 }).map((customer) => `c${customer}`),
      fc.integer({ min: 0, max: 300 }).map((days) => dayAfter('2023-06-01', days)),
    ),
    { minLength: 1, maxLength: 30 },
  );
  await fc.assert(
    fc.asyncProperty(someVisits, async (visits) => {
      await given.files({ 'transactions.csv': orders(visits) });
      const asOf = '2024-04-15';
      await given.build({ as_of: asOf });
      const { main, hazard } = await given.run(analysis);
      const byCustomer = new Map<string, Set<number>>();
      for (const [customer, day] of visits) {
        const own = byCustomer.get(customer) ?? new Set<number>();
        byCustomer.set(customer, own.add(Date.parse(day) / 86_400_000));
      }
      const lives = [...byCustomer.values()].map((own) => {
        const [first = 0, second] = [...own].sort((a, b) => a - b);
        const end = Date.parse(asOf) / 86_400_000;
        return { days: (second ?? end) - first, isBack: second !== undefined, seen: end - first };
      });
      const backWithin = (days: number) => {
        let waiting = 1;
        for (let day = 1; day <= days; day++) {
          const open = lives.filter((life) => life.days >= day).length;
          const back = lives.filter((life) => life.days === day && life.isBack).length;
          if (open > 0) waiting *= 1 - back / open;
        }
        return 1 - waiting;
      };
      const longest = Math.max(...lives.map(({ days }) => days));
      for (const row of main) {
        const cohort = lives.filter(({ seen }) => seen >= row.days);
        expect([row.observed, row.returned]).toEqual([
          cohort.length,
          cohort.filter(({ days, isBack }) => isBack && days <= row.days).length,
        ]);
        if (row.share === null) expect(row.days).toBeGreaterThan(longest);
        else expect(row.share).toBeCloseTo(backWithin(row.days), 9);
      }
      for (const row of hazard) {
        const before = 1 - backWithin(row.from_days - 1);
        const after = 1 - backWithin(row.to_days);
        expect(row.rate).toBeCloseTo(before > 0 ? 1 - after / before : 0, 9);
        expect(row.waiting).toBe(lives.filter(({ days }) => days >= row.from_days).length);
      }
    }),
    { numRuns: 12 },
  );
});
