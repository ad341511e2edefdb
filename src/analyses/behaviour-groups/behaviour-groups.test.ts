import { beforeAll, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { analysis } from './analysis';
import { text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
}, 60_000);

const customers = 'customer_id,gender\na,女\nb,男\nc,女\nd,男\n';

/** a comes twice, last on Monday the 30th; b once, 40 days ago; c and d never. Two strangers. */
const events = `customer_id,anonymous_id,session_id,occurred_at,event,page,keyword,duration_s,source,device
a,,s1,2024-12-01 09:00:00,浏览,首页,,10,抖音,手机
a,,s1,2024-12-01 09:01:00,搜索,搜索页,乌龙茶,30,抖音,手机
a,,s2,2024-12-30 21:15:00,浏览,商品页,,60,微信,手机
b,,s3,2024-11-21 21:30:00,搜索,搜索页,乌龙茶,,微信,电脑
b,,s3,2024-11-21 21:31:00,搜索,搜索页,香薰,,微信,电脑
,x1,s4,2024-12-30 10:00:00,浏览,首页,,5,抖音,手机
,x1,s5,2024-12-30 11:00:00,浏览,首页,,5,抖音,手机
,x2,s6,2024-12-30 12:00:00,浏览,首页,,5,抖音,手机
a,,s7,2025-01-02 10:00:00,浏览,首页,,5,抖音,平板
`;

async function load(files: Record<string, string>): Promise<void> {
  await given.files(files);
  await given.build({ as_of: '2024-12-31' });
}

async function classes(view: string): Promise<(string | number | null)[][]> {
  const { main } = await given.run(analysis, { view });
  return main.map((row) => [row.class, row.customers, row.share, row.visits]);
}

test('each customer is in one class of each view, and who never came in one of their own', async () => {
  await load({ 'customers.csv': customers, 'behaviours.csv': events });
  expect(await classes('recency')).toEqual([
    ['days_7', 1, 0.25, 2],
    ['days_90', 1, 0.25, 1],
    ['no_visit', 2, 0.5, 0],
  ]);
  expect(await classes('frequency')).toEqual([
    ['visits_1', 1, 0.25, 1],
    ['visits_3', 1, 0.25, 2],
    ['no_visit', 2, 0.5, 0],
  ]);
  // a comes once from each: the first by name (微 before 抖) counts.
  expect(await classes('channel')).toEqual([
    ['微信', 2, 0.5, 3],
    ['no_visit', 2, 0.5, 0],
  ]);
  expect(await classes('device')).toEqual([
    ['手机', 1, 0.25, 2],
    ['电脑', 1, 0.25, 1],
    ['no_visit', 2, 0.5, 0],
  ]);
  // a: 40 s and 60 s, mean 50; b has no times.
  expect(await classes('dwell')).toEqual([
    ['dwell_120', 1, 0.25, 2],
    ['no_visit', 2, 0.5, 0],
    ['not_told', 1, 0.25, 1],
  ]);
  // a: 2 and 1 pages, mean 1.5; b: 2.
  expect(await classes('pages')).toEqual([
    ['pages_1', 1, 0.25, 2],
    ['pages_3', 1, 0.25, 1],
    ['no_visit', 2, 0.5, 0],
  ]);
  expect(await classes('words')).toEqual([
    ['乌龙茶', 2, 1, 2],
    ['香薰', 1, 0.5, 1],
  ]);
});

test('hours of the week, strangers apart, nothing after the as-of date', async () => {
  await load({ 'customers.csv': customers, 'behaviours.csv': events });
  const rows = await given.run(analysis, { view: 'habit' });
  // 2024-12-01 was a Sunday, 2024-11-21 a Thursday, 2024-12-30 a Monday.
  expect(rows.habit).toEqual([
    { weekday: 1, hour: 21, visits: 1, customers: 1 },
    { weekday: 4, hour: 21, visits: 1, customers: 1 },
    { weekday: 7, hour: 9, visits: 1, customers: 1 },
  ]);
  expect(rows.scope).toMatchObject([
    { customers: 4, visitors: 2, visits: 3, anonymous: 2, reads_orders: false },
  ]);
  expect(text.headline(rows, formatOf('zh', null))).toBe('周一 21:00 访问最多，共 1 次');
});

test('without visits the hours are those of orders, and other views say what is missing', async () => {
  await load({
    'transactions.csv':
      'order_id,customer_id,order_date,amount\n1,a,2024-12-30 08:10:00,5\n2,b,2024-12-30 08:50:00,5\n',
  });
  const habit = await given.run(analysis, { view: 'habit' });
  expect(habit.habit).toEqual([{ weekday: 1, hour: 8, visits: 2, customers: 2 }]);
  expect(text.headline(habit, formatOf('en', null))).toBe(
    'No visits are recorded; most orders fall on Monday from 8:00: 2',
  );
  const recency = await given.run(analysis);
  expect(recency.main).toEqual([]);
  expect(text.headline(recency, formatOf('zh', null))).toContain('没有客户访问数据');
  const came = {
    view: 'recency',
    class: 'days_7',
    customers: 3,
    share: 0.6,
    visits: 4,
    revenue: 0,
  };
  const scope = recency.scope.map((row) => ({ ...row, is_known: true, reads_orders: false }));
  expect(text.headline({ ...recency, main: [came], scope }, formatOf('zh', null))).toBe(
    '最近访问：“7 天内”最多，3 人（60.0%）',
  );
});

test('days without a time of day have no hours', async () => {
  await load({
    'transactions.csv': 'order_id,customer_id,order_date,amount\n1,a,2024-12-30,5\n',
  });
  const rows = await given.run(analysis, { view: 'habit' });
  expect(rows.habit).toEqual([]);
  expect(text.headline(rows, formatOf('zh', null))).toBe('记录只有日期没有时刻，看不出时段习惯');
});

test('a column that the file lacks is named as missing', async () => {
  await load({
    'customers.csv': customers,
    'behaviours.csv': 'customer_id,occurred_at,event\na,2024-12-30 08:10:00,view\n',
  });
  const rows = await given.run(analysis, { view: 'device' });
  expect(text.headline(rows, formatOf('en', null))).toBe(
    'The file of behaviour has no such column',
  );
});
