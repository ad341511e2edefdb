import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { attributeIs } from '../../warehouse/audience/condition';
import { analysis } from './analysis';
import { isFew, text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
}, 60_000);

const en = formatOf('en', 'CNY');
const zh = formatOf('zh', 'CNY');
const ninety = { as_of: '2024-12-31', churn_rule: 'days', churn_days: '90' };

type Order = readonly [customer: string, day: string, amount: number, channel?: string];
function orders(all: readonly Order[]): string {
  const rows = all.map(
    ([customer, day, amount, channel = ''], i) => `o${i},${customer},${day},${amount},${channel}`,
  );
  return ['order_id,customer_id,order_date,amount,channel', ...rows, ''].join('\n');
}

test('buyers in four groups; a full chance begins on the day T of the first order', async () => {
  await given.files({
    'transactions.csv': orders([
      ['a', '2024-01-01', 100],
      // Two orders on one day are one day; the first order is the earlier one.
      ['b', '2024-02-01 18:00:00', 70],
      ['b', '2024-02-01 09:00:00', 50],
      ['c', '2024-03-01', 200],
      ['c', '2024-06-01', 300],
      ['d', '2024-12-01', 40],
      ['e', '2024-12-01', 30],
      ['e', '2024-12-20', 30],
      // 29 days of October, 30 of November, 31 of December: 90 and 89.
      ['f', '2024-10-02', 60],
      ['g', '2024-10-03', 20],
    ]),
  });
  await given.build(ninety);
  const { groups, scope, main } = await given.run(analysis);
  expect(scope).toEqual([
    { churn_days: 90, is_preset: expect.any(Boolean), customers: 7, once: 3, compared: 4 },
  ]);
  expect(
    groups.map((row) => [row.buyers, row.customers, row.revenue, row.first_order_median]),
  ).toEqual([
    ['once', 3, 280, 60],
    ['returned', 1, 500, 200],
    ['may_return', 2, 60, 30],
    ['returned_early', 1, 60, 30],
  ]);
  expect(groups.reduce((sum, row) => sum + row.share, 0)).toBeCloseTo(1, 12);
  expect(groups.reduce((sum, row) => sum + (row.share_of_revenue ?? 0), 0)).toBeCloseTo(1, 12);
  expect(groups[0]?.first_order_mean).toBeCloseTo((100 + 50 + 60) / 3, 9);
  // Fewer than 30 in each group: said, but not tested.
  expect(main.every((row) => row.is_small && row.p_adjusted === null)).toBe(true);
  expect(text.headline(await given.run(analysis), en)).toBe(
    '75.0% of buyers 90 days or more after their first order bought only once (3 of 4), 31.1% of net sales; a small sample that proves nothing',
  );
});

/** Of sixty who bought once 45 began on 抖音 and 30 are women; of forty who came back 10 and 20. */
function hundred(): Record<string, string> {
  const all = Array.from({ length: 100 }, (_, i): Order[] => {
    const isOnce = i < 60;
    const isDouyin = isOnce ? i < 45 : i < 70;
    const first: Order = [`k${i}`, '2024-01-10', 100, isDouyin ? '抖音' : '天猫'];
    // What came later says nothing of the first order.
    return isOnce ? [first] : [first, [`k${i}`, '2024-05-10', 100, '抖音']];
  });
  const people = Array.from(
    { length: 100 },
    (_, i) => `k${i},${(i < 60 ? i % 2 : i % 2) === 0 ? '女' : '男'},${i < 60 ? '普通' : 'VIP'}`,
  );
  return {
    'transactions.csv': orders(all.flat()),
    'customers.csv': ['customer_id,gender,会员等级', ...people, ''].join('\n'),
  };
}

test('shares, rate, index and p of a value by hand', async () => {
  await given.files(hundred());
  await given.build(ninety);
  const rows = await given.run(analysis);
  const douyin = rows.main.find(({ value }) => value === '抖音');
  expect(douyin).toMatchObject({
    attribute: 'first_order.channel',
    share_once: 0.75,
    share_returned: 0.25,
    difference: 0.5,
    once: 45,
    returned: 10,
    n_once: 60,
    n_returned: 40,
    is_small: false,
    is_significant: true,
  });
  expect(douyin?.rate_once).toBeCloseTo(45 / 55, 12);
  expect(douyin?.index).toBeCloseTo((100 * 0.75) / 0.55, 9);
  // z = 0.5 / √(0.55 · 0.45 · (1/60 + 1/40)) = 4.9237, two-sided p of the normal table.
  expect(douyin?.p_value).toBeCloseTo(8.49e-7, 8);
  const women = rows.main.find(({ value }) => value === '女');
  expect(women).toMatchObject({ difference: 0, index: 100, p_value: 1, is_significant: false });
  // The member tier follows from coming back.
  expect(rows.main.map(({ attribute }) => attribute)).not.toContain('member_tier');
  expect(text.headline(rows, en)).toBe(
    '60.0% of buyers 90 days or more after their first order bought only once (60 of 100), 42.9% of net sales; most in “Channel of the first order: 抖音”, 81.8%',
  );
  expect(text.headline(rows, zh)).toBe(
    '首单已满 90 天的买家中，60.0% 只买过一次（60 / 100 人），占净销售额 42.9%；“首单渠道：抖音”最高，81.8% 没有再来',
  );
});

