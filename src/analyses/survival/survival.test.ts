import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { attributeIs, type Audience } from '../../warehouse/audience/condition';
import { analysis } from './analysis';
import { text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
}, 60_000);

const en = formatOf('en', null);
const zh = formatOf('zh', null);

describe('telco, by tenure and churned flag', () => {
  const monthly: Audience = [
    attributeIs('contract', 'Month-to-month'),
    {
      about: 'attribute',
      attribute: 'InternetService',
      is: { operator: 'is_not', values: ['No'] },
    },
  ];
  beforeAll(async () => {
    const file = join(process.cwd(), 'test/data/telco/Telco-Customer-Churn.csv.gz');
    await given.files({ 'telco.csv': gunzipSync(readFileSync(file)).toString('utf8') });
    await given.build();
  }, 60_000);

  test('the published figures of month-to-month customers with internet', async () => {
    await given.audience(monthly);
    const rows = await given.run(analysis, { attribute: 'everyone' });
    expect(rows.scope[0]).toMatchObject({ basis: 'contract', unit: 'file', known: 3351 });
    expect(rows.main[0]).toMatchObject({ customers: 3351, ended: 1556, median: 34 });
    const at = (month: number) => rows.curve.find(({ time }) => time === month)?.survival ?? 0;
    expect([6, 12, 24, 48, 60].map((month) => at(month).toFixed(4))).toEqual([
      '0.7803',
      '0.6950',
      '0.5753',
      '0.3872',
      '0.2890',
    ]);
    expect(text.headline(rows, en)).toBe('Half of the customers are gone at a tenure of 34');
    expect(text.headline(rows, zh)).toBe('在网时长满 34 时已有一半客户流失');
    expect(text.n(rows)).toBe(3351);
  });

  test('what differs most is found by itself; a choice of it keeps its other values in the picture', async () => {
    await given.audience([]);
    const rows = await given.run(analysis);
    // χ² by R's survdiff and by lifelines, as often published: 2353 on 2 degrees; gender 0.5, p = 0.5.
    expect(rows.test[0]).toMatchObject({ attribute: 'contract', is_automatic: true, degrees: 2 });
    expect(rows.test[0]?.chi_square).toBeCloseTo(2353, 0);
    const gender = rows.ranking.find(({ attribute }) => attribute === 'gender');
    expect([gender?.chi_square.toFixed(2), gender?.p_value.toFixed(2)]).toEqual(['0.53', '0.47']);
    expect(rows.ranking.map(({ attribute }) => attribute)).not.toContain('status');
    expect(text.headline(rows, en)).toBe(
      'Contract “Two year” stays longer than “Month-to-month”: 93.6% against 12.9% still there at a tenure of 72 (log-rank p < 0.001)',
    );
    await given.audience(monthly);
    const narrowed = await given.run(analysis);
    expect(narrowed.main[0]).toMatchObject({ attribute: 'everyone', customers: 3351 });
    // Of 7,043 customers 1,526 have no internet service.
    expect(narrowed.test[0]).toMatchObject({ attribute: 'contract', groups: 3, known: 5517 });
    const partner = narrowed.ranking.find(({ attribute }) => attribute === 'Partner');
    expect(partner?.known).toBe(3351);
    await given.audience([]);
  });
});

type Visits = readonly (readonly [customer: string, day: string])[];

function orders(visits: Visits): string {
  const rows = visits.map(([customer, day], index) => `o${index},${customer},${day},10`);
  return ['order_id,customer_id,order_date,amount', ...rows].join('\n') + '\n';
}
const dayAfter = (start: string, days: number) =>
  new Date(Date.parse(start) + days * 86_400_000).toISOString().slice(0, 10);

test('from orders: lives end on the churn day, by hand with T = 30', async () => {
  await given.files({
    'transactions.csv': orders([
      ['a', '2024-01-01'], // ends 31 days later
      ['b', '2024-01-01'],
      ['b', '2024-01-11'], // ends after 10 + 31
      ['c', '2024-03-01'], // 2024-04-01 is its churn day and the as-of date: ends after 31
      ['d', '2024-03-02'], // one day short: censored after 30
    ]),
  });
  await given.build({ as_of: '2024-04-01', churn_rule: 'days', churn_days: '30' });
  const rows = await given.run(analysis);
  expect(rows.scope).toEqual([
    { basis: 'orders', unit: 'days', customers: 4, known: 4, churn_days: 30 },
  ]);
  expect(rows.curve.map(({ time, survival, at_risk: atRisk }) => [time, survival, atRisk])).toEqual(
    [
      [0, 1, 4],
      [30, 1, 4],
      [31, expect.closeTo(1 / 3, 12), 3],
      [41, expect.closeTo(0, 12), 1],
    ],
  );
  expect(rows.curve.map(({ low }) => low === null)).toEqual([true, true, false, true]);
  expect(rows.main[0]).toMatchObject({ customers: 4, ended: 3, median: 31, is_small: true });
  expect(text.headline(rows, en)).toBe(
    'Half of the customers are gone after 31 days (only 4 customers, a small sample)',
  );
  const asked = await given.run(analysis, { basis: 'contract' });
  expect(asked.main).toEqual([]);
  expect(text.headline(asked, zh)).toBe(
    '客户文件中没有可用的契约期限：需要终止日期、状态，或在网时长与流失标记',
  );
});

