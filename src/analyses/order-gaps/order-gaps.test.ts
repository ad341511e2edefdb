import { beforeAll, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { analysis } from './analysis';
import { text } from './text';

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
    'No order for 20 days counts as dormant: 27% of repeat buyers order at most 20 days apart on average',
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
  expect(text.headline(rows, zh)).toBe('42 天未复购即视为沉睡：80% 的复购客户平均间隔不超过 42 天');
  expect(text.headline(rows, en)).toBe(
    'No order for 42 days counts as dormant: 80% of repeat buyers order at most 42 days apart on average',
  );

  await given.files({ 'transactions.csv': orders([[10], [20], []]) });
  await given.build(asOf);
  const few = await given.run(analysis);
  expect(few.threshold[0]).toMatchObject({ churn_days: 90, rule: 'preset', is_preset: true });
  expect(few.main.filter((row) => row.is_in_force)).toEqual([
    { percentile: 1, days: 90, is_in_force: true },
  ]);
  expect(text.headline(few, en)).toBe(
    'No order for 90 days counts as dormant (preset: only 2 repeat buyers, a small sample)',
  );
  expect(text.headline(few, zh)).toBe('90 天未复购即视为沉睡（预设值：仅 2 位复购客户，样本小）');
});

test('without repeat buyers there are no percentiles, but a threshold', async () => {
  await given.files({ 'transactions.csv': orders([[], []]) });
  await given.build(asOf);
  const rows = await given.run(analysis);
  expect([rows.main, rows.distribution, rows.pooled]).toEqual([[], [], []]);
  expect(rows.threshold[0]).toMatchObject({ customers: 0, share_within: null });
  expect(text.headline(rows, en)).toBe(
    'No order for 90 days counts as dormant (preset: no repeat buyers)',
  );
});