test('a chosen value leaves the other values of its attribute standing', async () => {
  await given.files(hundred());
  await given.build(ninety);
  await given.audience([attributeIs('gender', '女')]);
  const { main, scope } = await given.run(analysis);
  expect(scope[0]).toMatchObject({ customers: 50, compared: 50 });
  const customersOf = (attribute: string) =>
    main.filter((row) => row.attribute === attribute).map((row) => row.once + row.returned);
  expect(customersOf('gender')).toEqual([50, 50]);
  expect(customersOf('first_order.channel').reduce((sum, one) => sum + one, 0)).toBe(50);
  await given.audience([]);
});

test('what is told of the first order comes from it alone, its category from most of its money', async () => {
  await given.files({
    'transactions.csv': [
      'order_id,customer_id,order_date,amount,category,promotion,coupon,discount,quantity',
      'o1,a,2024-01-01,30,茶,618,,0,1',
      'o1,a,2024-01-01,50,香氛,618,,5,1',
      'o2,a,2024-03-01,900,家居,双11,C1,0,1',
      'o3,b,2024-01-02,10,茶,,,0,1',
      'o4,c,2024-01-03,40,茶,,C2,0,5',
      '',
    ].join('\n'),
  });
  await given.build(ninety);
  const rows = await given.rows(
    `select customer_id, attribute, value
     from mart.first_order_values join mart.keys using (customer_key)
     order by customer_id, attribute`,
  );
  const told = (id: string) =>
    Object.fromEntries(
      rows
        .filter((row) => row['customer_id'] === id)
        .map((row) => [String(row['attribute']).replace('first_order.', ''), row['value']]),
    );
  // First orders of 80, 10 and 40: the quartiles are 25, 40 and 60.
  expect(told('a')).toEqual({
    category: '香氛',
    promotion: '618',
    coupon: 'no_coupon',
    discount: 'with_discount',
    units: '2',
    value_band: '≥60',
  });
  expect(told('b')).toEqual({
    category: '茶',
    promotion: 'no_promotion',
    coupon: 'no_coupon',
    discount: 'no_discount',
    units: '1',
    value_band: '<25',
  });
  expect(told('c')).toMatchObject({ coupon: 'with_coupon', units: '3+', value_band: '40–60' });
});

test('nobody, one buyer, too early and no difference have their sentence', async () => {
  await given.files({ 'customers.csv': 'customer_id,gender\na,f\n' });
  await given.build(ninety);
  expect(text.headline(await given.run(analysis), zh)).toBe('当前筛选下没有订单');

  await given.files({ 'transactions.csv': orders([['a', '2024-12-30', 10]]) });
  await given.build(ninety);
  expect(text.headline(await given.run(analysis), en)).toBe(
    'No buyer’s first order is 90 days back yet: too early to say who buys only once',
  );

  await given.files({ 'transactions.csv': orders([['a', '2024-01-30', 10]]) });
  await given.build(ninety);
  expect(text.headline(await given.run(analysis), zh)).toBe(
    '首单已满 90 天的买家只有 1 位，只买过一次；样本小，不作比较',
  );

  const even = Array.from({ length: 80 }, (_, i): Order[] => [
    [`k${i}`, '2024-01-10', 100, i % 2 === 0 ? '抖音' : '天猫'],
    ...(i < 40 ? [[`k${i}`, '2024-02-10', 100] as Order] : []),
  ]);
  await given.files({ 'transactions.csv': orders(even.flat()) });
  await given.build(ninety);
  expect(text.headline(await given.run(analysis), en)).toBe(
    '50.0% of buyers 90 days or more after their first order bought only once (40 of 80), 33.3% of net sales; no attribute differs significantly from those who came back',
  );
});

/** Two-sided p of a normal deviate by Simpson's rule: another way than the fit in the SQL. */
function twoSided(z: number): number {
  const [from, to, steps] = [Math.abs(z), Math.abs(z) + 12, 4000];
  const h = (to - from) / steps;
  let sum = 0;
  for (let i = 0; i <= steps; i++) {
    const x = from + i * h;
    sum += (i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2) * Math.exp((-x * x) / 2);
  }
  return Math.min(1, (2 * sum * h) / 3 / Math.sqrt(2 * Math.PI));
}

