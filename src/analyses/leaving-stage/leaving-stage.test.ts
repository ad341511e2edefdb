import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { attributeIs } from '../../warehouse/audience/condition';
import { analysis } from './analysis';
import { notesOf, text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
}, 60_000);

const asOf = '2024-12-31';
const iso = (ago: number) =>
  new Date(Date.parse(asOf) - ago * 86_400_000).toISOString().slice(0, 10);

describe('a small history, by hand, with the preset T = 90 and g = 30', () => {
  beforeAll(async () => {
    await given.files({
      'transactions.csv': `order_id,customer_id,order_date,amount
o1,new,2024-03-01,100
o2,asleep,2024-01-01,50
o3,stayed,2024-02-01,10
o4,back,2024-01-15,10
o5,back,2024-09-01,10
`,
      'customers.csv': `会员ID,性别,注册时间
new,女,2024-02-20
waiting,女,2024-02-01
unknown,男,
`,
      'departures.csv': `客户编号,流失日期,流失原因
new,2024-03-11,价格
asleep,2024-06-09,价格
waiting,2024-05-01,其他
back,2024-03-15,其他
unknown,2024-06-01,其他
later,2025-02-01,其他
`,
    });
    await given.build({ as_of: asOf });
  }, 60_000);

  test('the stage is that of the day before leaving', async () => {
    const rows = await given.run(analysis);
    const found = rows.main.filter(({ leavers }) => leavers > 0);
    expect(found.map((row) => [row.stage, row.leavers, row.median_tenure, row.revenue])).toEqual([
      // From 2024-02-01 to 2024-04-30, 89 days.
      ['potential', 1, 89, 0],
      // 9 days after its only order, 19 after the registration.
      ['new', 1, 19, 100],
      // 159 days after its only order: over 90, not over 180.
      ['dormant', 1, 159, 50],
    ]);
    expect(rows.scope).toEqual([
      {
        basis: 'departures',
        moment: 'day_before',
        leavers: 4,
        came_back: 1,
        without_stage: 1,
        churn_days: 90,
        first_left: new Date('2024-03-11'),
      },
    ]);
    // Since 2024-03-10: new one day of it, 2024-03-10, and stayed none (38 days, active).
    expect(rows.main.find(({ stage }) => stage === 'new')?.exposure).toBeCloseTo(1 / 30, 12);
    expect(rows.main.find(({ stage }) => stage === 'new')?.rate).toBeCloseTo(30, 9);
    // waiting: 2024-03-10 to 2024-04-30 are 52 days.
    expect(rows.main.find(({ stage }) => stage === 'potential')?.exposure).toBeCloseTo(52 / 30, 12);
    expect(rows.order_counts.map((row) => [row.order_days, row.leavers, row.reached])).toEqual([
      ['0', 2, 6],
      ['1', 2, 4],
      ['2', 0, 1],
    ]);
    expect(rows.tenures.filter((row) => row.leavers > 0).map((row) => row.tenure)).toEqual([
      '0-30',
      '31-90',
      '91-180',
    ]);
    expect(text.headline(rows, formatOf('zh', null))).toBe(
      '33.3% 的流失客户流失前一天处于“潜在”阶段（仅 3 位客户，样本小）',
    );
    expect(notesOf(rows, formatOf('zh', null))).toEqual([
      '依据：流失名单中的日期。',
      '另有 1 位流失后又下单，不计。',
      '另有 1 位当时没有订单或注册记录，无阶段。',
    ]);
  });

  test('or of the last order, against the order days in that stage', async () => {
    const rows = await given.run(analysis, { moment: 'last_order' });
    expect(rows.main.map((row) => [row.stage, row.leavers, row.exposure])).toEqual([
      ['new', 2, 4],
      // back, after 230 days.
      ['reactivated', 0, 1],
    ]);
    expect(rows.scope[0]).toMatchObject({ leavers: 4, without_stage: 2 });
  });

  test('by T it is the last order, and those of the last T days are not known yet', async () => {
    const rows = await given.run(analysis, { basis: 'lapsed' });
    expect(rows.scope[0]).toMatchObject({ moment: 'last_order', leavers: 4, came_back: 0 });
    expect(rows.main.map((row) => [row.stage, row.leavers, row.exposure])).toEqual([
      ['new', 3, 4],
      ['reactivated', 1, 1],
    ]);
    expect(text.headline(rows, formatOf('en', null))).toBe(
      '75.0% of 4 who left were in stage “New” at their last order (only 4 customers, a small sample)',
    );
  });

  test('it obeys the audience, and says what would bring what is not there', async () => {
    await given.audience([attributeIs('gender', '女')]);
    expect((await given.run(analysis)).scope[0]?.leavers).toBe(2);
    await given.audience([]);
    const none = await given.run(analysis, { basis: 'ended' });
    expect(none.main).toEqual([]);
    expect(text.headline(none, formatOf('en', null))).toContain('an end date in the customer file');
  });
});

