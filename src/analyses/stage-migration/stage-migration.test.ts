import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { factIs } from '../../warehouse/audience/condition';
import { analysis } from './analysis';
import { notesOf, text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
}, 60_000);

const asOf = '2024-12-31';
const dayBefore = (days: number) =>
  new Date(Date.parse(asOf) - days * 86_400_000).toISOString().slice(0, 10);

describe('a small history, by hand', () => {
  beforeAll(async () => {
    await given.files({
      'transactions.csv': `order_id,customer_id,order_date,amount
o1,once,2024-06-20,10
o2,back,2024-01-10,10
o3,back,2024-12-20,10
o4,gone,2023-11-01,10
o5,young,2024-12-30,10
o6,returned,2024-06-25,10
`,
      'refunds.csv': `退款单号,订单号,退款时间,退款金额
R1,o6,2024-09-01,10
`,
      'customers.csv': `会员ID,姓名,性别,注册时间
visitor,甲,男,2024-01-01
latecomer,乙,女,2024-08-01
`,
    });
    await given.build({ as_of: asOf });
  }, 60_000);

  test('each customer goes from its stage of then to its stage of now', async () => {
    const { main } = await given.run(analysis, { since: '2024-06-30' });
    expect(main.map((row) => [row.earlier, row.later, row.customers])).toEqual([
      // visitor, who has not ordered to this day.
      ['potential', 'potential', 1],
      // once: 10 days, then 194 > 2 × 90. returned: 5 days, then its only order was given back.
      ['new', 'lost', 1],
      ['new', 'potential', 1],
      // back: 172 days > 90; 11 days after a gap of 345 > 90.
      ['dormant', 'reactivated', 1],
      // gone: 242 days > 180.
      ['lost', 'lost', 1],
      // young and latecomer.
      ['not_yet', 'new', 1],
      ['not_yet', 'potential', 1],
    ]);
    expect(main[1]?.share_of_earlier).toBe(0.5);
  });

  test('the balance agrees with both dates', async () => {
    const rows = await given.run(analysis, { since: '2024-06-30' });
    expect(
      rows.balance.map((row) => [row.class, row.before, row.went, row.stayed, row.came, row.after]),
    ).toEqual([
      ['potential', 1, 0, 1, 2, 3],
      ['new', 2, 2, 0, 1, 1],
      ['reactivated', 0, 0, 0, 1, 1],
      ['dormant', 1, 1, 0, 0, 0],
      ['lost', 1, 0, 1, 1, 2],
      ['not_yet', 2, 2, 0, 0, 0],
    ]);
    expect(rows.dates[0]).toMatchObject({
      known_before: 5,
      known_after: 7,
      churn_days_then: 90,
      stage_rule: 'rhythm',
    });
    expect(notesOf(rows, formatOf('zh', null))).toEqual([
      '核对：各行合计为 2024-06-30 的 5 位客户，加上当时还不是客户的 2 人；各列合计为 2024-12-31 的 7 位客户。',
      '两个日期都按起始日的 T = 90 天判定，因此截止日的人数与“生命周期阶段”可能不同。',
    ]);
  });

  test('the headline tells who fell asleep and who came back', async () => {
    const rows = await given.run(analysis, { since: '2024-06-30' });
    // Awake then: once and returned, of whom once is lost. Asleep then: back and gone.
    expect(text.headline(rows, formatOf('en', null))).toBe(
      'Of 2 buyers awake on 2024-06-30, 50.0% are dormant or lost on 2024-12-31; of 2 dormant or lost then, 50.0% are back (only 4 customers, a small sample)',
    );
    const later = await given.run(analysis, { since: asOf });
    expect(text.headline(later, formatOf('zh', null))).toContain('请选更早的日期');
    const before = await given.run(analysis, { since: '2020-01-01' });
    expect(before.main).toEqual([]);
    expect(text.headline(before, formatOf('zh', null))).toContain('没有可分类的客户');
  });

  test('where nobody has an order, it says so; where nobody had yet, who has by now', async () => {
    await given.audience([factIs('stage', 'potential')]);
    const rows = await given.run(analysis, { since: '2024-06-01' });
    expect(rows.main.map((row) => [row.earlier, row.later])).toEqual([
      ['potential', 'potential'],
      ['not_yet', 'potential'],
    ]);
    expect(rows.main.at(-1)?.customers).toBe(2);
    expect(text.headline(rows, formatOf('zh', null))).toBe(
      '3 位客户都没有订单，阶段无从变化；订单来自订单文件（客户编号、下单时间、金额）',
    );
    const [waiting] = rows.main;
    const ordered = { ...waiting!, later: 'new', customers: 3 };
    expect(text.headline({ ...rows, main: [...rows.main, ordered] }, formatOf('zh', null))).toBe(
      '2024-06-01 时的 4 位潜在客户，到 2024-12-31 有 75.0% 下了单（仅 4 位客户，样本小）',
    );
    await given.audience([]);
  });

  test('by fixed days a customer is silent before it is lost', async () => {
    await given.build({ as_of: asOf, stage_rule: 'fixed_days' });
    const rows = await given.run(analysis, { since: '2024-07-10' });
    const moves = rows.main.map((row) => `${row.earlier} > ${row.later}`);
    // once ordered 20 days before 2024-07-10: over 14, not over 60; returned 15 days before.
    expect(moves).toContain('silent > lost');
    expect(moves).toContain('silent > potential');
    expect(text.headline(rows, formatOf('en', null))).toContain('Of 2 buyers not lost on');
    expect(notesOf(rows, formatOf('en', null))).toHaveLength(1);
  });
});

