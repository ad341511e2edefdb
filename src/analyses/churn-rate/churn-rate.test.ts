import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { attributeIs } from '../../warehouse/audience/condition';
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
const dayNumber = (day: string) => Date.parse(day) / 86_400_000;

test('churn days, win-backs and customers at risk, by hand with T = 90', async () => {
  await given.files({
    'transactions.csv': orders([
      ['a', '2024-01-10'], // churns on 04-10, 91 days later
      ['b', '2024-01-20'],
      ['b', '2024-03-01'], // churns on 05-31
      ['c', '2024-02-05'], // churns on 05-06
      ['c', '2024-06-15'], // won back after 131 days; churns on 09-14
      ['d', '2024-12-20'],
    ]),
  });
  await given.build({ as_of: '2024-12-31' });
  const rows = await given.run(analysis);
  const table = rows.main.map((row) => [
    iso(row.period).slice(0, 7),
    row.at_risk,
    row.churned,
    row.rate,
    row.won_back,
  ]);
  expect(table).toEqual([
    ['2024-01', 0, 0, null, 0],
    ['2024-02', 2, 0, 0, 0],
    ['2024-03', 3, 0, 0, 0],
    ['2024-04', 3, 1, 1 / 3, 0],
    ['2024-05', 2, 2, 1, 0],
    ['2024-06', 0, 0, null, 1],
    ['2024-07', 1, 0, 0, 0],
    ['2024-08', 1, 0, 0, 0],
    ['2024-09', 1, 1, 1, 0],
    ['2024-10', 0, 0, null, 0],
    ['2024-11', 0, 0, null, 0],
    ['2024-12', 0, 0, null, 0],
  ]);
  // Wilson, 1 of 3 and 2 of 2 at 95 %.
  expect(rows.main[3]?.lower).toBeCloseTo(0.06149194472039624, 12);
  expect(rows.main[3]?.upper).toBeCloseTo(0.7923403991979523, 12);
  expect(rows.main[4]?.lower).toBeCloseTo(0.34238022750665303, 12);
  expect(rows.main[4]?.upper).toBeCloseTo(1, 12);
  // The last 90 days begin on 10-03.
  expect(rows.main.filter((row) => row.is_provisional).map((row) => iso(row.period))).toEqual([
    '2024-10-01',
    '2024-11-01',
    '2024-12-01',
  ]);
  expect(rows.main.every((row) => row.is_finished)).toBe(true);
  expect(rows.contractual).toEqual([]);
  expect(text.headline(rows, formatOf('en', null))).toBe(
    '2024-09: 100.0% churned, 1 of 1 at risk, 100.0% by revenue; 0 won back (one customer only, a small sample)',
  );
  expect(text.headline(rows, formatOf('zh', null))).toBe(
    '2024-09 流失率 100.0%（期初 1 位，流失 1 位），收入流失率 100.0%；召回 0 位（仅 1 位客户，样本小）',
  );
});

test('those who churned and were not won back are the dormant and the lost of today', async () => {
  await given.files({
    'transactions.csv': orders([
      ['a', '2024-01-10'],
      ['b', '2024-09-20'],
      ['c', '2024-02-05'],
      ['c', '2024-12-15'],
      ['d', '2024-12-20'],
      ['e', '2024-10-02'], // d = 90 on the as-of date: not yet churned
    ]),
  });
  await given.build({ as_of: '2024-12-31' });
  const { main } = await given.run(analysis);
  const gone = main.reduce((sum, row) => sum + row.churned - row.won_back, 0);
  const [asleep] = await given.rows(
    `select count(*) as n, from mart.customers where stage in ('dormant', 'lost')`,
  );
  expect(gone).toBe(2);
  expect(asleep?.['n']).toBe(2);
});

test('nothing to see before the threshold has passed once', async () => {
  await given.files({ 'transactions.csv': orders([['a', '2024-01-10']]) });
  await given.build({ as_of: '2024-02-29' });
  const rows = await given.run(analysis);
  expect(rows.main.map((row) => [row.at_risk, row.churned])).toEqual([
    [0, 0],
    [1, 0],
  ]);
  expect(text.headline(rows, formatOf('en', null))).toBe(
    'Not yet observable: nobody has gone more than 90 days without an order',
  );
  // The churn day is 10 April, in a month that is not over; the months before could have had none.
  await given.build({ as_of: '2024-04-20' });
  expect(text.headline(await given.run(analysis), formatOf('en', null))).toBe(
    'Not yet observable: the first period in which customers churn is not over',
  );
  await given.build({ as_of: '2024-05-02' });
  expect(text.headline(await given.run(analysis), formatOf('en', null))).toContain(
    '2024-04: 100.0% churned (provisional), 1 of 1',
  );
});

