import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { analysis } from './analysis';
import { notesOf, text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
}, 60_000);

const en = formatOf('en', null);
const zh = formatOf('zh', null);

/** Customers by their gaps: each orders on 2024-01-01 and then after each gap. */
function orders(gapsByCustomer: readonly (readonly number[])[]): string {
  const rows = gapsByCustomer.flatMap((gaps, customer) => {
    let day = Date.UTC(2024, 0, 1);
    return [0, ...gaps].map((gap, index) => {
      day += gap * 86_400_000;
      return `${customer}-${index},c${customer},${new Date(day).toISOString().slice(0, 10)},10`;
    });
  });
  return ['order_id,customer_id,order_date,amount', ...rows].join('\n') + '\n';
}

/** Mean gaps 10, 11 … 50; the customer of 10 has forty gaps, each other one has one. */
const fortyOne = orders([
  Array.from({ length: 40 }, () => 10),
  ...Array.from({ length: 40 }, (_, i) => [11 + i]),
]);
const asOf = { as_of: '2025-06-30' };

test('percentiles of the mean gaps, type 7; the one in force is marked', async () => {
  await given.files({ 'transactions.csv': fortyOne });
  await given.build(asOf);
  const { main, threshold } = await given.run(analysis);
  // Position 40·q of the 41 values 10 … 50.
  expect(main).toEqual(
    [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95].map((percentile) => ({
      percentile,
      days: expect.closeTo(10 + 40 * percentile, 9),
      is_in_force: percentile === 0.8,
    })),
  );
  expect(threshold).toEqual([
    {
      churn_days: 42,
      rule: 'p80',
      is_preset: false,
      repeat_buyers: 41,
      customers: 41,
      share_within: 33 / 41,
    },
  ]);
});

test('pooled gaps weigh the heavy buyer more', async () => {
  await given.files({ 'transactions.csv': fortyOne });
  await given.build({ ...asOf, churn_rule: 'pooled' });
  const { pooled, main, threshold } = await given.run(analysis);
  // 80 gaps: forty of 10, then 11 … 50. The median lies between them, the 80th at position 63.2.
  expect(pooled.find(({ percentile }) => percentile === 0.5)?.days).toBeCloseTo(10.5, 9);
  expect(pooled.find(({ percentile }) => percentile === 0.8)?.days).toBeCloseTo(34.2, 9);
  expect(threshold[0]).toMatchObject({ rule: 'pooled', churn_days: expect.closeTo(34.2, 9) });
  // Means of at most 34.2 days: 10 … 34, that is 25 of 41.
  expect(main.filter((row) => row.is_in_force)).toEqual([
    { percentile: 25 / 41, days: expect.closeTo(34.2, 9), is_in_force: true },
  ]);
  expect(main).toHaveLength(11);
});

test('the 90th percentile and a number of days may be in force instead', async () => {
  await given.files({ 'transactions.csv': fortyOne });
  await given.build({ ...asOf, churn_rule: 'p90' });
  const p90 = await given.run(analysis);
  expect(p90.main.filter((row) => row.is_in_force).map((row) => row.percentile)).toEqual([0.9]);
  await given.build({ ...asOf, churn_rule: 'days', churn_days: '20' });
  const days = await given.run(analysis);
  expect(days.threshold[0]).toMatchObject({ rule: 'days', churn_days: 20, share_within: 11 / 41 });
  expect(text.headline(days, en)).toBe(
    'The churn threshold T is 20 days: 27% of repeat buyers order at most that far apart on average',
  );
});

test('every repeat buyer is in one bin; the last bin is open', async () => {
  const gaps = Array.from({ length: 99 }, (_, i) => [1 + (i % 30)]);
  await given.files({ 'transactions.csv': orders([...gaps, [500]]) });
  await given.build({ as_of: '2026-01-01' });
  const { distribution } = await given.run(analysis);
  expect(distribution.reduce((sum, bin) => sum + bin.customers, 0)).toBe(100);
  expect(distribution.at(-1)).toMatchObject({ to_days: 500, share_up_to: 1 });
  expect(distribution[0]).toEqual({ from_days: 0, to_days: 1, customers: 0, share_up_to: 0 });
  expect(distribution[1]).toEqual({ from_days: 1, to_days: 2, customers: 4, share_up_to: 0.04 });
});

test('the headline is the threshold; a preset and a small audience say so', async () => {
  await given.files({ 'transactions.csv': fortyOne });
  await given.build(asOf);
  const rows = await given.run(analysis);
  expect(text.headline(rows, zh)).toBe('流失阈值 T 为 42 天：80% 的复购客户平均间隔不超过此值');
  expect(text.headline(rows, en)).toBe(
    'The churn threshold T is 42 days: 80% of repeat buyers order at most that far apart on average',
  );

  await given.files({ 'transactions.csv': orders([[10], [20], []]) });
  await given.build(asOf);
  const few = await given.run(analysis);
  expect(few.threshold[0]).toMatchObject({ churn_days: 90, rule: 'preset', is_preset: true });
  expect(few.main.filter((row) => row.is_in_force)).toEqual([
    { percentile: 1, days: 90, is_in_force: true },
  ]);
  expect(text.headline(few, en)).toBe(
    'The churn threshold T is 90 days (preset: only 2 repeat buyers, a small sample)',
  );
  expect(text.headline(few, zh)).toBe('流失阈值 T 为 90 天（预设值：仅 2 位复购客户，样本小）');
});