test('from contracts: lives run from registration to the end, in days', async () => {
  await given.files({
    'customers.csv':
      'customer_id,registered_at,ended_at\n' +
      'a,2024-01-01,2024-01-31\n' + // 30 days
      'b,2024-01-01,\n' + // 91 days, goes on
      'c,2024-02-01,2024-03-22\n' + // 50 days
      'd,2024-03-22,\n', // 10 days, goes on
  });
  await given.build({ as_of: '2024-04-01' });
  const rows = await given.run(analysis);
  expect(rows.scope[0]).toMatchObject({ basis: 'contract', unit: 'days', known: 4 });
  expect(rows.curve.map(({ time, survival }) => [time, survival])).toEqual([
    [0, 1],
    [10, 1],
    [30, expect.closeTo(2 / 3, 12)],
    [50, expect.closeTo(1 / 3, 12)],
    [91, expect.closeTo(1 / 3, 12)],
  ]);
  expect(text.headline(rows, zh)).toBe('50 天后已有一半客户流失（仅 4 位客户，样本小）');
});

test('groups: the largest five and the rest, few marked, who stays longest in the headline', async () => {
  const sizes = [40, 36, 34, 32, 31, 12, 9];
  const customers = sizes.flatMap((size, source) =>
    Array.from({ length: size }, (_, i) => ({ id: `s${source}-${i}`, source })),
  );
  await given.files({
    'customers.csv': [
      'customer_id,source',
      ...customers.map(({ id, source }) => `${id},来源${source}`),
    ].join('\n'),
    // Source 1 orders again after 200 days, half of 0, 2 and 3 do, and the others never.
    'transactions.csv': orders(
      customers.flatMap(({ id, source }, i) => [
        [id, dayAfter('2023-01-01', i % 7)] as const,
        ...(source === 1 || (source < 4 && i % 2 === 0)
          ? [[id, dayAfter('2023-01-01', (i % 7) + 200)] as const]
          : []),
      ]),
    ),
  });
  await given.build({ as_of: '2024-12-31', churn_rule: 'days', churn_days: '60' });
  const rows = await given.run(analysis, { attribute: 'source' });
  expect(
    rows.main.slice(1).map(({ value, customers: n, is_small: isSmall }) => [value, n, isSmall]),
  ).toEqual([
    ['来源0', 40, false],
    ['来源1', 36, false],
    ['来源2', 34, false],
    ['来源3', 32, false],
    ['来源4', 31, false],
    ['other', 21, true],
  ]);
  expect(text.headline(rows, zh)).toBe(
    '来源“来源1”比“来源4”留得久：61 天后仍有 100.0% 未流失，后者 0.0%（log-rank p < 0.001）',
  );
  // Seven values are too many to be chosen by itself.
  expect((await given.run(analysis)).test[0]).toMatchObject({ attribute: 'everyone', tried: 0 });
});

test('agrees with watching every customer on every day', { timeout: 60_000 }, async () => {
  const someVisits = fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 9 }).map((customer) => `c${customer}`),
      fc.integer({ min: 0, max: 200 }).map((days) => dayAfter('2023-06-01', days)),
    ),
    { minLength: 1, maxLength: 30 },
  );
  await fc.assert(
    fc.asyncProperty(someVisits, fc.integer({ min: 5, max: 60 }), async (visits, threshold) => {
      const asOf = '2023-12-31';
      await given.files({ 'transactions.csv': orders(visits) });
      await given.build({ as_of: asOf, churn_rule: 'days', churn_days: String(threshold) });
      const { curve, main } = await given.run(analysis);
      const today = Date.parse(asOf) / 86_400_000;
      const days = new Map<string, number[]>();
      for (const [customer, day] of visits) {
        const at = Date.parse(day) / 86_400_000;
        days.set(customer, [...(days.get(customer) ?? []), at]);
      }
      const lives = [...days.values()].map((own) => {
        const [first, last] = [Math.min(...own), Math.max(...own)];
        // The first day on which the last order lies more than T days back.
        let day = last;
        while (day < today && day - last <= threshold) day++;
        return { length: day - first, isEnded: day - last > threshold };
      });
      let survival = 1;
      for (let time = 0; time <= Math.max(...lives.map(({ length }) => length)); time++) {
        const atRisk = lives.filter(({ length }) => length >= time).length;
        const ended = lives.filter(({ length, isEnded }) => length === time && isEnded).length;
        survival *= 1 - ended / atRisk;
        const row = curve.find((one) => one.time === time);
        if (row) expect([row.survival, row.at_risk]).toEqual([expect.closeTo(survival, 9), atRisk]);
        else expect(ended).toBe(0);
      }
      expect(main[0]).toMatchObject({
        customers: lives.length,
        ended: lives.filter(({ isEnded }) => isEnded).length,
        last_survival: expect.closeTo(survival, 9),
      });
    }),
    { numRuns: 10 },
  );
});
