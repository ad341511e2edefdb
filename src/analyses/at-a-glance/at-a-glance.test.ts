import { factIs } from '../../warehouse/audience/condition';
import { beforeAll, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { analysis } from './analysis';
import { measureNames, text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
});

const transactions = `订单编号,会员ID,下单时间,实付金额,数量,退款金额,订单状态
A1,c1,2024-01-10,100,2,,交易成功
A2,c2,2024-01-20,50,1,,交易成功
A3,c1,2024-02-05,200,4,,交易成功
A4,c3,2024-02-10,80,1,80,交易成功
A5,c2,2024-03-15,40,1,,交易成功
A6,c4,2024-03-20,60,2,10,交易成功
A7,c1,2024-03-25,30,1,,等待买家付款
A8,,2024-03-26,20,1,,交易成功
`;
const customers = `会员ID,姓名,性别
c1,甲,男
c2,乙,女
c5,戊,女
`;

async function figures(
  files: Record<string, string>,
  settings: Record<string, string> = {},
): Promise<Record<string, number | null>> {
  await given.files(files);
  await given.build({ as_of: '2024-03-31', ...settings });
  const { main } = await given.run(analysis);
  return Object.fromEntries(main.map(({ measure, value }) => [measure, value]));
}

test('the figures of the whole history are those computed by hand', async () => {
  const found = await figures({ 'orders.csv': transactions, 'customers.csv': customers });
  const expected = {
    // c1 … c5; c3 got all money back and has no order left, c5 never bought.
    customers: 5,
    buyers: 3,
    orders: 6,
    paid_orders: 7,
    revenue: 460,
    paid: 550,
    gmv: 580,
    // 530 were paid by c1, c2, c3 and c4, 20 by nobody known.
    revenue_per_buyer: 132.5,
    aov: 550 / 7,
    price_per_unit: 550 / 12,
    units_per_order: 12 / 7,
    refund_rate_orders: 2 / 7,
    refund_rate_money: 90 / 550,
    repeat_rate: 2 / 3,
    // First orders 81, 71 and 11 days ago; c1 came back after 26 days, c2 after 55.
    repeat_rate_30: 1 / 2,
    repeat_rate_60: 1,
    repeat_rate_90: null,
    repeat_rate_180: null,
    member_share: 390 / 460,
    unidentified_share: 20 / 460,
  };
  expect(Object.keys(found)).toEqual(Object.keys(expected));
  for (const [measure, value] of Object.entries(expected)) {
    if (value === null) expect(found[measure], measure).toBeNull();
    else expect(found[measure], measure).toBeCloseTo(value, 9);
  }
});

test('the last full month stands beside the month before', async () => {
  await figures({ 'orders.csv': transactions, 'customers.csv': customers });
  const { period } = await given.run(analysis);
  const of = (measure: string) => period.find((row) => row.measure === measure)!;
  expect(of('revenue')).toMatchObject({
    value: 110,
    previous: 200,
    year_ago: null,
    change: expect.closeTo(-0.45, 12),
    change_year: null,
    unit: 'money',
    period: new Date('2024-03-01'),
    period_unit: 'month',
  });
  expect(of('orders')).toMatchObject({ value: 3, previous: 1, change: 2 });
  expect(of('buyers')).toMatchObject({ value: 2, previous: 1, change: 1 });
  expect(of('new_buyers')).toMatchObject({ value: 1, previous: 0, change: null });
  expect(of('old_buyers')).toMatchObject({ value: 1, previous: 1, change: 0 });
  // The only buyer of February does not return in March; of January's two, one returned.
  expect(of('rebuy_rate')).toMatchObject({ value: 0, previous: 0.5, change: -0.5 });
  expect(of('refund_rate_money').value).toBeCloseTo(10 / 120, 9);
  expect(of('refund_rate_money').previous).toBeCloseTo(80 / 280, 9);
  expect(of('member_share').value).toBeCloseTo(40 / 110, 9);
  expect(of('revenue_per_buyer').value).toBe(50);
});