describe('for any history', () => {
  const someVisits = fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 9 }).map((customer) => `c${customer}`),
      fc
        .integer({ min: 0, max: 500 })
        .map((days) => iso(new Date(Date.UTC(2022, 11, 1) + days * 86_400_000))),
    ),
    { minLength: 1, maxLength: 50 },
  );

  test.each([
    ['week', 25],
    ['month', 40],
    ['quarter', 30],
  ])(
    'agrees with watching every customer on every day, by %s with T = %i',
    { timeout: 60_000 },
    async (period, threshold) => {
      await fc.assert(
        fc.asyncProperty(someVisits, async (visits) => {
          await given.files({ 'transactions.csv': orders(visits) });
          const asOf = '2024-05-16';
          await given.build({
            as_of: asOf,
            churn_rule: 'days',
            churn_days: String(threshold),
            period,
          });
          const { main } = await given.run(analysis);
          const days = new Map<string, number[]>();
          for (const [customer, day] of visits) {
            days.set(customer, [...(days.get(customer) ?? []), dayNumber(day)]);
          }
          /** Days since the last order up to `day`, or null before the first. */
          const since = (own: readonly number[], day: number) => {
            const past = own.filter((at) => at <= day);
            return past.length === 0 ? null : day - Math.max(...past);
          };
          main.forEach((row, index) => {
            const start = dayNumber(iso(row.period));
            const next = main[index + 1];
            const end = Math.min(
              next ? dayNumber(iso(next.period)) - 1 : Infinity,
              dayNumber(asOf),
            );
            let [atRisk, churned, wonBack] = [0, 0, 0];
            let [revenueAtRisk, revenueChurned] = [0, 0];
            /** Each order brings 10: those of the 365 days up to the last one by `day`. */
            const worth = (own: readonly number[], day: number) => {
              const last = Math.max(...own.filter((at) => at <= day));
              return 10 * own.filter((at) => at <= last && at > last - 365).length;
            };
            for (const own of days.values()) {
              const d = since(own, start - 1);
              if (d !== null && d <= threshold) {
                atRisk++;
                revenueAtRisk += worth(own, start - 1);
              }
              for (let day = start; day <= end; day++) {
                const before = since(own, day - 1);
                if (before === threshold) {
                  churned++;
                  revenueChurned += worth(own, day - 1);
                }
                if (own.includes(day) && before !== null && before + 1 > threshold) wonBack++;
              }
            }
            expect([iso(row.period), row.at_risk, row.churned, row.won_back]).toEqual([
              iso(row.period),
              atRisk,
              churned,
              wonBack,
            ]);
            expect([row.revenue_at_risk, row.revenue_churned]).toEqual([
              revenueAtRisk,
              revenueChurned,
            ]);
            if (row.lower !== null && row.upper !== null && row.rate !== null) {
              expect(row.lower).toBeLessThanOrEqual(row.rate + 1e-12);
              expect(row.upper).toBeGreaterThanOrEqual(row.rate - 1e-12);
            }
            expect(row.rate === null).toBe(row.at_risk === 0);
          });
        }),
        { numRuns: 8 },
      );
    },
  );
});

test('end dates in the customer file give the contractual rate, in customers and in money', async () => {
  await given.files({
    'customers.csv':
      'customer_id,registered_at,ended_at,recurring_amount\n' +
      'a,2024-01-05,2024-03-20,10\n' +
      'b,2024-01-10,,30\n' +
      'c,2024-02-01,2024-03-31,20\n' +
      'd,2024-03-02,,40\n' +
      'e,2024-02-15,2025-06-30,50\n', // ends later: still under contract
  });
  await given.build({ as_of: '2024-04-10' });
  const rows = await given.run(analysis);
  expect(rows.main).toEqual([]);
  expect(
    rows.contractual.map((row) => [
      iso(row.period).slice(0, 7),
      row.at_risk,
      row.churned,
      row.rate,
      row.revenue_rate,
      row.is_finished,
    ]),
  ).toEqual([
    ['2024-01', 0, 0, null, null, true],
    ['2024-02', 2, 0, 0, 0, true],
    ['2024-03', 4, 2, 0.5, 30 / 110, true],
    ['2024-04', 3, 0, 0, 0, false],
  ]);
  expect(text.headline(rows, formatOf('en', null))).toBe(
    '2024-03: 50.0% of contracts ended, 2 of 4, 27.3% by revenue (only 4 customers, a small sample)',
  );
});

