import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noHints, type Receipt } from '../../intake/decision';
import type { Engine } from '../engine';
import { Marts } from '../marts';
import { startNodeEngine } from '../node-engine';
import { Loader } from './loader';

let engine: Engine;
let loader: Loader;
beforeAll(async () => {
  engine = await startNodeEngine();
  engine.setVariable('as_of', 'date', '2024-12-31');
  engine.setVariable('currency', 'varchar', null);
  await engine.execute('create schema mart');
});
beforeEach(async () => {
  await engine.execute('drop schema if exists staging cascade');
  await engine.execute('drop schema if exists intake cascade');
  loader = new Loader(engine);
});

async function drop(text: string, answers: Record<string, string> = {}): Promise<Receipt> {
  const file = { name: 'a.csv', blob: new Blob([text]), lastModified: 0 };
  const hints = { ...noHints, files: { 'a.csv': { answers } } };
  const { receipts, refusals, questions } = await loader.drop([file], hints);
  expect({ refusals, questions }).toEqual({ refusals: [], questions: [] });
  const receipt = receipts[0]!;
  expect(receipt.records).toBe(receipt.loaded + receipt.quarantined + receipt.skipped);
  return receipt;
}

const told = ({ notes }: Receipt) =>
  notes.map(({ code, values, choice }) => [code, values['count'], choice?.id, choice?.chosen]);

async function orders(columns: string) {
  await new Marts(engine).make(['orders']);
  return engine.rows(`select ${columns} from mart.orders order by order_id`);
}

describe('the rules of trade', () => {
  const shop =
    'order_id,customer_id,order_date,付款时间,cancelled_at,amount,status,售后状态,mode\n' +
    'A1,C1,2024-01-01,2024-01-01,,1,paid,,live\n' +
    'A2,C1,2024-01-02,2024-01-02,,2,pending,,live\n' +
    'A3,C1,2024-01-03,2024-01-03,,4,voided,,live\n' +
    'A4,C1,2024-01-04,2024-01-04,,8,paid,退款成功,live\n' +
    'A5,C1,2024-01-05,2024-01-05,,16,paid,,test\n' +
    'A6,C1,2024-01-06,2024-01-06,2024-01-07,32,paid,,live\n' +
    'A7,C1,2024-01-07,2024-01-07,,64,mystery,,live\n';
  const sum = async () =>
    (
      await engine.rows(`select sum(amount) as sum from staging.transactions where state = 'valid'`)
    )[0]?.['sum'];

  it('are a line of the receipt each, with its count and its switch', async () => {
    expect(told(await drop(shop))).toEqual(
      expect.arrayContaining([
        ['orders_unpaid', 1, 'unpaid', 'apply'],
        ['orders_closed', 1, 'closed', 'apply'],
        ['orders_refunded', 1, 'refunded', 'apply'],
        ['orders_test', 1, 'test', 'apply'],
        ['cancelled_orders', 1, 'cancelled', 'apply'],
        ['orders_unknown', 1, 'unknown_status', 'valid'],
      ]),
    );
    expect(await sum()).toBe(1 + 64);
  });

  it.each([
    ['unpaid', 'ignore', 'orders_counted', 1 + 64 + 2],
    ['closed', 'ignore', 'orders_counted', 1 + 64 + 4],
    ['refunded', 'ignore', 'orders_counted', 1 + 64 + 8],
    ['test', 'ignore', 'orders_counted', 1 + 64 + 16],
    ['cancelled', 'ignore', 'cancelled_counted', 1 + 64 + 32],
    ['unknown_status', 'leave_out', 'unknown_left_out', 1],
  ])('%s can be switched', async (id, answer, code, expected) => {
    expect(told(await drop(shop, { [id]: answer }))).toContainEqual([code, 1, id, answer]);
    expect(await sum()).toBe(expected);
  });

  it('take an order without a payment time as unpaid, or not', async () => {
    const rows =
      'order_id,customer_id,order_date,付款时间,amount\n' +
      'A1,C1,2024-01-01,2024-01-01,1\nA2,C1,2024-01-01,2024-01-01,2\nA3,C1,2024-01-03,,4\n';
    expect(told(await drop(rows))).toContainEqual([
      'no_payment_time',
      1,
      'no_payment_time',
      'apply',
    ]);
    expect(await sum()).toBe(3);
    const again = await drop(rows.replace('A3', 'A4'), { no_payment_time: 'ignore' });
    expect(told(again)).toContainEqual(['no_payment_time_counted', 1, 'no_payment_time', 'ignore']);
  });

  it('subtract what comes back: negative amounts, and negative quantities at a positive amount', async () => {
    const rows =
      'order_id,customer_id,order_date,product,quantity,amount\n' +
      'A1,C1,2024-01-01,soap,3,30\nA1,C1,2024-01-01,comb,1,5\n' +
      'R1,C1,2024-02-01,soap,-1,10\nR2,C1,2024-02-02,comb,-1,-5\n';
    expect(told(await drop(rows))).toContainEqual(['returns', 2, 'returns', 'subtract']);
    // 35 - 10 - 5 = 20, by the date of each document; a return is no order.
    expect(await orders('order_id, revenue, is_order, units')).toEqual([
      { order_id: 'A1', revenue: 35, is_order: true, units: 4 },
      { order_id: 'R1', revenue: -10, is_order: false, units: -1 },
      { order_id: 'R2', revenue: -5, is_order: false, units: -1 },
    ]);
    await loader.undo();
    expect(told(await drop(rows, { returns: 'leave_out' }))).toContainEqual([
      ...['returns_left_out', 2, 'returns', 'leave_out'],
    ]);
    expect(await orders(`order_id, revenue`)).toEqual([
      { order_id: 'A1', revenue: 35 },
      { order_id: 'R1', revenue: 0 },
      { order_id: 'R2', revenue: 0 },
    ]);
  });
});

