import { beforeAll, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { segments } from '../classes';
import { analysis } from './analysis';
import { text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
});

const asOf = '2024-12-31';

/** The grid as the definitions print it: rows R = 5 … 1, columns F = 1 … 5. */
const grid = [
  ['new', 'potential_loyalist', 'potential_loyalist', 'champions', 'champions'],
  ['promising', 'potential_loyalist', 'potential_loyalist', 'loyal', 'loyal'],
  ['about_to_sleep', 'about_to_sleep', 'need_attention', 'loyal', 'loyal'],
  ['hibernating', 'hibernating', 'at_risk', 'at_risk', 'cant_lose'],
  ['lost', 'hibernating', 'at_risk', 'at_risk', 'cant_lose'],
];
const expected = grid.flatMap((cells, row) =>
  cells.map((segment, column) => [5 - row, column + 1, segment]),
);

/** One customer for each cell, by own cuts: R 10/20/30/40 days, F 2/3/4/5 orders. */
function oneEach(): string {
  const rows: string[] = [];
  for (let r = 1; r <= 5; r++) {
    for (let f = 1; f <= 5; f++) {
      for (let order = 0; order < f; order++) {
        const ago = (5 - r) * 10 + 5;
        const day = new Date(Date.parse(asOf) - ago * 86_400_000).toISOString().slice(0, 10);
        rows.push(`o${r}${f}${order},c${r}${f},${day},10`);
      }
    }
  }
  return `order_id,customer_id,order_date,amount\n${rows.join('\n')}\n`;
}
const own = {
  as_of: asOf,
  rfm_mode: 'own',
  rfm_recency_cuts: '10,20,30,40',
  rfm_frequency_cuts: '2,3,4,5',
  rfm_monetary_cuts: '20,30,40,50',
};

test('each of the 25 cells is in the segment of the definitions, and all eleven are there', async () => {
  await given.files({ 'transactions.csv': oneEach() });
  await given.build(own);
  const { main } = await given.run(analysis);
  expect(main.map(({ r, f, segment }) => [r, f, segment])).toEqual(expected);
  expect(main.every(({ customers }) => customers === 1)).toBe(true);
  expect(main.map(({ revenue }) => revenue)).toEqual(expected.map(([, f]) => 10 * Number(f)));
  expect(new Set(main.map(({ segment }) => segment))).toEqual(
    new Set(segments.slice(0, 11).map(({ key }) => key)),
  );
});

test('empty cells are listed with the same names', async () => {
  await given.files({
    'transactions.csv': 'order_id,customer_id,order_date,amount\nA,c1,2024-12-31,10\n',
  });
  await given.build({ as_of: asOf });
  const { main } = await given.run(analysis);
  expect(main.map(({ r, f, segment }) => [r, f, segment])).toEqual(expected);
  expect(main.reduce((sum, row) => sum + row.customers, 0)).toBe(1);
  expect(main[0]).toEqual({ r: 5, f: 1, segment: 'new', customers: 1, revenue: 10 });
});

test('customers add up to those with a score', async () => {
  await given.files({
    'transactions.csv': oneEach(),
    'customers.csv': '会员ID,姓名,性别\nc11,甲,男\nnever,乙,女\n',
  });
  for (const rfm_mode of ['quintiles', 'fixed', 'own', 'r-compatible']) {
    await given.build({ ...own, rfm_mode });
    const { main } = await given.run(analysis);
    expect(main).toHaveLength(25);
    expect(main.reduce((sum, row) => sum + row.customers, 0)).toBe(25);
  }
});

test('the headline names the lens with the segment', async () => {
  await given.files({
    'transactions.csv': 'order_id,customer_id,order_date,amount\nA,c1,2024-12-31,10\n',
  });
  await given.build({ as_of: asOf });
  const rows = await given.run(analysis);
  expect(text.headline(rows, formatOf('en', null))).toBe(
    'The one scored customer is in R5F1 (RFM: New)',
  );
  expect(text.headline(rows, formatOf('zh', null))).toContain('RFM 分群：新客');
  expect(text.headline({ main: [], bins: [] }, formatOf('en', null))).toBe(
    'No customers with a score in this audience',
  );
});