test('a churned flag without dates gives the share that is gone, by tenure and attribute', async () => {
  const file = [
    'customer_id,tenure,churned,plan,monthly_charges',
    ...[
      ['a', 1, 'Yes', 'basic', 10],
      ['b', 5, 'Yes', 'basic', 30],
      ['c', 12, 'No', 'basic', 20],
      ['d', 13, 'No', 'plus', 40],
      ['e', 30, 'No', 'plus', 60],
      ['f', 60, 'Yes', 'plus', 40],
    ].map((row) => row.join(',')),
  ];
  await given.files({ 'customers.csv': file.join('\n') + '\n' });
  await given.build({ as_of: '2024-04-10' });
  const rows = await given.run(analysis);
  expect([rows.main, rows.contractual]).toEqual([[], []]);
  expect(
    rows.snapshot.map((row) => [
      row.attribute,
      row.value,
      row.churned,
      row.customers,
      row.revenue_churned,
      row.revenue,
    ]),
  ).toEqual([
    ['all', 'all', 3, 6, 80, 200],
    ['tenure', '0–12', 2, 3, 40, 60],
    ['tenure', '13–24', 0, 1, 0, 40],
    ['tenure', '25–36', 0, 1, 0, 60],
    ['tenure', '49–60', 1, 1, 40, 40],
    ['contract', 'basic', 2, 3, 40, 60],
    ['contract', 'plus', 1, 3, 40, 140],
  ]);
  const [all] = rows.snapshot;
  // Wilson, 3 of 6 at 95 %.
  expect([all?.lower, all?.upper]).toEqual([
    expect.closeTo(0.187617, 5),
    expect.closeTo(0.812383, 5),
  ]);
  expect(text.headline(rows, formatOf('en', null))).toBe(
    '50.0% have churned, 3 of 6 customers, 40.0% by revenue (the file has no dates: no time axis) (only 6 customers, a small sample)',
  );
  await given.audience([attributeIs('contract', 'plus')]);
  const narrowed = await given.run(analysis);
  expect(
    narrowed.snapshot
      .filter(({ attribute }) => attribute !== 'tenure')
      .map((row) => [row.value, row.churned, row.customers]),
  ).toEqual([
    ['all', 1, 3],
    ['basic', 2, 3],
    ['plus', 1, 3],
  ]);
  await given.audience([]);
});

test('of telco customers 26.54 % have churned', async () => {
  const path = new URL('../../../test/data/telco/Telco-Customer-Churn.csv.gz', import.meta.url);
  await given.files({ 'telco.csv': new Uint8Array(gunzipSync(readFileSync(path))) });
  await given.build();
  const rows = await given.run(analysis);
  const [all] = rows.snapshot;
  // Published: 1,869 of 7,043.
  expect([all?.churned, all?.customers]).toEqual([1869, 7043]);
  expect(all?.rate).toBeCloseTo(0.2654, 4);
  expect(text.headline(rows, formatOf('en', null))).toBe(
    '26.5% have churned, 1,869 of 7,043 customers, 30.5% by revenue; by Contract most of Month-to-month 42.7%, fewest of Two year 2.8% (the file has no dates: no time axis)',
  );
});

test('a status that says nothing of contracts is no churn', async () => {
  await given.files({
    'customers.csv': 'customer_id,status\na,new lead\nb,contacted\nc,closed\n',
  });
  await given.build({ as_of: '2024-04-10' });
  const rows = await given.run(analysis);
  expect([rows.main, rows.contractual, rows.snapshot]).toEqual([[], [], []]);
  expect(text.headline(rows, formatOf('en', null))).toBe(
    'No orders, and no end dates, churned flag or telling status in the customer file',
  );
});