test('without repeat buyers there are no percentiles, but a threshold', async () => {
  await given.files({ 'transactions.csv': orders([[], []]) });
  await given.build(asOf);
  const rows = await given.run(analysis);
  expect([rows.main, rows.distribution, rows.pooled]).toEqual([[], [], []]);
  expect(rows.threshold[0]).toMatchObject({ customers: 0, share_within: null });
  expect(text.headline(rows, en)).toBe(
    'The churn threshold T is 90 days (preset: no repeat buyers)',
  );
});

interface Gap {
  days: number;
  isClosed: boolean;
}

/** The share of gaps closed within so many days, as the product over single days. */
function closedWithin(gaps: readonly Gap[], days: number): number {
  let open = 1;
  for (let day = 0; day <= days; day++) {
    const waiting = gaps.filter((gap) => gap.days >= day).length;
    const closed = gaps.filter((gap) => gap.days === day && gap.isClosed).length;
    if (waiting > 0) open *= 1 - closed / waiting;
  }
  return 1 - open;
}

test(
  'the estimate counts open gaps, agreeing with a count gap by gap',
  { timeout: 60_000 },
  async () => {
    const histories = fc.array(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 6 }), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(histories, async (gapsByCustomer) => {
        await given.files({ 'transactions.csv': orders(gapsByCustomer) });
        await given.build({ as_of: '2024-09-01' });
        const { estimate, curve, threshold } = await given.run(analysis);
        const gaps = gapsByCustomer.flatMap((own): Gap[] => [
          ...own.map((days) => ({ days, isClosed: true })),
          // 244 days from 2024-01-01 to 2024-09-01.
          { days: 244 - own.reduce((sum, days) => sum + days, 0), isClosed: false },
        ]);
        for (const { percentile, days } of estimate) {
          let expected: number | null = 0;
          while (expected !== null && closedWithin(gaps, expected) < percentile - 1e-9) {
            expected = expected === 244 ? null : expected + 1;
          }
          expect([percentile, days]).toEqual([percentile, expected]);
        }
        expect(curve.at(-1)?.days ?? 0).toBeLessThanOrEqual(
          Math.max(244, 2 * (threshold[0]?.churn_days ?? 0)),
        );
        for (const row of curve) {
          expect(row.returned).toBeCloseTo(closedWithin(gaps, row.days), 9);
          expect(row.open).toBe(gaps.filter(({ days }) => days >= row.days).length);
        }
      }),
      { numRuns: 12 },
    );
  },
);

test('the interval holds the estimate, and is the same on every run', async () => {
  await given.files({ 'transactions.csv': fortyOne });
  await given.build({ as_of: '2025-06-30' });
  const { estimate } = await given.run(analysis);
  // 80 closed gaps (forty of 10, then 11 … 50) and 41 open ones, all longer: 61 of 121 close by 31.
  expect(
    estimate.map(({ percentile, days, is_reached }) => [percentile, days, is_reached]),
  ).toEqual([
    [0.5, 31, true],
    [0.8, null, false],
    [0.9, null, false],
  ]);
  const [half] = estimate;
  expect(half!.low!).toBeLessThan(31);
  expect(half!.high ?? Infinity).toBeGreaterThan(31);
  expect((await given.run(analysis)).estimate).toEqual(estimate);
});