test('a month that is not over is left for the full one before it', async () => {
  await figures({ 'orders.csv': transactions }, { as_of: '2024-03-30' });
  const { period } = await given.run(analysis);
  expect(period[0]?.period).toEqual(new Date('2024-02-01'));
  await given.build({ as_of: '2024-03-31', period: 'quarter' });
  expect((await given.run(analysis)).period[0]).toMatchObject({
    measure: 'revenue',
    value: 460,
    previous: null,
    period: new Date('2024-01-01'),
  });
});

test('near the spring festival the year before is also counted from the festival', async () => {
  // 2023-01-22 and 2024-02-10: February 2024 is shifted by 384 days to 2023-01-13 … 2023-02-10.
  await given.files({
    'orders.csv': `订单编号,会员ID,下单时间,实付金额
B1,c1,2022-12-01,1
B2,c1,2023-01-12,10
B3,c1,2023-01-13,20
B4,c1,2023-02-10,40
B5,c1,2023-02-11,80
B6,c1,2024-02-10,120
`,
  });
  await given.build({ as_of: '2024-02-29' });
  const { period } = await given.run(analysis);
  expect(period[0]).toMatchObject({
    value: 120,
    previous: 0,
    change: null,
    year_ago: 120,
    change_year: 0,
    lunar_year_ago: 60,
    change_lunar: 1,
  });
});

test('a month that the history began in late is nothing to compare with', async () => {
  const orders = (first: string) => `订单编号,会员ID,下单时间,实付金额
C1,c1,${first},10
C2,c1,2024-03-02,20
`;
  await figures({ 'orders.csv': orders('2024-02-08') });
  expect((await given.run(analysis)).period[0]).toMatchObject({ value: 20, previous: null });
  await figures({ 'orders.csv': orders('2024-02-07') });
  expect((await given.run(analysis)).period[0]).toMatchObject({ previous: 10, change: 1 });
});

test('orders without a customer count only as long as the audience is everyone', async () => {
  await figures({ 'orders.csv': transactions });
  const tierOf = await given.rows(
    `select tier, sum(revenue) as revenue, from mart.customers group by tier order by tier`,
  );
  const first = tierOf[0]!;
  await given.audience([factIs('tier', String(first['tier']))]);
  const { main } = await given.run(analysis);
  expect(main.find(({ measure }) => measure === 'revenue')?.value).toBe(first['revenue']);
  expect(main.map(({ measure }) => measure)).not.toContain('unidentified_share');
});

test('a customer file alone gives customers and a sentence', async () => {
  const found = await figures({ 'customers.csv': customers });
  expect(found).toEqual({ customers: 3 });
  const rows = await given.run(analysis);
  expect(rows.period).toEqual([]);
  expect(text.headline(rows, formatOf('en', null))).toBe('3 customers, no order yet');
  expect(text.headline(rows, formatOf('zh', null))).toBe('3 位客户，尚无有效订单');
});

test('return documents are refunds, not orders', async () => {
  const found = await figures({
    'orders.csv': `订单编号,会员ID,下单时间,实付金额,数量
D1,c1,2024-01-10,100,2
D2,c1,2024-01-12,-30,-1
`,
  });
  expect(found).toMatchObject({
    orders: 1,
    paid_orders: 1,
    revenue: 70,
    paid: 100,
    aov: 100,
    units_per_order: 2,
    refund_rate_money: 0.3,
    refund_rate_orders: 1,
  });
});

test('every measure of both results has a name, and the headline tells the change', async () => {
  await figures({ 'orders.csv': transactions, 'customers.csv': customers });
  const rows = await given.run(analysis);
  for (const { measure } of [...rows.main, ...rows.period]) {
    expect(measureNames).toHaveProperty(measure);
  }
  expect(text.headline(rows, formatOf('en', null))).toBe(
    'Net sales of 2024-03: 110, −45.0% on the period before',
  );
  expect(text.headline(rows, formatOf('zh', null))).toBe('2024-03 净销售额 110，环比 −45.0%');
});
