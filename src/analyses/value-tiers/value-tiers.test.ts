import { factIs } from '../../warehouse/audience/condition';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { basisInWords } from '../value-basis';
import { analysis } from './analysis';
import { text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
});

async function build(values: readonly number[], settings: Record<string, string> = {}) {
  const rows = values.map((value, index) => `o${index},c${index},2024-06-01,${value}`);
  await given.files({
    'transactions.csv': `order_id,customer_id,order_date,amount\n${rows.join('\n')}\n`,
    'customers.csv': '会员ID,姓名,性别\nnever,甲,男\n',
  });
  await given.build({ as_of: '2024-12-31', ...settings });
  return given.run(analysis);
}

// Ten customers, 1,000 in all.
const values = [400, 200, 150, 100, 60, 40, 30, 10, 5, 5];

test('A while those above hold less than 80 %, B less than 95 %, C the rest', async () => {
  const { main } = await build(values);
  // Shares above: 0 .4 .6 .75 | .85 .91 | .95 .98 .99 .99
  expect(main.map((row) => [row.tier, row.customers, row.value, row.share_of_value])).toEqual([
    ['a', 4, 850, 0.85],
    ['b', 2, 100, 0.1],
    ['c', 4, 50, 0.05],
    ['none', 1, 0, 0],
  ]);
  expect(main.map((row) => row.share_of_customers)).toEqual([4 / 11, 2 / 11, 4 / 11, 1 / 11]);
});

test('the cuts are settings', async () => {
  const { main } = await build(values, { tier_a: '0.7', tier_b: '0.9' });
  expect(main.map((row) => [row.tier, row.customers])).toEqual([
    ['a', 3],
    ['b', 2],
    ['c', 5],
    ['none', 1],
  ]);
});

test('Gini, the top 20 % and the Lorenz curve are those of a hand calculation', async () => {
  const { concentration, lorenz } = await build(values);
  // Ascending 5 5 10 30 40 60 100 150 200 400: Σ i·x = 5 + 10 + 30 + 120 + 200 + 360 + 700 + 1,200 +
  // 1,800 + 4,000 = 8,425, so 2 · 8,425 / 10,000 − 1.1 = .585.
  expect(concentration).toHaveLength(1);
  expect(concentration[0]?.customers).toBe(10);
  expect(concentration[0]?.total).toBe(1000);
  expect(concentration[0]?.gini).toBeCloseTo(0.585, 12);
  expect(concentration[0]?.top20_share).toBeCloseTo(0.6, 12);
  const cumulated = [0, 0.4, 0.6, 0.75, 0.85, 0.91, 0.95, 0.98, 0.99, 0.995, 1];
  expect(lorenz).toHaveLength(11);
  lorenz.forEach((row, index) => {
    expect(row.cumulated_customers).toBeCloseTo(index / 10, 12);
    expect(row.cumulated_value).toBeCloseTo(cumulated[index]!, 12);
  });
});

test('a fifth that is no whole number lies on the curve', async () => {
  // 20 % of 7 are 1.4 customers: 10 + 0.4 × 6 of 25.
  const { concentration } = await build([10, 6, 4, 2, 1, 1, 1]);
  expect(concentration[0]?.top20_share).toBeCloseTo(12.4 / 25, 12);
});

test('many customers are drawn with at most 101 points', async () => {
  const { lorenz } = await build(Array.from({ length: 350 }, (_, index) => index + 1));
  expect(lorenz).toHaveLength(101);
  expect(lorenz.at(-1)).toEqual({ cumulated_customers: 1, cumulated_value: 1 });
});

test('net values of zero and less are C and in no share', async () => {
  const { main, concentration } = await build([100, 0, -40]);
  expect(main.map((row) => [row.tier, row.customers, row.value, row.share_of_value])).toEqual([
    ['a', 1, 100, 1],
    ['c', 2, -40, 0],
    ['none', 1, 0, 0],
  ]);
  expect(concentration[0]).toEqual({
    customers: 1,
    total: 100,
    gini: 0,
    top20_share: expect.closeTo(0.2, 12),
  });
});

test('with nothing positive there are no shares, and it says why', async () => {
  const rows = await build([-10, -20]);
  expect(rows.main.every((row) => row.share_of_value === null)).toBe(true);
  expect(rows.lorenz).toEqual([]);
  expect(rows.concentration).toEqual([{ customers: 0, total: 0, gini: null, top20_share: null }]);
  expect(text.headline(rows, formatOf('en', null))).toContain('no shares to show');
});

test('tiers add up, equal values share a tier, A is never empty and Gini is between 0 and 1', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: -3, max: 12 }), { minLength: 1, maxLength: 30 }),
      async (amounts) => {
        const { main, concentration } = await build(amounts);
        expect(main.reduce((sum, row) => sum + row.customers, 0)).toBe(amounts.length + 1);
        expect(main.reduce((sum, row) => sum + row.value, 0)).toBe(
          amounts.reduce((sum, amount) => sum + amount, 0),
        );
        const tiers = await given.rows(
          `select revenue::double as revenue, count(distinct tier) as tiers, from mart.customers
           where tier <> 'none' group by revenue`,
        );
        expect(tiers.every((row) => row['tiers'] === 1)).toBe(true);
        if (amounts.some((amount) => amount > 0)) {
          expect(main.some((row) => row.tier === 'a')).toBe(true);
          const gini = concentration[0]?.gini ?? -1;
          expect(gini).toBeGreaterThanOrEqual(-1e-12);
          expect(gini).toBeLessThan(1);
        }
      },
    ),
    { numRuns: 12, seed: 2 },
  );
}, 120_000);

