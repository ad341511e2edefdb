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
});

const asOf = '2024-12-31';
const own = {
  as_of: asOf,
  rfm_mode: 'own',
  rfm_recency_cuts: '10,20,30,40',
  rfm_frequency_cuts: '2,3,4,5',
};

const history = {
  'transactions.csv': `order_id,customer_id,order_date,amount
o1,back,2024-06-25,100
o2,back,2024-12-25,100
o3,gone,2024-06-01,100
o4,young,2024-12-30,100
o5,returned,2024-06-20,100
`,
  'refunds.csv': `退款单号,订单号,退款时间,退款金额
R1,o5,2024-09-01,100
`,
  'customers.csv': `会员ID,姓名,性别,注册时间
visitor,甲,男,2024-01-01
latecomer,乙,女,2024-08-01
`,
};

describe('a small history, by hand', () => {
  beforeAll(async () => {
    await given.files(history);
    await given.build(own);
  });

  test('each customer goes from its class of then to its class of now', async () => {
    const { main } = await given.run(analysis, { since: '2024-06-30' });
    expect(
      Object.fromEntries(main.map((row) => [`${row.earlier} > ${row.later}`, row.customers])),
    ).toEqual({
      // back: 5 days and 1 order, R5F1; then 6 days and 2 orders, R5F2.
      'new > potential_loyalist': 1,
      // gone: 29 days, R3F1; then 213 days, R1F1.
      'about_to_sleep > lost': 1,
      // returned: 10 days, R5F1; given back in full since, no order.
      'new > potential': 1,
      // visitor registered before, latecomer after; young ordered after.
      'potential > potential': 1,
      'not_yet > potential': 1,
      'not_yet > new': 1,
    });
    expect(main.find((row) => row.later === 'lost')?.share_of_earlier).toBe(1);
    expect(main.find((row) => row.earlier === 'new')?.share_of_earlier).toBe(0.5);
  });

  test('the balance agrees with both dates', async () => {
    const rows = await given.run(analysis, { since: '2024-06-30' });
    const found = Object.fromEntries(
      rows.balance.map((row) => [
        row.class,
        [row.before, row.went, row.stayed, row.came, row.after],
      ]),
    );
    expect(found).toEqual({
      new: [2, 2, 0, 1, 1],
      about_to_sleep: [1, 1, 0, 0, 0],
      potential: [1, 0, 1, 2, 3],
      not_yet: [2, 2, 0, 0, 0],
      potential_loyalist: [0, 0, 0, 1, 1],
      lost: [0, 0, 0, 1, 1],
    });
    expect(rows.dates[0]).toMatchObject({ known_before: 4, known_after: 6, is_before: true });
    expect(notesOf(rows, formatOf('en', null))[0]).toBe(
      'Balance: rows add up to the 4 customers of 2024-06-30 and 2 who were not yet customers; columns add up to the 6 of 2024-12-31.',
    );
    const [compared] = rows.dates;
    expect(
      notesOf({ ...rows, dates: [{ ...compared!, known_before: 5 }] }, formatOf('zh', null))[0],
    ).toContain('核对不符');
  });

  test('it obeys the audience', async () => {
    await given.audience([factIs('segment', 'potential')]);
    const { main } = await given.run(analysis, { since: '2024-06-30' });
    expect(main.map((row) => [row.earlier, row.later, row.customers])).toEqual([
      ['new', 'potential', 1],
      ['potential', 'potential', 1],
      ['not_yet', 'potential', 1],
    ]);
    await given.audience([]);
  });

  test('says so where the first date is not before the second, or nobody was there', async () => {
    const after = await given.run(analysis, { since: asOf });
    expect(after.main).toEqual([]);
    expect(text.headline(after, formatOf('en', null))).toContain('choose an earlier one');
    const before = await given.run(analysis, { since: '2020-01-01' });
    expect(before.main).toEqual([]);
    expect(text.headline(before, formatOf('zh', null))).toContain('没有可分类的客户');
  });

  test('the headline tells how many changed and the largest move', async () => {
    const rows = await given.run(analysis, { since: '2024-06-30' });
    expect(text.headline(rows, formatOf('zh', null))).toBe(
      '2024-06-30 至 2024-12-31，4 位老客户中 3 人（75.0%）换了类；最大的流向：即将沉睡 → 流失，1 人（仅 4 位客户，样本小）',
    );
  });
});

