import { beforeAll, describe, expect, it } from 'vitest';
import { Given } from '../../../../test/given';
import { Marts } from '../../marts';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
});

async function build(files: Record<string, string>) {
  await given.files(files);
  await given.build({ as_of: '2024-12-31' });
  await new Marts(given.engine).make(['document_lines', 'lines', 'order_facts']);
}

/** Values of columns of all lines, one list a line. */
async function lines(columns: string, mart = 'lines') {
  const rows = await given.rows(`select ${columns} from mart.${mart} order by all`);
  return rows.map((row) => Object.values(row));
}

const products = `product_id,product,category,subcategory,brand,cost
p1,Oolong,tea,green,Shihe,12
p2,Candle,scent,,,35
`;

describe('the lines of valid orders', () => {
  it('take what they do not say themselves from the product, and keep what they say', async () => {
    await build({
      'orders.csv': `order_id,line_id,customer_id,order_date,product_id,category,quantity,amount,channel,status
A,1,c1,2024-05-01,p1,,2,60,web,completed
A,2,c1,2024-05-01,p2,gifts,1,100,web,completed
B,1,c2,2024-05-02,p9,,1,10,shop,completed
C,1,c2,2024-05-03,p1,,1,30,shop,cancelled
`,
      'products.csv': products,
    });
    expect(
      await lines('order_id, product, category, subcategory, brand, quantity::double, revenue'),
    ).toEqual([
      ['A', 'Candle', 'gifts', null, null, 1, 100],
      ['A', 'Oolong', 'tea', 'green', 'Shihe', 2, 60],
      ['B', 'p9', null, null, null, 1, 10],
    ]);
  });

  it('bear their own refund, and what else was given back by their amounts', async () => {
    await build({
      'orders.csv': `order_id,line_id,customer_id,order_date,product,quantity,amount,refund_amount,status
A,1,c1,2024-05-01,tea,1,60,20,completed
A,2,c1,2024-05-01,cup,1,40,,completed
B,1,c1,2024-05-02,tea,1,60,,completed
B,2,c1,2024-05-02,cup,1,20,,completed
`,
      'refunds.csv': `refund_id,order_id,refunded_at,amount,status
r1,B,2024-05-09,8,completed
`,
    });
    expect(await lines('order_id, product, amount::double, revenue')).toEqual([
      // 20 were given back for the tea alone.
      ['A', 'cup', 40, 40],
      ['A', 'tea', 60, 40],
      // 8 were given back for the order: 8 × 20/80 and 8 × 60/80.
      ['B', 'cup', 20, 18],
      ['B', 'tea', 60, 54],
    ]);
  });

  it('share out a discount of the order, and take the place of the purchase from its header', async () => {
    await build({
      'lines.csv': `order_id,line_id,order_date,product_id,quantity,amount
A,1,2024-05-01,p1,1,30
A,2,2024-05-01,p2,1,70
B,1,2024-05-02,p1,1,30
`,
      'orders.csv': `order_id,customer_id,order_date,order_amount,discount,channel,store,payment_method,status
A,c1,2024-05-01,90,10,web,,card,completed
B,c1,2024-05-02,30,0,shop,North,cash,completed
C,c2,2024-05-03,55,0,shop,South,cash,completed
`,
      'products.csv': products,
    });
    expect(
      await lines('order_id, product, amount::double, revenue, channel, store, payment_method'),
    ).toEqual([
      ['A', 'Candle', 70, 63, 'web', null, 'card'],
      ['A', 'Oolong', 30, 27, 'web', null, 'card'],
      ['B', 'Oolong', 30, 30, 'shop', 'North', 'cash'],
      // Only the header of C is known.
      ['C', null, 55, 55, 'shop', 'South', 'cash'],
    ]);
    expect(await lines('order_id, revenue::double, store, payment_method', 'order_facts')).toEqual([
      ['A', 90, null, 'card'],
      ['B', 30, 'North', 'cash'],
      ['C', 55, 'South', 'cash'],
    ]);
  });

  it('share the order’s amount by units where nothing says what each line cost', async () => {
    await build({
      'orders.csv': `订单编号,买家会员名,订单付款时间,宝贝标题,宝贝总数量,实付金额
A,c1,2024-05-01 10:00:00,茶(2件);杯(1件),3,90
B,c1,2024-05-02 10:00:00,茶(1件),1,25
C,c2,2024-05-03 10:00:00,杯(1件);壶(1件),2,40
`,
    });
    expect(await lines('order_id, product, amount::double, revenue')).toEqual([
      ['A', '杯', null, 30],
      ['A', '茶', null, 60],
      ['B', '茶', 25, 25],
      ['C', '壶', null, 20],
      ['C', '杯', null, 20],
    ]);
  });
});

describe('the lines of documents', () => {
  it('hold return documents, too, so that they add up to net sales', async () => {
    await build({
      'orders.csv': `order_id,line_id,customer_id,order_date,product,quantity,amount,refund_amount,status
A,1,c1,2024-05-01,tea,2,60,,completed
R,1,c1,2024-05-05,tea,-1,-30,,completed
B,1,c2,2024-05-02,cup,1,50,50,completed
`,
    });
    expect(await lines('order_id, is_order, revenue', 'document_lines')).toEqual([
      ['A', true, 60],
      ['B', false, 0],
      ['R', false, -30],
    ]);
    expect(await lines('order_id, revenue')).toEqual([['A', 60]]);
  });
});