describe('rows that are equal in every column', () => {
  const lines =
    'order_id,customer_id,order_date,product,quantity,amount\n' +
    'A1,C1,2024-01-01,soap,1,10\nA1,C1,2024-01-01,soap,1,10\nA1,C1,2024-01-01,comb,1,5\n';

  it('count as lines of an order, and once where the user says so', async () => {
    expect(told(await drop(lines))).toContainEqual(['exact_rows_kept', 1, 'exact_rows', 'keep']);
    expect(await orders('revenue, lines')).toEqual([{ revenue: 25, lines: 3 }]);
    await loader.undo();
    const receipt = await drop(lines, { exact_rows: 'drop' });
    expect(told(receipt)).toContainEqual(['exact_rows_dropped', 1, 'exact_rows', 'drop']);
    expect(receipt).toMatchObject({ records: 3, loaded: 3 });
    expect(await orders('revenue, lines')).toEqual([{ revenue: 15, lines: 2 }]);
  });

  it('count once where a row has its own key', async () => {
    const receipt = await drop(
      'customer_id,name,city\nC1,Ann,Xian\nC1,Ann,Xian\nC2,Bo,Xian\nC2,Bo,Wuhan\n',
    );
    expect(told(receipt)).toEqual(
      expect.arrayContaining([
        ['exact_rows_dropped', 1, 'exact_rows', 'drop'],
        ['repeated_customers', 1, undefined, undefined],
      ]),
    );
    const rows = await engine.rows('select customer_id, city from staging.customers order by all');
    expect(rows).toHaveLength(3);
  });

  it('of products leave the last row, so that lines find one', async () => {
    const receipt = await drop(
      'product_id,product,category,price\nP1,soap,home,1\nP1,soap,bath,2\nP2,comb,home,3\n',
    );
    expect(told(receipt)).toContainEqual(['repeated_products', 1, undefined, undefined]);
    expect(
      await engine.rows('select product_id, category from staging.products order by 1'),
    ).toEqual([
      { product_id: 'P1', category: 'bath' },
      { product_id: 'P2', category: 'home' },
    ]);
  });
});