test('without departures the end dates of the customer file count, else T', async () => {
  const transactions =
    'order_id,customer_id,order_date,amount\no1,a,2024-12-01,1\no2,b,2024-01-01,1\n';
  await given.files({
    'transactions.csv': transactions,
    'customers.csv':
      'customer_id,registered_at,end_date\na,2024-11-01,2024-12-11\nb,2024-01-01,2026-01-01\n',
  });
  await given.build({ as_of: asOf });
  const ended = await given.run(analysis);
  expect(ended.scope[0]).toMatchObject({ basis: 'ended', leavers: 1 });
  expect(ended.main.find(({ leavers }) => leavers === 1)?.stage).toBe('new');
  await given.files({ 'transactions.csv': transactions });
  await given.build({ as_of: asOf });
  expect((await given.run(analysis)).scope[0]).toMatchObject({ basis: 'lapsed', leavers: 1 });
});

test('the stage that is left most often is told where thirty or more left it', () => {
  const row = (stage: string, leavers: number, share: number, exposure: number, index: number) => ({
    stage,
    leavers,
    share,
    exposure,
    rate: leavers / exposure,
    index,
    median_order_days: 1,
    median_tenure: 1,
    revenue: 0,
    median_revenue: 0,
    is_small: leavers < 30,
  });
  const scope = [
    {
      basis: 'departures',
      moment: 'day_before',
      leavers: 100,
      came_back: 0,
      without_stage: 0,
      churn_days: 90,
      first_left: null,
    },
  ];
  const main = [
    row('new', 5, 0.05, 10, 500),
    row('at_risk', 35, 0.35, 700, 250),
    row('lost', 60, 0.6, 6000, 50),
  ];
  const say = (rows: typeof main, language: 'zh' | 'en') =>
    text.headline({ main: rows, scope, order_counts: [], tenures: [] }, formatOf(language, null));
  expect(say(main, 'zh')).toBe(
    '60.0% 的流失客户流失前一天处于“流失”阶段；按停留时间折算，“流失预警”最易流失：每 30 天 5.0%，为平均的 2.5 倍',
  );
  expect(say(main.slice(2), 'en')).toBe(
    '60.0% of 100 who left were in stage “Lost” the day before',
  );
});

interface Life {
  orders: readonly number[];
  registered: number | null;
  left: number | null;
}

