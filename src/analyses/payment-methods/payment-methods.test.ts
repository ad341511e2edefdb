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

const orders = `order_id,line_id,customer_id,order_date,quantity,amount,refund_amount,payment_method,status
A,1,c1,2024-05-01,1,100,,card,completed
A,2,c1,2024-05-01,1,100,50,card,completed
B,1,c1,2024-05-02,1,40,40,card,completed
C,1,c2,2024-05-03,2,60,,cash,completed
R,1,c2,2024-05-09,-1,-30,,cash,completed
D,1,c2,2024-05-04,1,500,,cash,cancelled
E,1,c3,2024-05-05,1,20,,,completed
`;

async function build() {
  await given.files({ 'orders.csv': orders });
  await given.build({ as_of: '2024-12-31' });
}

test('orders, money and refunds by way of payment, each order once', async () => {
  await build();
  const rows = await given.run(analysis);
  expect(rows.main).toEqual([
    // A (200 less 50) and B (given back in full): paid 240 in two orders, 90 back from both.
    {
      payment_method: 'card',
      orders: 1,
      share_of_orders: 1 / 3,
      revenue: 150,
      share: 0.75,
      paid_orders: 2,
      aov: 120,
      refund_rate_orders: 1,
      refund_rate_money: 90 / 240,
      is_small: true,
    },
    // C, and R, which gives back 30 of it.
    {
      payment_method: 'cash',
      orders: 1,
      share_of_orders: 1 / 3,
      revenue: 30,
      share: 0.15,
      paid_orders: 1,
      aov: 60,
      refund_rate_orders: 1,
      refund_rate_money: 0.5,
      is_small: true,
    },
    {
      payment_method: '(unknown)',
      orders: 1,
      share_of_orders: 1 / 3,
      revenue: 20,
      share: 0.1,
      paid_orders: 1,
      aov: 20,
      refund_rate_orders: 0,
      refund_rate_money: 0,
      is_small: true,
    },
  ]);
  expect(text.headline(rows, formatOf('en', null))).toBe('33.3% of orders are paid by card');
});

test('the audience is obeyed', async () => {
  await build();
  await given.audience([boughtIs('payment_method', 'cash')]);
  const { main } = await given.run(analysis);
  expect(main.map(({ payment_method, revenue }) => [payment_method, revenue])).toEqual([
    ['cash', 30],
  ]);
});

test('orders that do not say how they were paid are said to', async () => {
  await given.files({
    'orders.csv': 'order_id,customer_id,order_date,amount\nA,c1,2024-05-01,9\n',
  });
  await given.build({ as_of: '2024-12-31' });
  expect(text.headline(await given.run(analysis), formatOf('en', null))).toBe(
    'No order says how it was paid: an order file with that column would',
  );
});