test('T and g stay those of the first date, or are those of each', async () => {
  // 30 customers with gaps of 10 and 10, then 40, 80 and 80; one more orders 35 days ago.
  const rhythm = (from: number, gap: number) => [0, 1, 2].map((step) => from - step * gap);
  const orders = Array.from({ length: 30 }, (_, customer) => [
    ...rhythm(220, 10).map((ago) => [customer, ago] as const),
    ...rhythm(160, 80).map((ago) => [customer, ago] as const),
  ]).flat();
  await given.files({
    'transactions.csv': [
      'order_id,customer_id,order_date,amount',
      ...orders.map(([customer, ago], at) => `o${at},c${customer},${dayBefore(ago)},1`),
      `x,quiet,${dayBefore(35)},1`,
    ].join('\n'),
  });
  await given.build({ as_of: asOf });
  const since = dayBefore(200);
  const fixed = await given.run(analysis, { since });
  // T was 10: by it, 35 days are lost. Now T is 220 / 5 = 44, g 40 and so w, too: new.
  expect(fixed.dates[0]).toMatchObject({ churn_days_then: 10, churn_days_now: 10 });
  const quiet = ({ main }: typeof fixed) =>
    main.find(({ earlier }) => earlier === 'not_yet')?.later;
  expect(quiet(fixed)).toBe('lost');
  const floating = await given.run(analysis, { since, cuts: 'floating' });
  expect(floating.dates[0]).toMatchObject({ churn_days_then: 10, churn_days_now: 44 });
  expect(quiet(floating)).toBe('new');
});

test('stages of then are those of a notebook of then, and rows and columns add up', async () => {
  const order = fc.record({
    customer: fc.integer({ min: 1, max: 40 }),
    ago: fc.integer({ min: 0, max: 300 }),
    /** Days after the order; null: kept. */
    refund: fc.option(fc.integer({ min: 0, max: 200 }), { freq: 4 }),
  });
  const registered = fc.array(fc.option(fc.integer({ min: 0, max: 300 })), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(order, { minLength: 1, maxLength: 160 }),
      registered,
      fc.integer({ min: 1, max: 250 }),
      fc.constantFrom('fixed', 'floating'),
      fc.constantFrom('rhythm', 'fixed_days'),
      fc.constantFrom('p80', 'p90', 'pooled', 'days'),
      fc.constantFrom(null, '20'),
      async (orders, people, ago, cuts, stage_rule, churn_rule, gap_days) => {
        await given.files({
          'transactions.csv': [
            'order_id,customer_id,order_date,amount',
            ...orders.map((one, at) => `o${at},c${one.customer},${dayBefore(one.ago)},10`),
          ].join('\n'),
          'refunds.csv': [
            '退款单号,订单号,退款时间,退款金额',
            ...orders.flatMap(({ ago: day, refund }, at) =>
              refund === null || refund > day
                ? []
                : [`R${at},o${at},${dayBefore(day - refund)},10`],
            ),
            `R,none,${asOf},10`,
          ].join('\n'),
          'customers.csv': [
            '会员ID,性别,注册时间',
            'p,女,2020-01-01',
            ...people.map((day, at) => `p${at},男,${day === null ? '' : dayBefore(day)}`),
          ].join('\n'),
        });
        const settings = { stage_rule, churn_rule, gap_days };
        const stages = async (as_of: string) => {
          await given.build({ as_of, ...settings });
          const rows = await given.rows(`select stage, count(*)::integer as customers,
            from mart.customers group by stage`);
          return Object.fromEntries(rows.map((row) => [row['stage'], row['customers']]));
        };
        const then = await stages(dayBefore(ago));
        const now = await stages(asOf);
        const { main, balance, dates } = await given.run(analysis, { since: dayBefore(ago), cuts });
        const sums = (side: 'earlier' | 'later') => {
          const found: Record<string, number> = {};
          for (const row of main) found[row[side]] = (found[row[side]] ?? 0) + row.customers;
          return found;
        };
        const { not_yet, ...earlier } = sums('earlier');
        expect(earlier).toEqual(then);
        const later = sums('later');
        if (cuts === 'floating' || stage_rule === 'fixed_days') expect(later).toEqual(now);
        const total = (counts: Record<string, unknown>) =>
          Object.values(counts).reduce<number>((sum, count) => sum + Number(count), 0);
        expect(total(later)).toBe(total(now));
        expect(total(earlier) + (not_yet ?? 0)).toBe(total(now));
        expect(dates[0]).toMatchObject({ known_before: total(then), known_after: total(now) });
        for (const row of balance) {
          expect(row.went + row.stayed).toBe(row.before);
          expect(row.came + row.stayed).toBe(row.after);
          expect(row.before).toBe(sums('earlier')[row.class] ?? 0);
          expect(row.after).toBe(later[row.class] ?? 0);
        }
      },
    ),
    { numRuns: 6, seed: 11 },
  );
}, 120_000);