describe('the recommended threshold', () => {
  const recommended = async (settings: Record<string, string> = asOf) => {
    await given.build(settings);
    return (await given.run(analysis)).recommended[0];
  };
  /** Forty customers, each with these gaps. */
  const alike = (...gaps: readonly number[]) => orders(Array.from({ length: 40 }, () => gaps));

  test('is that of mean gaps where the estimate does not come so far', async () => {
    await given.files({ 'transactions.csv': fortyOne });
    expect(await recommended()).toEqual({
      days: 42,
      reason: 'not_reached',
      churn_days: 42,
      mean_gap_days: 42,
      estimated_days: null,
    });
  });

  test('is the preset with fewer than 30 repeat buyers', async () => {
    await given.files({ 'transactions.csv': orders([[10], [20], []]) });
    expect(await recommended()).toMatchObject({ days: 90, reason: 'few', churn_days: 90 });
  });

  test('is that of mean gaps where it agrees with the estimate', async () => {
    await given.files({ 'transactions.csv': alike(10, 10, 10, 10, 10, 10) });
    expect(await recommended()).toMatchObject({
      days: 10,
      reason: 'agrees',
      mean_gap_days: 10,
      estimated_days: 10,
    });
  });

  test('is that of mean gaps where heavy buyers make the estimate shorter', async () => {
    // Thirty customers with forty gaps of 2 days, twenty with two gaps of 60 days.
    const heavy = Array.from({ length: 30 }, () => Array.from({ length: 40 }, () => 2));
    const light = Array.from({ length: 20 }, () => [60, 60]);
    await given.files({ 'transactions.csv': orders([...heavy, ...light]) });
    expect(await recommended()).toMatchObject({ days: 60, reason: 'shorter', estimated_days: 2 });
  });

  test('is that of the estimate where open gaps make it longer', async () => {
    const mixed = [...Array.from({ length: 12 }, () => 10), ...Array.from({ length: 8 }, () => 30)];
    await given.files({ 'transactions.csv': alike(...mixed) });
    // Mean 18; with the open gap 21 gaps each: 20 close, S(30) = 1/21.
    const row = await recommended();
    expect(row).toMatchObject({ days: 30, reason: 'longer', estimated_days: 30, churn_days: 18 });
    const rows = await given.run(analysis);
    expect(notesOf(rows, en)[1]).toBe(
      'The recommended T is 30 days (now 18 days): with open gaps the Kaplan–Meier P80 is clearly longer; finished gaps alone make T too short.',
    );
    expect(notesOf(rows, zh)[0]).toBe(
      '单次间隔（Kaplan–Meier，括号内为 95% 区间）：P50 10 天（10–10），P80 30 天（30–30），P90 30 天（30–30）。',
    );
  });

  test('is not given for a part of the customers', async () => {
    await given.files({ 'transactions.csv': fortyOne });
    await given.build(asOf);
    await given.audience([
      { about: 'fact', fact: 'orders', is: { operator: 'at_least', value: 3 } },
    ]);
    const rows = await given.run(analysis);
    expect(rows.recommended[0]).toMatchObject({ days: 42, reason: 'audience' });
    expect(rows.threshold[0]?.customers).toBe(1);
    expect(notesOf(rows, en)[1]).toMatch(/^T is 42 days now\. T is one for all customers/);
    await given.audience([]);
  });
});

test('the early warning counts regulars away for more than twice their own median gap', async () => {
  // All begin on 2024-01-01; as of 2024-04-10 that is day 100.
  await given.files({
    'transactions.csv': orders([
      [10, 10, 10], // last on day 30: 70 > 20
      [30, 30, 30], // last on day 90: 10 ≤ 60
      [20, 20, 20], // last on day 60: 40 = 2 · 20, not longer
      [2, 2, 2], // last on day 6: 94 > 4, and beyond T = 90
      [5, 5], // three order days only
    ]),
  });
  await given.build({ as_of: '2024-04-10' });
  const rows = await given.run(analysis);
  expect(rows.early_warning).toEqual([
    { customers: 4, warned: 2, warned_within: 1, churn_days: 90 },
  ]);
  expect(notesOf(rows, en).at(-1)).toBe(
    'Early warning: of 4 customers with four or more order days, 2 have been away longer than twice their own median gap; 1 of them is still within T.',
  );
});

test('on completejourney the estimate is half the threshold: heavy buyers bring most gaps', async () => {
  const file = join(process.cwd(), 'test/data/completejourney/transactions_sample.csv.gz');
  const csv = gunzipSync(readFileSync(file)).toString('utf8');
  await given.files({ 'transactions_sample.csv': csv });
  await given.build({ as_of: '2018-01-01' });
  const { estimate, recommended } = await given.run(analysis);
  const [header = '', ...lines] = csv.trim().split('\n');
  const columns = header.split(',');
  const [id, time] = ['household_id', 'transaction_timestamp'].map((name) => columns.indexOf(name));
  const days = new Map<string, Set<number>>();
  for (const line of lines) {
    const cells = line.split(',');
    const own = days.get(cells[id!]!) ?? new Set<number>();
    days.set(cells[id!]!, own.add(Date.parse(cells[time!]!.slice(0, 10)) / 86_400_000));
  }
  const asOfDay = Date.UTC(2018, 0, 1) / 86_400_000;
  const gaps = [...days.values()].flatMap((own): Gap[] => {
    const sorted = [...own].sort((a, b) => a - b);
    return sorted.map((day, i) => ({
      days: (sorted[i + 1] ?? asOfDay) - day,
      isClosed: i + 1 < sorted.length,
    }));
  });
  for (const { percentile, days: at } of estimate) {
    expect(closedWithin(gaps, at!)).toBeGreaterThanOrEqual(percentile);
    expect(closedWithin(gaps, at! - 1)).toBeLessThan(percentile);
  }
  expect(recommended[0]).toMatchObject({ days: expect.closeTo(44, 9), reason: 'shorter' });
});
