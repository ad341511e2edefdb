import { beforeAll, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { analysis } from './analysis';
import { text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
}, 60_000);

/** Customers with columns of their own; one row of values a customer. */
async function customersWith(header: string, rows: readonly string[]): Promise<void> {
  await given.files({
    'customers.csv':
      [`customer_id,gender,${header}`, ...rows.map((row, i) => `c${i},女,${row}`)].join('\n') +
      '\n',
  });
  await given.build({ as_of: '2024-12-31' });
}

test('quantiles, mean and deviation of four numbers and one gap by hand', async () => {
  await customersWith('zz', ['1', '2', '3', '4', '']);
  const { main } = await given.run(analysis);
  // Type 7 at p of four numbers is the (1 + 3p)-th: 1.3, 1.75, 2.5, 3.25, 3.7. Squared deviations
  // from 2.5 add up to 2 · (1.5² + .5²) = 5, over three 5/3.
  expect(main).toEqual([
    {
      measure: 'zz',
      n: 4,
      missing: 1,
      mean: 2.5,
      deviation: expect.closeTo(Math.sqrt(5 / 3), 12),
      min: 1,
      p10: expect.closeTo(1.3, 12),
      q1: 1.75,
      median: 2.5,
      q3: 3.25,
      p90: expect.closeTo(3.7, 12),
      max: 4,
      below: 0,
      above: 0,
      is_small: true,
    },
  ]);
});

test('bins end at the outer fence, and what lies outside is counted', async () => {
  await customersWith('zz', ['1', '2', '3', '4', '1000']);
  const { main, histogram } = await given.run(analysis);
  // Quartiles 2 and 4: the fence is 4 + 3 · 2 = 10. Bins of 2 · 2 / ∛5 = 2.34 would be 9 / 2.34 → 4,
  // the least is 5; ten whole numbers in five bins are two each.
  expect(histogram.map((row) => [row.from, row.to, row.customers])).toEqual([
    [1, 3, 2],
    [3, 5, 2],
    [5, 7, 0],
    [7, 9, 0],
    [9, 11, 0],
  ]);
  expect([main[0]?.below, main[0]?.above, main[0]?.max]).toEqual([0, 1, 1000]);
});

test('fractions have bins of their own width, with the highest value in the last', async () => {
  await customersWith('zz', ['0.5', '1', '1.5', '2', '2.5']);
  const { histogram } = await given.run(analysis);
  // Spread 1, 2 / ∛5 = 1.17, 2 / 1.17 → 2, at least 5: bins of 0.4.
  expect(histogram.map(({ customers }) => customers)).toEqual([1, 1, 1, 1, 1]);
  expect(histogram[0]?.to).toBeCloseTo(0.9, 12);
  expect(histogram.at(-1)?.to).toBeCloseTo(2.5, 12);
});

test('one value only is one bin; texts and columns of two numbers are no measures', async () => {
  await customersWith('zz,flag,word', ['7,0,a', '7,1,b', '7,1,c', '8,0,d', '9,0,5']);
  const { main } = await given.run(analysis);
  expect(main.map(({ measure }) => measure)).toEqual(['zz']);
  await given.files({
    'transactions.csv': 'order_id,customer_id,order_date,amount\n1,a,2024-12-30,10\n',
  });
  await given.build({ as_of: '2024-12-31' });
  const one = await given.run(analysis);
  expect(one.histogram.filter(({ measure }) => measure === 'revenue')).toEqual([
    { measure: 'revenue', from: 10, to: 11, customers: 1 },
  ]);
  expect(one.main.find(({ measure }) => measure === 'revenue')?.deviation).toBeNull();
  expect(text.headline(one, formatOf('en', null))).toBe('Net sales: only 1 customer, median 10');
});

test('what is said of buying is of those who have bought', async () => {
  await given.files({
    'customers.csv': 'customer_id,gender\na,女\nb,女\nc,男\n',
    'transactions.csv':
      'order_id,customer_id,order_date,amount\n1,a,2024-12-01,10\n2,a,2024-12-11,30\n3,b,2024-12-30,50\n',
  });
  await given.build({ as_of: '2024-12-31' });
  const { main } = await given.run(analysis);
  const of = (measure: string) => main.find((row) => row.measure === measure);
  expect(of('orders')).toMatchObject({ n: 2, missing: 1, mean: 1.5 });
  expect(of('average_order')).toMatchObject({ n: 2, mean: 35 });
  expect(of('mean_gap')).toMatchObject({ n: 1, missing: 2, median: 10 });
  expect(of('recency')).toMatchObject({ min: 1, max: 20 });
});