/** The stage of a day, counted backwards from the as-of date; by the rules, with T = 90 and w = 30. */
function stageOn(life: Life, ago: number, fixed: boolean): string | null {
  const days = [...new Set(life.orders)].filter((day) => day >= ago).sort((a, b) => b - a);
  const last = days.at(-1);
  if (last === undefined) {
    return life.registered !== null && life.registered >= ago ? 'potential' : null;
  }
  const since = last - ago;
  const n = days.length;
  if (fixed) {
    if (n === 1 && since <= 14) return 'new';
    return since <= 14 ? 'active' : since <= 60 ? 'silent' : 'lost';
  }
  const gaps = days.slice(1).map((day, at) => (days[at] ?? 0) - day);
  const middle = (values: readonly number[]) => {
    const sorted = [...values].sort((a, b) => a - b);
    const half = Math.floor(sorted.length / 2);
    return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
  };
  if (since > 180) return 'lost';
  if (since > 90) return 'dormant';
  if (n === 1 && since <= 30) return 'new';
  const gap = gaps.at(-1) ?? 0;
  const isBack = gap > 90 && (n === 2 || gap > 2 * middle(gaps.slice(0, -1)));
  if (n >= 2 && since <= 30 && isBack) return 'reactivated';
  if (n >= 3 && since <= 1.5 * middle(gaps)) return 'loyal';
  return since <= 45 ? 'active' : 'at_risk';
}

const life: fc.Arbitrary<Life> = fc.record({
  orders: fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 6 }),
  registered: fc.option(fc.integer({ min: 0, max: 450 })),
  left: fc.option(fc.integer({ min: 0, max: 400 })),
});

test('leavers and customer-days are those counted day by day', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(life, { minLength: 2, maxLength: 20 }),
      fc.constantFrom('rhythm', 'fixed_days'),
      async (lives, stage_rule) => {
        await given.files({
          'transactions.csv': [
            'order_id,customer_id,order_date,amount',
            ...lives.flatMap(({ orders }, who) =>
              orders.map((ago, at) => `o${who}-${at},c${who},${iso(ago)},1`),
            ),
            `x,other,${iso(500)},1`,
          ].join('\n'),
          'customers.csv': [
            'customer_id,gender,registered_at',
            ...lives.map(
              ({ registered }, who) => `c${who},f,${registered === null ? '' : iso(registered)}`,
            ),
          ].join('\n'),
          'departures.csv': [
            '客户编号,流失日期,流失原因',
            ...lives.flatMap(({ left }, who) => (left === null ? [] : [`c${who},${iso(left)},x`])),
            `c0,${iso(lives[0]?.left ?? 401)},x`,
          ].join('\n'),
        });
        await given.build({ as_of: asOf, stage_rule });
        const people = [
          { ...lives[0]!, left: lives[0]!.left ?? 401 },
          ...lives.slice(1),
          { orders: [500], registered: null, left: null },
        ];
        const isFixed = stage_rule === 'fixed_days';
        const since = Math.max(...people.map(({ left }) => left ?? 0)) + 1;
        const expected: Record<string, { leavers: number; days: number }> = {};
        const at = (stage: string) => (expected[stage] ??= { leavers: 0, days: 0 });
        for (const one of people) {
          const cameBack = one.left !== null && one.orders.some((ago) => ago < one.left!);
          const left = cameBack ? null : one.left;
          const stage = left === null ? null : stageOn(one, left + 1, isFixed);
          if (stage !== null) at(stage).leavers += 1;
          for (let ago = since; ago >= (left === null ? 0 : left + 1); ago--) {
            const then = stageOn(one, ago, isFixed);
            if (then !== null) at(then).days += 1;
          }
        }
        const { main, tenures } = await given.run(analysis, { basis: 'departures' });
        const found = Object.fromEntries(
          main.map((row) => [
            row.stage,
            { leavers: row.leavers, days: Math.round(row.exposure * 30) },
          ]),
        );
        expect(found).toEqual(expected);
        // The same days, told apart by tenure; who is known only by a later order has none before it.
        const days = tenures.reduce((sum, row) => sum + row.exposure * 30, 0);
        if (tenures.length > 0) {
          expect(Math.round(days)).toBe(
            Object.values(expected).reduce((sum, row) => sum + row.days, 0),
          );
        }
      },
    ),
    { numRuns: 8, seed: 5 },
  );
}, 60_000);
