import { factIs } from '../../warehouse/audience/condition';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { analysis } from './analysis';
import { binsInWords, text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
});

interface Order {
  customer: number;
  /** Days before the as-of date. */
  ago: number;
  amount: number;
}

const asOf = '2024-12-31';

function csv(orders: readonly Order[]): string {
  const lines = orders.map(({ customer, ago, amount }, index) => {
    const day = new Date(Date.parse(asOf) - ago * 86_400_000).toISOString().slice(0, 10);
    return `o${index},c${customer},${day},${amount}`;
  });
  return `order_id,customer_id,order_date,amount\n${lines.join('\n')}\n`;
}

async function build(
  orders: readonly Order[],
  settings: Record<string, string> = {},
): Promise<void> {
  await given.files({ 'transactions.csv': csv(orders) });
  await given.build({ as_of: asOf, ...settings });
}

async function scores(): Promise<Record<string, [number, number, number]>> {
  const rows = await given.rows(
    `select customer_id, r, f, m, from mart.customers where r is not null order by customer_id`,
  );
  return Object.fromEntries(
    rows.map((row) => [
      String(row['customer_id']),
      [Number(row['r']), Number(row['f']), Number(row['m'])],
    ]),
  );
}

describe('ranks', () => {
  // Ten customers: c1 ordered 1 day ago and once, … c10 ordered 10 days ago and ten times.
  const ladder = Array.from({ length: 10 }, (_, index) => index + 1).flatMap((customer) =>
    Array.from({ length: customer }, () => ({ customer, ago: customer, amount: 10 })),
  );

  test('ten different values are two a score', async () => {
    await build(ladder);
    // ⌊5 × place / 9⌋ for places 0 … 9 is 0 0 1 1 2 2 3 3 4 5, the last cut to 4.
    const score = [1, 1, 2, 2, 3, 3, 4, 4, 5, 5];
    expect(await scores()).toEqual(
      Object.fromEntries(score.map((value, index) => [`c${index + 1}`, [6 - value, value, value]])),
    );
  });

  test('segments follow from R and F, and bring what their customers bring', async () => {
    await build(ladder);
    const { main } = await given.run(analysis);
    expect(main.map((row) => [row.segment, row.customers, row.orders, row.revenue])).toEqual([
      // R5F1: c1 c2 · R4F2: c3 c4 · R3F3: c5 c6 · R2F4: c7 c8 · R1F5: c9 c10
      ['at_risk', 2, 15, 150],
      ['cant_lose', 2, 19, 190],
      ['need_attention', 2, 11, 110],
      ['new', 2, 3, 30],
      ['potential_loyalist', 2, 7, 70],
    ]);
    expect(main[1]).toMatchObject({ share_of_customers: 0.2, share_of_revenue: 190 / 550 });
  });

  test('thresholds tell the effective bins', async () => {
    await build(ladder);
    const { thresholds } = await given.run(analysis);
    expect(
      thresholds
        .filter((row) => row.measure === 'recency')
        .map((row) => [row.score, row.lowest, row.highest, row.customers]),
    ).toEqual([
      [5, 1, 2, 2],
      [4, 3, 4, 2],
      [3, 5, 6, 2],
      [2, 7, 8, 2],
      [1, 9, 10, 2],
    ]);
    expect(thresholds.every((row) => row.mode === 'quintiles' && !row.is_fallback)).toBe(true);
    expect(binsInWords(thresholds, formatOf('en', null))).toHaveLength(3);
  });
});

test('with fewer than four bins of F the fixed cuts take over, and it says so', async () => {
  const once = Array.from({ length: 9 }, (_, index) => ({
    customer: index,
    ago: index,
    amount: 5,
  }));
  const often = Array.from({ length: 5 }, () => ({ customer: 99, ago: 3, amount: 5 }));
  await build([...once, ...often]);
  const { thresholds } = await given.run(analysis);
  expect(
    thresholds
      .filter((row) => row.measure === 'frequency')
      .map((row) => [row.score, row.lowest, row.highest, row.customers, row.mode, row.is_fallback]),
  ).toEqual([
    [4, 5, 5, 1, 'fixed', true],
    [1, 1, 1, 9, 'fixed', true],
  ]);
  expect(binsInWords(thresholds, formatOf('zh', null)).at(-1)).toContain('已改用固定分档');
});

test('one-time buyers of one single day all get R = 5, and are all counted', async () => {
  await build([1, 2, 3, 4].map((customer) => ({ customer, ago: 7, amount: customer })));
  expect(Object.values(await scores()).map(([r]) => r)).toEqual([5, 5, 5, 5]);
  const { main } = await given.run(analysis);
  expect(main.map(({ segment, customers }) => [segment, customers])).toEqual([['new', 4]]);
});

