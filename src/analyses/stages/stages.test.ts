import { factIs } from '../../warehouse/audience/condition';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { analysis } from './analysis';
import { overlayConditions } from './chart';
import { notesOf, text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
}, 60_000);

const asOf = '2024-12-31';

/** The day that lies so many days before the as-of date. */
function daysAgo(days: number): string {
  return new Date(Date.parse(asOf) - days * 86_400_000).toISOString().slice(0, 10);
}

/** Orders of 10 each: customer → how many days ago each was placed. */
function orders(days: Readonly<Record<string, readonly number[]>>): string {
  const rows = Object.entries(days).flatMap(([customer, ago]) =>
    ago.map((day, index) => `${customer}-${index},${customer},${daysAgo(day)},10`),
  );
  return ['order_id,customer_id,order_date,amount', ...rows].join('\n') + '\n';
}

async function stageOf(): Promise<Record<string, string>> {
  const rows = await given.rows('select customer_id, stage, from mart.customers');
  return Object.fromEntries(rows.map((row) => [String(row['customer_id']), String(row['stage'])]));
}

test('every stage is reached, on both sides of each boundary, with the preset T = 90 and g = 30', async () => {
  const days = {
    lost: [181],
    dormant_last_day: [180],
    dormant_first_day: [91],
    at_risk_last_day: [90],
    new_last_day: [30],
    once_after_new: [31],
    reactivated_second: [152, 11],
    reactivated_third: [183, 173, 11],
    // The last gap of 120 days is not over twice the earlier 100: its usual rhythm.
    slow_but_loyal: [231, 131, 11],
    loyal_last_day: [70, 50, 30],
    not_loyal_active: [71, 51, 31],
    active_last_day: [65, 45],
    at_risk_first_day: [66, 46],
  };
  await given.files({
    'transactions.csv': orders(days),
    'customers.csv': 'customer_id,gender\nnever_ordered,f\nlost,m\n',
  });
  await given.build({ as_of: asOf });
  expect(await stageOf()).toEqual({
    never_ordered: 'potential',
    lost: 'lost',
    dormant_last_day: 'dormant',
    dormant_first_day: 'dormant',
    at_risk_last_day: 'at_risk',
    new_last_day: 'new',
    once_after_new: 'active',
    reactivated_second: 'reactivated',
    reactivated_third: 'reactivated',
    slow_but_loyal: 'loyal',
    loyal_last_day: 'loyal',
    not_loyal_active: 'active',
    active_last_day: 'active',
    at_risk_first_day: 'at_risk',
  });

  const { main, thresholds, overlays } = await given.run(analysis);
  expect(thresholds).toEqual([
    {
      stage_rule: 'rhythm',
      churn_days: 90,
      median_gap: 30,
      new_days: 30,
      is_preset: true,
      rule: 'preset',
      is_own_gap: false,
      repeat_buyers: 7,
      stage_new_days: 14,
      stage_active_days: 14,
      stage_lost_days: 60,
    },
  ]);
  // 13 buyers with 13 + 10 = 23 orders of 10: by hand, stage by stage.
  expect(main.map(({ stage, customers, revenue }) => [stage, customers, revenue])).toEqual([
    ['potential', 1, 0],
    ['new', 1, 10],
    ['active', 3, 60],
    ['loyal', 2, 60],
    ['reactivated', 2, 50],
    ['at_risk', 2, 30],
    ['dormant', 2, 20],
    ['lost', 1, 10],
  ]);
  expect(main.find(({ stage }) => stage === 'dormant')?.median_recency).toBe(135.5);
  expect(main.find(({ stage }) => stage === 'potential')?.median_recency).toBeNull();
  expect(main[2]?.share_of_customers).toBeCloseTo(3 / 14, 12);
  expect(main[2]?.share_of_revenue).toBeCloseTo(60 / 240, 12);
  expect(overlays.find(({ overlay }) => overlay === 'one_time')?.customers).toBe(6);
});

test('T is the 80th percentile of the mean gaps once there are 30 repeat buyers', async () => {
  const buyers = Array.from({ length: 30 }, (_, i) => [`c${i}`, [15, 5]] as const);
  await given.files({ 'transactions.csv': orders(Object.fromEntries(buyers)) });
  await given.build({ as_of: asOf });
  const { thresholds, main } = await given.run(analysis);
  // w = min(T, max(g, 30)) = min(10, 30).
  expect(thresholds).toHaveLength(1);
  expect(thresholds[0]).toMatchObject({
    churn_days: 10,
    median_gap: 10,
    new_days: 10,
    is_preset: false,
    rule: 'p80',
    repeat_buyers: 30,
  });
  expect(main).toHaveLength(1);
  expect(main[0]?.stage).toBe('active');

  await given.build({ as_of: asOf, churn_rule: 'days', churn_days: '4' });
  const fixed = await given.run(analysis);
  expect(fixed.thresholds[0]).toMatchObject({
    churn_days: 4,
    median_gap: 4,
    new_days: 4,
    rule: 'days',
  });
  expect(fixed.main[0]?.stage).toBe('dormant');
});