const someBuyers = fc.array(
  fc.record({
    first: fc.integer({ min: 0, max: 400 }),
    // About half of them once, so that both groups have the 30 that a test takes.
    again: fc.option(fc.integer({ min: 1, max: 200 }), { freq: 2 }),
    amount: fc.integer({ min: 10, max: 400 }),
    channel: fc.constantFrom('抖音', '天猫', '门店'),
    gender: fc.constantFrom('女', '男', ''),
  }),
  { minLength: 90, maxLength: 140 },
);

test('agrees with a plain computation over generated shops', { timeout: 60_000 }, async () => {
  const asOf = 500;
  const dayOf = (day: number) =>
    new Date(Date.UTC(2023, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);
  await fc.assert(
    fc.asyncProperty(someBuyers, async (buyers) => {
      const bought = buyers.flatMap(({ first, again, amount, channel }, i): Order[] => {
        const one: Order = [`k${i}`, dayOf(first), amount, channel];
        const later = again === null ? null : Math.min(first + again, asOf);
        return later === null ? [one] : [one, [`k${i}`, dayOf(later), 99, '别处']];
      });
      await given.files({
        'transactions.csv': orders(bought),
        'customers.csv': [
          'customer_id,gender',
          ...buyers.map(({ gender }, i) => `k${i},${gender}`),
          '',
        ].join('\n'),
      });
      await given.build({ as_of: dayOf(asOf), churn_rule: 'days', churn_days: '120' });
      const rows = await given.run(analysis);
      const sorted = buyers.map(({ amount }) => amount).sort((a, b) => a - b);
      const cuts = [
        ...new Set(
          [0.25, 0.5, 0.75].map((q) => {
            const at = q * (sorted.length - 1);
            const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
            return Number((low + (at - Math.floor(at)) * (high - low)).toPrecision(2));
          }),
        ),
      ].sort((a, b) => a - b);
      const bandOf = (amount: number) => {
        const passed = cuts.filter((cut) => amount >= cut).length;
        if (passed === 0) return `<${cuts[0]}`;
        return passed === cuts.length ? `≥${cuts.at(-1)}` : `${cuts[passed - 1]}–${cuts[passed]}`;
      };
      const compared = buyers.filter(({ first }) => asOf - first >= 120);
      const told: [string, (buyer: (typeof buyers)[number]) => string][] = [
        ['first_order.channel', ({ channel }) => channel],
        ['first_order.value_band', ({ amount }) => bandOf(amount)],
        ['gender', ({ gender }) => gender],
      ];
      const expected = told.flatMap(([attribute, valueOf]) => {
        const known = compared.filter((buyer) => valueOf(buyer) !== '');
        return [...new Set(known.map(valueOf))].map((value) => {
          const count = (isOnce: boolean, of: string | null) =>
            known.filter(
              (buyer) =>
                (buyer.again === null) === isOnce && (of === null || valueOf(buyer) === of),
            ).length;
          const [once, returned] = [count(true, value), count(false, value)];
          const [n1, n2] = [count(true, null), count(false, null)];
          const pool = (once + returned) / (n1 + n2);
          const z = (once / n1 - returned / n2) / Math.sqrt(pool * (1 - pool) * (1 / n1 + 1 / n2));
          return { attribute, value, once, returned, n1, n2, p: twoSided(z) };
        });
      });
      const testedOnes = expected
        .filter(({ n1, n2 }) => n1 >= 30 && n2 >= 30)
        .sort((a, b) => a.p - b.p);
      for (const row of rows.main) {
        const own = expected.find(
          (one) => one.attribute === row.attribute && one.value === row.value,
        );
        expect([row.once, row.returned, row.n_once, row.n_returned]).toEqual([
          own?.once,
          own?.returned,
          own?.n1,
          own?.n2,
        ]);
        expect(row.p_value).toBeCloseTo(own!.p, 6);
        const place = testedOnes.findIndex(({ p }) => Math.abs(p - own!.p) < 1e-9);
        if (row.is_small) continue;
        const adjusted = Math.min(
          1,
          ...testedOnes.slice(place).map(({ p }, i) => (p * testedOnes.length) / (place + i + 1)),
        );
        expect(row.p_adjusted).toBeCloseTo(adjusted, 6);
      }
      expect(rows.main).toHaveLength(expected.length);
      expect(testedOnes.length).toBeGreaterThan(0);
      expect(rows.main.filter(isFew).every((row) => row.once + row.returned < 10)).toBe(true);
    }),
    { numRuns: 4, seed: 11, endOnFailure: true },
  );
});
