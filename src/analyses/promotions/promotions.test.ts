import { beforeAll, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { boughtIs } from '../bought';
import { analysis } from './analysis';
import { text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
});

/*
 * As of 2024-07-01. c1 and c2 are won by 618 of 2023, c3 by none, c4 by 618 of 2024, too late for 30
 * days. c1 is back after 30 days, c2 after 61, c3 after 10.
 */
const orders = `order_id,line_id,customer_id,order_date,amount,discount,promotion,coupon,status
A,1,c1,2023-06-18,90,10,618,,completed
B,1,c1,2023-07-18,50,0,,X,completed
C,1,c2,2023-06-18,60,15,618,X,completed
C,2,c2,2023-06-18,30,5,618,X,completed
D,1,c2,2023-08-18,20,0,618,,completed
E,1,c3,2023-06-01,100,0,,,completed
F,1,c3,2023-06-11,100,20,618,,completed
G,1,c4,2024-06-18,40,10,618,,completed
`;

async function build() {
  await given.files({ 'orders.csv': orders });
  await given.build({ as_of: '2024-07-01' });
}

test('what a promotion brings, whom it wins and who of them comes back', async () => {
  await build();
  const { main } = await given.run(analysis);
  expect(main).toEqual([
    {
      kind: 'promotion',
      promotion: '618',
      orders: 5,
      buyers: 4,
      // A 90, C 90, D 20, F 100, G 40.
      revenue: 340,
      share: 340 / 490,
      aov: 68,
      discount: 60,
      discount_rate: 60 / 400,
      new_customers: 3,
      new_share: 0.75,
      cohort_30: 2,
      back_30: 0.5,
      cohort_60: 2,
      back_60: 0.5,
      cohort_90: 2,
      back_90: 1,
      is_small: true,
    },
    {
      kind: 'promotion',
      promotion: '(none)',
      orders: 2,
      buyers: 2,
      revenue: 150,
      share: 150 / 490,
      aov: 75,
      discount: 0,
      discount_rate: 0,
      new_customers: 1,
      new_share: 0.5,
      cohort_30: 1,
      back_30: 1,
      cohort_60: 1,
      back_60: 1,
      cohort_90: 1,
      back_90: 1,
      is_small: true,
    },
  ]);
});

test('coupons are told apart in the same way', async () => {
  await build();
  const { main } = await given.run(analysis, { kind: 'coupon' });
  expect(main.map((row) => [row.promotion, row.orders, row.revenue, row.new_customers])).toEqual([
    ['X', 2, 140, 1],
    ['(none)', 5, 350, 3],
  ]);
});

test('the audience is obeyed', async () => {
  await build();
  await given.audience([boughtIs('coupon', 'X')]);
  const { main } = await given.run(analysis);
  expect(main.map((row) => [row.promotion, row.orders, row.buyers])).toEqual([
    ['618', 3, 2],
    ['(none)', 1, 1],
  ]);
});

test('the headline compares those won only where there are enough of them', async () => {
  await build();
  const rows = await given.run(analysis);
  expect(text.headline(rows, formatOf('en', null))).toBe(
    'Promotions bring 69.4% of net sales, 618 the most',
  );
  const [own, none] = rows.main;
  if (!own || !none) throw new Error('no rows');
  const many = {
    main: [
      { ...own, cohort_90: 50, back_90: 0.2 },
      { ...own, promotion: '11.11', cohort_90: 150, back_90: 0.4 },
      { ...none, cohort_90: 100, back_90: 0.5 },
    ],
  };
  // (50 × 0.2 + 150 × 0.4) / 200 = 35 %.
  expect(text.headline(many, formatOf('en', null))).toBe(
    '35.0% of customers won by promotions are back within 90 days, 50.0% of the others',
  );
});
