import { factIs } from '../../warehouse/audience/condition';
import { beforeAll, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { analysis } from './analysis';
import { text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
});

const orders = `order_id,customer_id,order_date,amount
A,c1,2023-12-31,10
B,c1,2024-01-01,20
C,c2,2024-01-07,30
D,c2,2024-01-08,40
E,,2024-03-05,50
F,c1,2024-03-05,60
`;

const day = (date: Date) => date.toISOString().slice(0, 10);

async function build(file: string, settings: Record<string, string>): Promise<void> {
  await given.files({ 'transactions.csv': file });
  await given.build(settings);
}

test('months follow each other without gaps, empty ones as zero, the last one not over', async () => {
  await build(orders, { as_of: '2024-03-10' });
  const { main, scope } = await given.run(analysis);
  expect(
    main.map((row) => [day(row.period), row.revenue, row.orders, row.customers, row.is_finished]),
  ).toEqual([
    ['2023-12-01', 10, 1, 1, true],
    ['2024-01-01', 90, 3, 2, true],
    ['2024-02-01', 0, 0, 0, true],
    // The order without a customer is a sale, its buyer is not counted.
    ['2024-03-01', 110, 2, 1, false],
  ]);
  expect(scope).toEqual([{ unit: 'month', buyers: 2 }]);
});

test('weeks start on Monday or, by the setting, on Sunday', async () => {
  await build(orders, { as_of: '2024-01-14' });
  const monday = await given.run(analysis, { period: 'week' });
  expect(monday.main.map((row) => [day(row.period), row.revenue, row.is_finished])).toEqual([
    ['2023-12-25', 10, true],
    ['2024-01-01', 50, true],
    ['2024-01-08', 40, true],
  ]);
  await given.build({ as_of: '2024-01-14', week_starts: 'sunday' });
  const sunday = await given.run(analysis, { period: 'week' });
  expect(sunday.main.map((row) => [day(row.period), row.revenue, row.is_finished])).toEqual([
    ['2023-12-31', 30, true],
    ['2024-01-07', 70, true],
    ['2024-01-14', 0, false],
  ]);
});

test('quarters follow the fiscal year', async () => {
  await build(orders, { as_of: '2024-03-10', fiscal_year_starts: '2' });
  const { main } = await given.run(analysis, { period: 'quarter' });
  expect(main.map((row) => [day(row.period), row.revenue, row.is_finished])).toEqual([
    ['2023-11-01', 100, true],
    ['2024-02-01', 110, false],
  ]);
});

test('the year before is the same month, and near the spring festival also the same days of it', async () => {
  // Festivals 2023-01-22 and 2024-02-10: February 2024 against 2023-01-13 … 2023-02-10.
  await build(
    `order_id,customer_id,order_date,amount
A,c1,2022-12-15,1
B,c1,2023-01-13,20
C,c1,2023-02-10,40
D,c1,2023-02-11,80
E,c1,2024-02-10,120
`,
    { as_of: '2024-03-31' },
  );
  const { main } = await given.run(analysis);
  const of = (month: string) => main.find((row) => day(row.period) === `${month}-01`);
  expect(of('2024-02')).toMatchObject({ revenue_year_ago: 120, revenue_lunar_year_ago: 60 });
  expect(of('2024-03')).toMatchObject({ revenue_year_ago: 0, revenue_lunar_year_ago: null });
  expect(of('2023-11')).toMatchObject({ revenue_year_ago: null, revenue_lunar_year_ago: null });
});

test('the months add up to all net sales of the audience', async () => {
  await build(`${orders}G,c3,2024-02-01,1\n`, { as_of: '2024-03-10' });
  for (const tier of ['a', 'b', 'c']) {
    await given.audience([factIs('tier', tier)]);
    const { main } = await given.run(analysis);
    const [all] = await given.rows(
      `select coalesce(sum(revenue), 0)::double as revenue, from mart.customers where tier = '${tier}'`,
    );
    expect(main.reduce((sum, row) => sum + row.revenue, 0)).toBe(all?.['revenue']);
  }
});

test('promotions of the years are listed, unless they are switched off', async () => {
  await build(orders, { as_of: '2024-03-10' });
  const names = async (promotion_bands: string) => {
    const { promotions } = await given.run(analysis, { promotion_bands });
    return promotions.map((row) => [row.promotion, day(row.from_day), day(row.to_day)]);
  };
  // From December 31 on; festival 2024-02-10.
  expect(await names('auto')).toEqual([
    ['new_year_shopping', '2024-01-20', '2024-02-08'],
    ['spring_festival', '2024-02-09', '2024-02-16'],
    ['womens_day', '2024-03-01', '2024-03-08'],
  ]);
  expect(await names('off')).toEqual([]);
});

test('the headline speaks of the last full period', async () => {
  await build(orders, { as_of: '2024-01-31' });
  const rows = await given.run(analysis);
  expect(text.headline(rows, formatOf('en', 'EUR'))).toBe('Net sales of 2024-01: €90');
  expect(text.headline(rows, formatOf('zh', null))).toBe('2024-01 净销售额 90');
  const nothing = { main: [], scope: [], promotions: [] };
  expect(text.headline(nothing, formatOf('en', null))).toBe('No sales in this audience');
});
