import { beforeAll, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { attributeIs } from '../../warehouse/audience/condition';
import { analysis } from './analysis';
import { text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
});

// A is one order in two lines, E is given back in full, F has no customer and no store.
const orders = `order_id,line_id,customer_id,order_date,amount,refund_amount,channel,store,province,status
A,1,c1,2024-05-01,60,,shop,North,,completed
A,2,c1,2024-05-01,40,,shop,North,,completed
B,1,c1,2024-05-02,50,20,shop,South,Kent,completed
C,1,c2,2024-05-03,300,,web,,Kent,completed
D,1,c2,2024-05-04,80,,shop,North,,cancelled
E,1,c2,2024-05-05,10,10,shop,South,,completed
F,1,,2024-05-06,70,,web,,,completed
`;
const customers = `customer_id,province
c1,Devon
c2,Dorset
`;

async function build() {
  await given.files({ 'orders.csv': orders, 'customers.csv': customers });
  await given.build({ as_of: '2024-12-31' });
}

async function rowsOf(level: string) {
  const { main } = await given.run(analysis, { level });
  return main.map((row) => [row.value, row.revenue, row.orders, row.paid_orders, row.buyers]);
}

test('each order counts once in its store, and the stores add up to net sales', async () => {
  await build();
  expect(await rowsOf('store')).toEqual([
    ['North', 100, 1, 1, 1],
    ['South', 30, 1, 2, 1],
    // C and F say no store: 300 + 70.
    ['(unknown)', 370, 2, 2, 1],
  ]);
  const { main } = await given.run(analysis, { level: 'store' });
  expect(main.map(({ aov, share, is_small }) => [aov, share, is_small])).toEqual([
    [100, 0.2, true],
    // B and E were paid: (50 + 10) / 2.
    [30, 0.06, true],
    [185, 0.74, true],
  ]);
});

test('without a choice the first level that the files have is taken', async () => {
  await build();
  const rows = await given.run(analysis);
  expect(rows.main.map(({ level, value, revenue }) => [level, value, revenue])).toEqual([
    ['channel', 'web', 370],
    ['channel', 'shop', 130],
  ]);
  expect(text.headline(rows, formatOf('en', null))).toBe(
    'web leads the channels with 74.0% of net sales',
  );
  expect(text.n(rows)).toBe(4);
});

test('a level that only the customers have is taken too', async () => {
  await given.files({
    'orders.csv': 'order_id,customer_id,order_date,amount\nA,c1,2024-05-01,9\n',
    'customers.csv': 'customer_id,city,gender\nc1,Oslo,F\n',
  });
  await given.build({ as_of: '2024-12-31' });
  const { main } = await given.run(analysis);
  expect(main.map(({ level, value, revenue }) => [level, value, revenue])).toEqual([
    ['city', 'Oslo', 9],
  ]);
});

test('a province that the order does not say is the customer’s', async () => {
  await build();
  expect(await rowsOf('province')).toEqual([
    ['Kent', 330, 2, 2, 2],
    ['Devon', 100, 1, 1, 1],
    ['Dorset', 0, 0, 1, 0],
    ['(unknown)', 70, 1, 1, 0],
  ]);
});

test('the audience is obeyed: orders without a customer are then out', async () => {
  await build();
  await given.audience([attributeIs('province', 'Dorset')]);
  expect(await rowsOf('channel')).toEqual([
    ['web', 300, 1, 1, 1],
    ['shop', 0, 0, 1, 0],
  ]);
});

test('a level that no file has is said in words', async () => {
  await given.files({
    'orders.csv': 'order_id,customer_id,order_date,amount\nA,c1,2024-05-01,9\n',
  });
  await given.build({ as_of: '2024-12-31' });
  const rows = await given.run(analysis, { level: 'store' });
  expect(rows.main.map(({ value, revenue }) => [value, revenue])).toEqual([['(unknown)', 9]]);
  expect(text.headline(rows, formatOf('en', null))).toBe(
    'No order says its store: an order file with such a column would',
  );
  expect(text.headline({ main: [] }, formatOf('zh', null))).toBe('当前筛选下没有订单');
});