test('g can be chosen, up to T, and w follows it', async () => {
  const buyers = Array.from({ length: 30 }, (_, i) => [`c${i}`, [105, 5]] as const);
  await given.files({ 'transactions.csv': orders(Object.fromEntries(buyers)) });
  const thresholds = async (gap_days: string | null) => {
    await given.build({ as_of: asOf, gap_days });
    return (await given.run(analysis)).thresholds[0];
  };
  // All gaps are 100, so T = 100.
  expect(await thresholds(null)).toMatchObject({ median_gap: 100, new_days: 100 });
  expect(await thresholds('40')).toMatchObject({ median_gap: 40, new_days: 40, is_own_gap: true });
  // w = min(T, max(g, 30)).
  expect(await thresholds('7')).toMatchObject({ median_gap: 7, new_days: 30 });
  expect(await thresholds('300')).toMatchObject({ median_gap: 100, new_days: 100 });
});

test('by fixed days the stages end on the days that are set, whatever the rhythm', async () => {
  const days = {
    new_last_day: [14],
    once_after_new: [15],
    active_last_day: [100, 14],
    silent_first_day: [100, 15],
    silent_last_day: [60],
    lost_first_day: [100, 90, 61],
  };
  await given.files({
    'transactions.csv': orders(days),
    'customers.csv': 'customer_id,gender\nnever_ordered,f\n',
  });
  await given.build({ as_of: asOf, stage_rule: 'fixed_days' });
  expect(await stageOf()).toEqual({
    never_ordered: 'potential',
    new_last_day: 'new',
    once_after_new: 'silent',
    active_last_day: 'active',
    silent_first_day: 'silent',
    silent_last_day: 'silent',
    lost_first_day: 'lost',
  });
  const rows = await given.run(analysis);
  expect(rows.main.map(({ stage }) => stage)).toEqual([
    'potential',
    'new',
    'active',
    'silent',
    'lost',
  ]);
  expect(text.headline(rows, formatOf('zh', null))).toBe(
    '生命周期：16.7% 的下单客户已流失，超过 60 天未下单（仅 6 位客户，样本小）',
  );
  expect(notesOf(rows, formatOf('en', null))).toEqual([
    'Fixed days: new for 14 days after the only order, active for 14 days, then silent up to 60 days, lost beyond.',
  ]);

  await given.build({
    as_of: asOf,
    stage_rule: 'fixed_days',
    stage_new_days: '20',
    stage_active_days: '5',
    stage_lost_days: '90',
  });
  expect(await stageOf()).toMatchObject({
    once_after_new: 'new',
    active_last_day: 'silent',
    lost_first_day: 'silent',
  });
});

test('an overlay can be made the audience', async () => {
  await given.files({
    'transactions.csv':
      'order_id,customer_id,order_date,amount\n' +
      '1,big,2024-12-01,1000\n2,flag,2024-12-01,1\n3,vip,2024-12-01,1\n4,vip,2024-12-02,1\n',
    'customers.csv':
      'customer_id,important,tier\nbig,,普通\nflag,true,银卡\nvip,false,黑金卡\nnot,false,非VIP\n',
    'referrals.csv':
      '推荐人,被推荐人,推荐时间,转化时间\n' +
      'vip,a,2024-11-01,\nvip,b,2024-11-02,\nvip,c,2024-12-31 23:00,\n' +
      // The third of flag comes after the date.
      'flag,d,2024-11-01,2024-11-02\nflag,e,2024-11-02,\nflag,f,2025-01-01,\n',
  });
  await given.build({ as_of: asOf });
  const { overlays } = await given.run(analysis);
  expect(Object.fromEntries(overlays.map((row) => [row.overlay, row.customers]))).toEqual({
    one_time: 2,
    important: 2,
    vip: 1,
    high_referrer: 1,
  });
  for (const { overlay, customers } of overlays) {
    const condition = overlayConditions[overlay];
    expect((await given.audience(condition ? [condition] : [])).customers, overlay).toBe(customers);
  }
  await given.audience([]);
});