describe('several items in one cell', () => {
  it('of Youzan become lines; what was paid counts once an order', async () => {
    const receipt = await drop(
      '订单号,订单状态,买家昵称,买家手机号,订单创建时间,买家付款时间,全部商品名称,商品种类数,订单商品总件数,运费,店铺优惠合计,商品金额合计\n' +
        'E1,交易完成,甲,13800000001,2024-01-01 10:00:00,2024-01-01 10:01:00,皂(红)(2件);毛巾（大）(1件),2,3,5,0,40\n' +
        'E2,交易完成,乙,13800000002,2024-01-02 10:00:00,2024-01-02 10:01:00,皂(红)(1件),1,1,5,0,10\n' +
        'E3,交易关闭,丙,13800000003,2024-01-03 10:00:00,2024-01-03 10:01:00,皂(红)(1件);梳子(4件),2,5,5,0,99\n',
    );
    expect(receipt).toMatchObject({ records: 3, loaded: 3 });
    expect(told(receipt)).toContainEqual(['items_split', 3, undefined, undefined]);
    expect(
      await engine.rows(
        'select order_id, product, quantity from staging.transactions order by all',
      ),
    ).toEqual([
      { order_id: 'E1', product: '毛巾（大）', quantity: 1 },
      { order_id: 'E1', product: '皂(红)', quantity: 2 },
      { order_id: 'E2', product: '皂(红)', quantity: 1 },
      { order_id: 'E3', product: '梳子', quantity: 4 },
      { order_id: 'E3', product: '皂(红)', quantity: 1 },
    ]);
    expect(await orders('order_id, revenue, units, lines, is_order')).toEqual([
      { order_id: 'E1', revenue: 40, units: 3, lines: 2, is_order: true },
      { order_id: 'E2', revenue: 10, units: 1, lines: 1, is_order: true },
      { order_id: 'E3', revenue: 0, units: 0, lines: 2, is_order: false },
    ]);
  });

  it('of WooCommerce, with a full refund and one in part', async () => {
    await drop(
      'Date,Order #,Status,Customer,Customer type,Product(s),Items sold,Coupon(s),N. Revenue,Refunded Amount\n' +
        '2024-01-01 10:00:00,11,completed,a@x.cn,new,"2× Soap, red, 1× Towel",3,,40,5\n' +
        '2024-01-02 10:00:00,12,refunded,b@x.cn,new,"1× Soap, red, 1× Comb",2,,10,\n' +
        '2024-01-03 10:00:00,13,completed,c@x.cn,new,"1× Towel",1,,20,\n',
    );
    expect(
      await engine.rows(
        'select order_id, product, quantity from staging.transactions order by all',
      ),
    ).toEqual([
      { order_id: '11', product: 'Soap, red', quantity: 2 },
      { order_id: '11', product: 'Towel', quantity: 1 },
      { order_id: '12', product: 'Comb', quantity: 1 },
      { order_id: '12', product: 'Soap, red', quantity: 1 },
      { order_id: '13', product: 'Towel', quantity: 1 },
    ]);
    expect(await orders('order_id, paid, refund, revenue, is_order')).toEqual([
      { order_id: '11', paid: 40, refund: 5, revenue: 35, is_order: true },
      { order_id: '12', paid: 10, refund: 10, revenue: 0, is_order: false },
      { order_id: '13', paid: 20, refund: 0, revenue: 20, is_order: true },
    ]);
  });

  it('are not seen in names that merely end in a number', async () => {
    const receipt = await drop(
      'order_id,customer_id,order_date,product,quantity,amount\n' +
        'A1,C1,2024-01-01,towel 30*60,1,10\nA2,C1,2024-01-02,towel*2,1,10\nA3,C1,2024-01-03,comb,1,5\n',
    );
    expect(receipt.notes.some(({ code }) => code === 'items_split')).toBe(false);
  });
});

describe('Shopify’s order cells, filled on the first line only', () => {
  it('count once an order', async () => {
    const receipt = await drop(
      'Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Cancelled at,Refunded Amount\n' +
        '#1001,a@x.cn,paid,2024-01-01 10:00:00 +0000,USD,60.00,5.00,0.00,60.00,TEN,5.00,2024-01-01 10:00:00 +0000,2,Soap,10.00,S1,,0.00\n' +
        '#1001,a@x.cn,,,,,,,,,,2024-01-01 10:00:00 +0000,1,Towel,40.00,S2,,\n' +
        '#1002,b@x.cn,partially_refunded,2024-01-02 10:00:00 +0000,USD,20.00,0.00,0.00,20.00,,0.00,2024-01-02 10:00:00 +0000,2,Soap,10.00,S1,,10.00\n' +
        '#1003,c@x.cn,refunded,2024-01-03 10:00:00 +0000,USD,50.00,0.00,0.00,50.00,,0.00,2024-01-03 10:00:00 +0000,1,Soap,10.00,S1,,50.00\n' +
        '#1003,c@x.cn,,,,,,,,,,2024-01-03 10:00:00 +0000,1,Towel,40.00,S2,,\n',
    );
    expect(receipt).toMatchObject({ records: 5, loaded: 5 });
    engine.setVariable('currency', 'varchar', 'USD');
    const found = await orders('order_id, lines, units, paid, refund, revenue, is_order');
    engine.setVariable('currency', 'varchar', null);
    expect(found).toEqual([
      { order_id: '#1001', lines: 2, units: 3, paid: 60, refund: 0, revenue: 60, is_order: true },
      { order_id: '#1002', lines: 1, units: 2, paid: 20, refund: 10, revenue: 10, is_order: true },
      { order_id: '#1003', lines: 2, units: 2, paid: 50, refund: 50, revenue: 0, is_order: false },
    ]);
    expect(
      await engine.rows(
        'select sum(shipping) as shipping, sum(discount) as discount from staging.transactions',
      ),
    ).toEqual([{ shipping: 5, discount: 5 }]);
  });
});