test('equal values get equal scores, better ones no worse, and the classes add up', async () => {
  const order = fc.record({
    customer: fc.integer({ min: 1, max: 12 }),
    ago: fc.integer({ min: 0, max: 20 }),
    amount: fc.integer({ min: 0, max: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(order, { minLength: 1, maxLength: 40 }),
      fc.constantFrom('quintiles', 'fixed', 'own', 'r-compatible'),
      async (orders, rfm_mode) => {
        await build(orders, { rfm_mode });
        const rows = await given.rows(
          `select recency, orders, revenue::double as revenue, r, f, m, segment, from mart.customers`,
        );
        for (const one of rows) {
          for (const other of rows) {
            for (const [value, score, sign] of [
              ['recency', 'r', -1],
              ['orders', 'f', 1],
              ['revenue', 'm', 1],
            ] as const) {
              const difference = sign * (Number(one[value]) - Number(other[value]));
              const scored = Number(one[score]) - Number(other[score]);
              if (difference === 0) expect(scored).toBe(0);
              if (difference > 0) expect(scored).toBeGreaterThanOrEqual(0);
            }
          }
        }
        const { main } = await given.run(analysis);
        const customers = new Set(orders.map(({ customer }) => customer)).size;
        expect(main.reduce((sum, row) => sum + row.customers, 0)).toBe(customers);
        expect(main.reduce((sum, row) => sum + row.orders, 0)).toBe(orders.length);
        expect(main.reduce((sum, row) => sum + row.share_of_customers, 0)).toBeCloseTo(1, 9);
        expect(new Set(main.map(({ segment }) => segment)).size).toBe(main.length);
      },
    ),
    { numRuns: 12, seed: 1 },
  );
}, 120_000);

test('customers without an order, or with none in the window, are classes of their own', async () => {
  await given.files({
    'transactions.csv': csv([
      { customer: 1, ago: 3, amount: 10 },
      { customer: 2, ago: 300, amount: 20 },
    ]),
    'customers.csv': '会员ID,姓名,性别\nc1,甲,男\nc3,丙,女\n',
  });
  await given.build({ as_of: asOf, rfm_window: '90' });
  const { main } = await given.run(analysis);
  expect(main.map(({ segment, customers }) => [segment, customers])).toEqual([
    ['new', 1],
    ['no_recent_order', 1],
    ['potential', 1],
  ]);
});

test('choosing a segment leaves the other segments standing', async () => {
  await build([
    { customer: 1, ago: 1, amount: 10 },
    { customer: 2, ago: 300, amount: 20 },
  ]);
  const before = await given.run(analysis);
  await given.audience([factIs('segment', before.main[0]!.segment)]);
  expect(await given.run(analysis)).toEqual(before);
});

test('the mode r-compatible gives the published figures of the R package rfm', async () => {
  const orders = readFileSync('test/data/rfm/rfm_data_orders.csv', 'utf8');
  // Each row is an order: without an order id.
  await given.files({ 'rfm_data_orders.csv': orders });
  await given.build({ as_of: '2006-12-31', rfm_mode: 'r-compatible' });
  const { main } = await given.run(analysis);
  const found = Object.fromEntries(
    main.map((row) => [row.segment, [row.customers, row.orders, row.revenue]]),
  );
  expect(found).toEqual({
    about_to_sleep: [102, 283, 23449],
    at_risk: [28, 216, 22227],
    cant_lose: [47, 274, 32446],
    champions: [35, 316, 31646],
    lost: [148, 393, 35324],
    loyal: [170, 799, 76562],
    need_attention: [10, 57, 4562],
    new: [104, 329, 28837],
    potential_loyalist: [342, 2211, 204856],
    promising: [9, 28, 4249],
  });
});

describe('the headline', () => {
  const row = (segment: string, customers: number, share: number, money: number | null) => ({
    segment,
    customers,
    orders: customers,
    revenue: money ?? 0,
    share_of_customers: share,
    share_of_revenue: money,
  });
  const say = (main: ReturnType<typeof row>[], language: 'zh' | 'en') =>
    text.headline({ main, thresholds: [], basis: [] }, formatOf(language, null));

  test('tells what the champions bring', () => {
    const main = [row('lost', 3688, 0.922, 0.588), row('champions', 312, 0.078, 0.412)];
    expect(say(main, 'zh')).toBe('核心客户 312 人（7.8%）贡献 41.2% 的净销售额');
    expect(say(main, 'en')).toBe('Champions: 312 customers (7.8%) bring 41.2% of net sales');
  });

  test('names the lens where a stage is called like the segment', () => {
    const main = [row('loyal', 3, 0.75, 0.9), row('about_to_sleep', 1, 0.25, 0.1)];
    expect(say(main, 'zh')).toBe('RFM 分群：忠诚客户 3 人（75.0%）贡献 90.0% 的净销售额');
    expect(say(main, 'en')).toBe('“RFM: Loyal”: 3 customers (75.0%) bring 90.0% of net sales');
  });

  test('is grammatical for one customer and for none', () => {
    expect(say([row('champions', 1, 1, 1)], 'en')).toBe(
      'Champions: 1 customer (100.0%) brings 100.0% of net sales',
    );
    expect(say([row('potential', 2, 1, null)], 'en')).toBe(
      'None of the 2 customers has an order in the window',
    );
    expect(say([], 'en')).toBe('No customers in this audience');
  });
});
