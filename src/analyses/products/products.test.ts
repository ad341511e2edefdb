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

// c1 buys tea on two days, c2 twice on one; the cups of D come back as a document of their own.
const orders = `order_id,line_id,customer_id,order_date,product_id,quantity,amount,status
A,1,c1,2024-05-01,p1,2,500,completed
A,2,c1,2024-05-01,p2,1,150,completed
B,1,c1,2024-05-09,p1,1,200,completed
C,1,c2,2024-05-03,p1,1,50,completed
C2,1,c2,2024-05-03,p1,1,50,completed
D,1,c2,2024-05-04,p3,2,60,completed
R,1,c2,2024-05-08,p3,-1,-30,completed
E,1,,2024-05-05,p4,1,30,completed
F,1,c3,2024-05-06,,1,40,completed
G,1,c3,2024-05-07,p2,9,999,cancelled
`;
const products = `product_id,product,category,brand
p1,Oolong,tea,Shihe
p2,Candle,scent,Shihe
p3,Cup,tea,
`;

async function build(files: Record<string, string> = {}) {
  await given.files({ 'orders.csv': orders, 'products.csv': products, ...files });
  await given.build({ as_of: '2024-12-31' });
}

test('products by net sales, with their class, buyers and who bought again', async () => {
  await build();
  const { main, scope } = await given.run(analysis);
  expect(
    main.map((row) => [row.value, row.revenue, row.abc, row.units, row.buyers, row.repeat_buyers]),
  ).toEqual([
    // 800 of 1010 stated: nothing sells more, so A. Then 800/1010 = 79.2 % stand above: A too.
    ['Oolong', 800, 'a', 5, 2, 1],
    ['Candle', 150, 'a', 1, 1, 0],
    // 950/1010 = 94.1 % stand above both, which sell the same.
    ['Cup', 30, 'b', 1, 1, 0],
    ['p4', 30, 'b', 1, 0, 0],
    ['(unknown)', 40, null, 1, 1, 0],
  ]);
  expect(main.map(({ share }) => share)).toEqual(
    [800, 150, 30, 30, 40].map((revenue) => revenue / 1050),
  );
  expect(main.map((row) => row.cumulated_share)).toEqual([800 / 1010, 950 / 1010, 1, 1, null]);
  expect(main[0]?.repeat_share).toBe(0.5);
  expect(scope).toEqual([{ sorted_by: 'revenue', all_buyers: 3 }]);
});

test('categories and brands, sorted as asked, add up to the same net sales', async () => {
  await build();
  const categories = await given.run(analysis, { level: 'category', sorted_by: 'units' });
  expect(categories.main.map((row) => [row.value, row.units, row.revenue])).toEqual([
    ['tea', 6, 830],
    ['scent', 1, 150],
    ['(unknown)', 2, 70],
  ]);
  const brands = await given.run(analysis, { level: 'brand' });
  expect(brands.main.map((row) => [row.value, row.revenue])).toEqual([
    ['Shihe', 950],
    ['(unknown)', 100],
  ]);
});

test('what sells less than the first 500 is one class', async () => {
  const lines = Array.from(
    { length: 503 },
    (_, index) => `O${index},1,c${index % 2},2024-05-01,x${index},1,${1000 - index},completed`,
  );
  await build({
    'orders.csv': `${orders.split('\n')[0]}\n${lines.join('\n')}\n`,
  });
  const { main } = await given.run(analysis);
  expect(main).toHaveLength(501);
  // The last three sell 500, 499 and 498, to both customers.
  expect(main.at(-1)).toMatchObject({ value: '(other)', revenue: 1497, buyers: 2, abc: null });
});

test('the audience is obeyed, and what its members bought besides is seen', async () => {
  await build();
  await given.audience([boughtIs('category', 'scent')]);
  const { main } = await given.run(analysis);
  expect(main.map(({ value, revenue }) => [value, revenue])).toEqual([
    ['Oolong', 700],
    ['Candle', 150],
  ]);
});

test('the headline says what leads, or what is missing', async () => {
  await build();
  expect(text.headline(await given.run(analysis), formatOf('en', null))).toBe(
    'Oolong leads with 76.2% of net sales',
  );
  await given.files({
    'orders.csv': 'order_id,customer_id,order_date,amount\nA,c1,2024-05-01,9\n',
  });
  await given.build({ as_of: '2024-12-31' });
  expect(text.headline(await given.run(analysis, { level: 'brand' }), formatOf('en', null))).toBe(
    'No purchase says its brand: order lines or a product file with that column would',
  );
});