test('overlays lie over the stages: one-time, important by tier or flag, VIP by the name of the tier', async () => {
  await given.files({
    'transactions.csv':
      'order_id,customer_id,order_date,amount\n' +
      '1,big,2024-12-01,1000\n2,flag,2024-12-01,1\n3,vip,2024-12-01,1\n4,vip,2024-12-02,1\n5,plain,2024-12-05,1\n',
    'customers.csv':
      'customer_id,important,tier\nbig,false,普通\nflag,true,银卡\nvip,false,VIP3\nplain,false,非VIP\n',
  });
  await given.build({ as_of: asOf });
  const { overlays } = await given.run(analysis);
  expect(overlays).toEqual([
    {
      overlay: 'one_time',
      customers: 3,
      revenue: 1002,
      share_of_customers: 0.75,
      share_of_revenue: 1002 / 1004,
    },
    {
      overlay: 'important',
      customers: 2,
      revenue: 1001,
      share_of_customers: 0.5,
      share_of_revenue: 1001 / 1004,
    },
    {
      overlay: 'vip',
      customers: 1,
      revenue: 2,
      share_of_customers: 0.25,
      share_of_revenue: 2 / 1004,
    },
  ]);
});

test('the chart keeps showing all stages while one of them is the audience', async () => {
  await given.files({ 'transactions.csv': orders({ a: [5], b: [300] }) });
  await given.build({ as_of: asOf });
  await given.audience([factIs('stage', 'lost')]);
  const { main } = await given.run(analysis);
  expect(main.map(({ stage }) => stage)).toEqual(['new', 'lost']);
});

const history = fc.array(
  fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 6 }),
  {
    minLength: 1,
    maxLength: 40,
  },
);

test(
  'the stages add up to the customers, with or without repeat buyers',
  { timeout: 60_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.boolean(), async (customers, once) => {
        const days = Object.fromEntries(
          customers.map((ago, i) => [`c${i}`, once ? ago.slice(0, 1) : ago]),
        );
        await given.files({ 'transactions.csv': orders(days) });
        await given.build({ as_of: asOf });
        const { main } = await given.run(analysis);
        expect(text.n({ main, thresholds: [], overlays: [] })).toBe(customers.length);
        const share = main.reduce((sum, row) => sum + row.share_of_customers, 0);
        expect(share).toBeCloseTo(1, 9);
      }),
      { numRuns: 8 },
    );
  },
);

test('customers without a single order are all potential, and revenue has no share', async () => {
  await given.files({ 'customers.csv': 'customer_id,gender\na,f\nb,m\n' });
  await given.build({ as_of: asOf });
  const rows = await given.run(analysis);
  expect(rows.main).toEqual([
    {
      stage: 'potential',
      customers: 2,
      revenue: 0,
      share_of_customers: 1,
      share_of_revenue: null,
      median_recency: null,
    },
  ]);
  expect(rows.overlays).toEqual([]);
  expect(text.headline(rows, formatOf('en', null))).toBe('None of the 2 customers has ordered yet');
  expect(text.headline(rows, formatOf('zh', null))).toBe('2 位客户都还没有下过单');
});

test('the headline is right for one customer and names the lens', async () => {
  await given.files({ 'transactions.csv': orders({ a: [300] }) });
  await given.build({ as_of: asOf });
  const rows = await given.run(analysis);
  expect(text.headline(rows, formatOf('en', null))).toBe(
    'The one customer is in “Stage: Lost” (T = 90 days)',
  );
  expect(text.headline({ main: [], thresholds: [], overlays: [] }, formatOf('zh', null))).toBe(
    '当前筛选下没有客户',
  );
});

test('the headline of many tells who is asleep, or that nobody is', () => {
  const row = (stage: string, customers: number) => ({
    stage,
    customers,
    revenue: 0,
    share_of_customers: 0,
    share_of_revenue: null,
    median_recency: null,
  });
  const [t, g] = [102, 31];
  const thresholds = [
    {
      stage_rule: 'rhythm',
      churn_days: t,
      median_gap: g,
      new_days: g,
      is_preset: false,
      rule: 'p80',
      is_own_gap: false,
      repeat_buyers: 50,
      stage_new_days: 14,
      stage_active_days: 14,
      stage_lost_days: 60,
    },
  ];
  expect(notesOf({ main: [], thresholds, overlays: [] }, formatOf('zh', null))).toEqual([
    '流失阈值 T = 102 天（平均间隔的第 80 百分位），典型间隔 g = 31 天（间隔中位数），新客期 w = 31 天；复购客户 50 位。',
  ]);
  const say = (main: ReturnType<typeof row>[], language: 'zh' | 'en') =>
    text.headline({ main, thresholds, overlays: [] }, formatOf(language, null));
  const some = [row('potential', 20), row('loyal', 60), row('lost', 40)];
  expect(say(some, 'zh')).toBe('生命周期：40.0% 的下单客户已沉睡或流失，超过 102 天未下单');
  expect(say(some, 'en')).toBe(
    'Stage: 40.0% of buyers are dormant or lost, without an order for over 102 days',
  );
  expect(say([row('active', 30), row('loyal', 60)], 'en')).toBe(
    'Stage: no buyer is dormant or lost; all have ordered within 102 days',
  );
});