test('choosing a tier leaves the other tiers standing', async () => {
  const before = await build(values);
  await given.audience([factIs('tier', 'a')]);
  expect(await given.run(analysis)).toEqual(before);
});

describe('by profit', () => {
  const orders = (rows: readonly string[]) => ({
    'transactions.csv': `order_id,customer_id,order_date,amount,cost\n${rows.join('\n')}\n`,
  });

  test('tiers follow from net sales less cost, and it says for how many orders cost is known', async () => {
    // Net sales 500 300 100 100, profit 20 200 60 and nothing known of the last.
    await given.files(
      orders([
        'o1,big,2024-06-01,500,480',
        'o2,mid,2024-06-01,200,60',
        'o3,mid,2024-06-02,100,40',
        'o4,small,2024-06-01,100,40',
        'o5,blank,2024-06-01,100,',
      ]),
    );
    await given.build({ as_of: '2024-12-31', value_basis: 'profit' });
    const rows = await given.run(analysis);
    expect(rows.basis).toEqual([
      { asked: 'profit', basis: 'profit', orders: 5, orders_with_cost: 4 },
    ]);
    // Profit 200 60 20 0 of 280: shares above 0, .714, .929.
    const tiers = await given.rows(
      'select customer_id, tier, from mart.customers order by customer_id',
    );
    expect(tiers.map((row) => [row['customer_id'], row['tier']])).toEqual([
      ['big', 'b'],
      ['blank', 'c'],
      ['mid', 'a'],
      ['small', 'a'],
    ]);
    expect(rows.main.map((row) => [row.tier, row.customers, row.value, row.revenue])).toEqual([
      ['a', 2, 260, 400],
      ['b', 1, 20, 500],
      ['c', 1, 0, 100],
    ]);
    expect(rows.concentration[0]).toMatchObject({ customers: 3, total: 280 });
    expect(basisInWords(rows.basis[0], formatOf('en', null))[0]).toContain('4 of 5 orders');
    expect(text.headline(rows, formatOf('zh', null))).toContain('利润');
  });

  test('what came back takes its cost back, and an order refunded in full costs nothing', async () => {
    await given.files(
      orders([
        'o1,c1,2024-06-01,100,60',
        'o2,c1,2024-06-02,-100,-60',
        'o3,c2,2024-06-01,100,60',
        'o4,c2,2024-06-03,-30,',
      ]),
    );
    await given.build({ as_of: '2024-12-31', value_basis: 'profit' });
    const rows = await given.rows(
      'select value::double as value, from mart.purchases order by customer_key',
    );
    // 40 − 40, and 40 − 30 of which the cost is not told.
    expect(rows.map((row) => row['value'])).toEqual([0, 10]);
  });

  test('cost of the products stands in where the lines have none, if it is known for all of them', async () => {
    await given.files({
      'transactions.csv': `order_id,customer_id,order_date,product_id,quantity,amount
o1,c1,2024-06-01,p1,2,100
o1,c1,2024-06-01,p2,1,50
o2,c2,2024-06-01,p1,1,60
o2,c2,2024-06-01,p3,1,60
`,
      'products.csv': `product_id,product,category,price,cost\np1,Tea,Drinks,60,20\np2,Cup,Things,60,30\n`,
    });
    await given.build({ as_of: '2024-12-31', value_basis: 'profit' });
    const { basis } = await given.run(analysis);
    expect(basis[0]).toMatchObject({ basis: 'profit', orders: 2, orders_with_cost: 1 });
    // 150 − 2 × 20 − 30; what p3 costs nobody knows.
    const rows = await given.rows(
      'select value::double as value, from mart.purchases order by customer_key',
    );
    expect(rows.map((row) => row['value'])).toEqual([80, 0]);
  });

  test('without any cost net sales count, and it says so', async () => {
    const rows = await build(values, { value_basis: 'profit' });
    expect(rows.basis[0]).toMatchObject({ asked: 'profit', basis: 'revenue' });
    expect(rows.main[0]).toMatchObject({ tier: 'a', customers: 4, value: 850 });
    expect(basisInWords(rows.basis[0], formatOf('zh', null))[0]).toContain('没有成本');
  });

  test('equal profits share a tier to the last digit', async () => {
    // .3 − .1 and .2 − 0 differ in binary fractions.
    await given.files(
      orders(['o1,c1,2024-06-01,0.3,0.1', 'o2,c2,2024-06-01,0.2,0', 'o3,c3,2024-06-01,9.6,0']),
    );
    await given.build({
      as_of: '2024-12-31',
      value_basis: 'profit',
      tier_a: '0.97',
      tier_b: '0.98',
    });
    const { main } = await given.run(analysis);
    // 9.6 of 10 stand above both: .96 < .97.
    expect(main.map((row) => [row.tier, row.customers])).toEqual([['a', 3]]);
  });
});

describe('the headline', () => {
  test('tells the concentration in both languages', async () => {
    const rows = await build(values);
    expect(text.headline(rows, formatOf('en', null))).toBe(
      'The top 20% hold 60.0% of net sales; tier A is 4 customers (36.4%), Gini 0.59',
    );
    expect(text.headline(rows, formatOf('zh', null))).toBe(
      '前 20% 的客户贡献 60.0% 的净销售额；A 层 4 人（36.4%），基尼系数 0.59',
    );
  });

  test('does not speak of a fifth of one customer', async () => {
    const rows = await build([10]);
    expect(text.headline(rows, formatOf('en', null))).toBe(
      'Only one customer has positive net sales',
    );
  });
});
