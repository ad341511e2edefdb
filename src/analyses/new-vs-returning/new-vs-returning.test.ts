import { beforeAll, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { analysis } from './analysis';
import { text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
});

const orders = `order_id,customer_id,order_date,amount,refund
A,c1,2023-01-05,10,
B,c1,2023-01-25,15,
C,c2,2023-01-31,20,
D,c1,2023-03-01,30,
E,c3,2023-03-10,40,10
F,c2,2024-02-10,50,
G,c4,2024-02-11,60,
H,,2024-02-12,70,
I,c5,2024-02-13,80,80
`;

const day = (date: Date) => date.toISOString().slice(0, 10);

test('a buyer is new in the period of the first order, and old in every later one', async () => {
  await given.files({ 'transactions.csv': orders });
  await given.build({ as_of: '2024-02-15' });
  const { main } = await given.run(analysis);
  const sold = main.filter((row) => row.new_buyers + row.old_buyers > 0);
  expect(main).toHaveLength(14);
  expect(
    sold.map((row) => [
      day(row.period),
      row.new_buyers,
      row.old_buyers,
      row.new_revenue,
      row.old_revenue,
      row.new_per_buyer,
      row.old_per_buyer,
    ]),
  ).toEqual([
    // The second order in the month of the first is still a new buyer's.
    ['2023-01-01', 2, 0, 45, 0, 22.5, null],
    ['2023-03-01', 1, 1, 30, 30, 30, 30],
    // Orders without a customer, and fully refunded ones, are nobody's.
    ['2024-02-01', 1, 1, 60, 50, 60, 50],
  ]);
});

test('the first year of the history and the unfinished period are marked', async () => {
  await given.files({ 'transactions.csv': orders });
  await given.build({ as_of: '2024-02-15' });
  const { main } = await given.run(analysis);
  expect(main.filter((row) => row.is_first_year).map((row) => day(row.period))).toEqual(
    main.slice(0, 13).map((row) => day(row.period)),
  );
  expect(main.filter((row) => !row.is_finished).map((row) => day(row.period))).toEqual([
    '2024-02-01',
  ]);
});

test.each(['week', 'month', 'quarter'])(
  'by %s every buyer is new once, and the money is all there',
  async (period) => {
    await given.files({ 'transactions.csv': orders });
    await given.build({ as_of: '2024-02-15' });
    const { main } = await given.run(analysis, { period });
    const sum = (column: 'new_buyers' | 'new_revenue' | 'old_revenue') =>
      main.reduce((total, row) => total + row[column], 0);
    expect(sum('new_buyers')).toBe(4);
    expect(sum('new_revenue') + sum('old_revenue')).toBe(215);
  },
);

test('a return document counts with the returning unless it is of the first period', async () => {
  await given.files({
    'transactions.csv': `order_id,customer_id,order_date,amount
A,c1,2024-01-05,100
B,c1,2024-01-20,-10
C,c1,2024-02-03,-20
`,
  });
  await given.build({ as_of: '2024-02-29' });
  const { main } = await given.run(analysis);
  expect(
    main.map((row) => [row.new_buyers, row.old_buyers, row.new_revenue, row.old_revenue]),
  ).toEqual([
    [1, 0, 90, 0],
    [0, 0, 0, -20],
  ]);
});

test('the headline names the last full period with buyers', async () => {
  await given.files({ 'transactions.csv': orders });
  await given.build({ as_of: '2024-02-29' });
  const rows = await given.run(analysis);
  expect(text.headline(rows, formatOf('en', null))).toBe(
    '2024-02: 1 returning buyer brings 45.5% of net sales, beside 1 new',
  );
  expect(text.headline(rows, formatOf('zh', null))).toBe(
    '2024-02 老客 1 人贡献 45.5% 的净销售额，新客 1 人',
  );
  expect(text.headline({ main: [], scope: [], promotions: [] }, formatOf('en', null))).toBe(
    'No buyers in this audience',
  );
});

test('the headline says it plainly where all buyers are new, or none is', () => {
  const say = (newBuyers: number, oldBuyers: number, language: 'zh' | 'en') =>
    text.headline(
      {
        main: [
          {
            period: new Date('2024-02-01'),
            new_buyers: newBuyers,
            old_buyers: oldBuyers,
            new_revenue: 10 * newBuyers,
            old_revenue: 10 * oldBuyers,
            new_per_buyer: null,
            old_per_buyer: null,
            is_finished: true,
            is_first_year: false,
          },
        ],
        scope: [{ unit: 'month', buyers: newBuyers + oldBuyers }],
        promotions: [],
      },
      formatOf(language, null),
    );
  expect(say(1, 0, 'en')).toBe('2024-02: the one buyer is new');
  expect(say(3, 0, 'en')).toBe('2024-02: all 3 buyers are new');
  expect(say(0, 1, 'en')).toBe('2024-02: the one buyer has bought before');
  expect(say(0, 427, 'zh')).toBe('2024-02 下单的 427 人全部为老客');
});