describe('value tiers', () => {
  beforeAll(async () => {
    // Then 100 and 10: A (nothing above), B (100 / 110 = .91 above). Now 100 and 1,000.
    await given.files({
      'transactions.csv': `order_id,customer_id,order_date,amount
o1,x,2024-06-01,100
o2,y,2024-06-01,10
o3,y,2024-12-01,990
`,
    });
    await given.build({ as_of: asOf });
  });
  const moves = async (cuts: string) => {
    const { main } = await given.run(analysis, { since: '2024-06-30', lens: 'tier', cuts });
    return main.map((row) => [row.earlier, row.later]);
  };

  test('by the cuts of then, x stays in A and y joins it', async () => {
    expect(await moves('fixed')).toEqual([
      ['a', 'a'],
      ['b', 'a'],
    ]);
  });

  test('by the cuts of each date, y pushes x out', async () => {
    expect(await moves('floating')).toEqual([
      ['a', 'b'],
      ['b', 'a'],
    ]);
  });
});

test.each([
  // 2024-12-31 less 365 and 90 days is 2023-10-03.
  ['2023-10-03', '2024-01-01'],
  ['2023-10-04', '2024-10-02'],
])('with a first order on %s the first date is %s', async (first, expected) => {
  await given.files({
    'transactions.csv': `order_id,customer_id,order_date,amount\no1,x,${first},1\no2,x,2024-12-31,1\n`,
  });
  await given.build({ as_of: asOf });
  const { dates } = await given.run(analysis);
  expect(dates[0]?.earlier_day.toISOString().slice(0, 10)).toBe(expected);
});

test('classes of then are those of a notebook of then, and rows and columns add up', async () => {
  const order = fc.record({
    customer: fc.integer({ min: 1, max: 10 }),
    ago: fc.integer({ min: 0, max: 60 }),
    amount: fc.integer({ min: 0, max: 4 }),
  });
  const dayBefore = (days: number) =>
    new Date(Date.parse(asOf) - days * 86_400_000).toISOString().slice(0, 10);
  await fc.assert(
    fc.asyncProperty(
      fc.array(order, { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 1, max: 50 }),
      fc.constantFrom('segment', 'tier'),
      fc.constantFrom('fixed', 'floating'),
      fc.constantFrom('quintiles', 'own', 'r-compatible'),
      async (orders, ago, lens, cuts, rfm_mode) => {
        const lines = orders.map(
          (one, at) => `o${at},c${one.customer},${dayBefore(one.ago)},${one.amount}`,
        );
        await given.files({
          'transactions.csv': `order_id,customer_id,order_date,amount\n${lines.join('\n')}\n`,
        });
        const classes = async (as_of: string) => {
          await given.build({ as_of, rfm_mode });
          const rows = await given.rows(`select ${lens} as class, count(*)::integer as customers,
            from mart.customers group by class`);
          return Object.fromEntries(rows.map((row) => [row['class'], row['customers']]));
        };
        const then = await classes(dayBefore(ago));
        const now = await classes(asOf);
        const { main, balance } = await given.run(analysis, { since: dayBefore(ago), lens, cuts });
        const customers = new Set(orders.map((one) => one.customer)).size;
        if (Object.keys(then).length === 0) {
          expect(main).toEqual([]);
          return;
        }
        const sums = (side: 'earlier' | 'later') => {
          const found: Record<string, number> = {};
          for (const row of main) found[row[side]] = (found[row[side]] ?? 0) + row.customers;
          return found;
        };
        const { not_yet, ...earlier } = sums('earlier');
        expect(earlier).toEqual(then);
        const known = Object.values(earlier).reduce((sum, count) => sum + count, 0);
        expect(known + (not_yet ?? 0)).toBe(customers);
        const later = sums('later');
        if (cuts === 'floating') expect(later).toEqual(now);
        expect(Object.values(later).reduce((sum, count) => sum + count, 0)).toBe(customers);
        for (const row of balance) {
          expect(row.went + row.stayed).toBe(row.before);
          expect(row.came + row.stayed).toBe(row.after);
          expect(row.before).toBe(sums('earlier')[row.class] ?? 0);
          expect(row.after).toBe(later[row.class] ?? 0);
        }
      },
    ),
    { numRuns: 6, seed: 3 },
  );
}, 120_000);
