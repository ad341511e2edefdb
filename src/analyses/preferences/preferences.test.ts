import { beforeAll, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { factIs } from '../../warehouse/audience/condition';
import { analysis } from './analysis';
import { text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
}, 60_000);

/**
 * 40 new customers and 60 lost ones. All buy soap for 10; tea, for 30, is bought by 20 new and 15
 * lost customers. The first has a line given back and an order without a category.
 */
async function load(): Promise<void> {
  const lines = Array.from({ length: 100 }, (_, i) => {
    const isNew = i < 40;
    const day = isNew ? '2024-12-26' : '2024-03-01';
    const soap = `o${i},1,c${i},${day},皂,甲,1,10`;
    return (isNew ? i < 20 : i < 55) ? [soap, `o${i},2,c${i},${day},茶,乙,1,30`] : [soap];
  }).flat();
  await given.files({
    'transactions.csv':
      [
        'order_id,line_id,customer_id,order_date,category,brand,quantity,amount',
        ...lines,
        'o0,3,c0,2024-12-26,灯,丙,-1,-5',
        'x,1,c0,2024-12-26,,,1,500',
      ].join('\n') + '\n',
    'customers.csv':
      'customer_id,gender,interests\nc0,女,旅行、茶\nc1,女,茶\nc2,男,\nc99,男,旅行/阅读\n',
  });
  await given.build({ as_of: '2024-12-31' });
  await given.audience([factIs('stage', 'new')]);
}

test('share of buyers, TGI and its test by hand; returned lines are not bought', async () => {
  await load();
  const rows = await given.run(analysis);
  expect(
    rows.main.map(({ value, customers, n, n_all: all }) => [value, customers, n, all]),
  ).toEqual([
    ['皂', 40, 40, 100],
    ['茶', 20, 40, 100],
  ]);
  // 20/40 against 35/100; z = (.5 − .25) / √(.35 · .65 · (1/40 + 1/60)) = 2.567763 against the rest.
  // Soap is bought by all and cannot be tested, so tea is the only test.
  expect(rows.main[1]).toMatchObject({
    share: 0.5,
    share_of_all: 0.35,
    index: expect.closeTo(100 * (0.5 / 0.35), 9),
    p_adjusted: expect.closeTo(0.0102357, 6),
    is_significant: true,
    // All who buy tea spend more on it than on soap.
    main_customers: 20,
    main_share: 0.5,
    revenue: 600,
    share_of_revenue: expect.closeTo(0.6, 2),
  });
  expect(text.headline(rows, formatOf('zh', null))).toBe(
    '偏爱“茶”，TGI 143（50.0% 买过）；50.0% 买过至少两种',
  );
  const ofChannels = rows.main.map((row) => ({ ...row, dimension: 'channel' }));
  expect(text.headline({ ...rows, main: ofChannels }, formatOf('zh', null))).toBe(
    '偏爱“茶”，TGI 143（50.0% 有此类订单）；50.0% 不止一种',
  );
});

test('breadth counts the different ones of each customer', async () => {
  await load();
  const { breadth } = await given.run(analysis, { dimension: 'brand' });
  expect(breadth).toEqual([
    { values: 1, customers: 20, share: 0.5 },
    { values: 2, customers: 20, share: 0.5 },
  ]);
});

test('interests are parted, and counted among those who name any', async () => {
  await load();
  const { interests } = await given.run(analysis);
  // c0 and c1 of the audience and c99 outside name some: tea 2 of 2 against 2 of 3.
  expect(
    interests.map(({ value, customers, share, known }) => [value, customers, share, known]),
  ).toEqual([
    ['茶', 2, 1, 2],
    ['旅行', 1, 0.5, 2],
    ['阅读', 0, 0, 2],
  ]);
  expect(interests[0]?.index).toBeCloseTo(150, 9);
});

test('a dimension that no file tells is said to be missing', async () => {
  await load();
  const rows = await given.run(analysis, { dimension: 'store' });
  expect(rows.main).toEqual([]);
  expect(rows.breadth).toEqual([]);
  expect(text.headline(rows, formatOf('en', null))).toBe(
    'No such data: this needs that column in the orders or the product list',
  );
});
