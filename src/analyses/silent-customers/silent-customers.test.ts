import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { factIs } from '../../warehouse/audience/condition';
import { analysis } from './analysis';
import { bandName, text, trendOf } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
}, 60_000);

const en = formatOf('en', 'CNY');
const zh = formatOf('zh', 'CNY');
const start = Date.UTC(2023, 0, 1);
const dayOf = (day: number) => new Date(start + day * 86_400_000).toISOString().slice(0, 10);
const sixty = (asOf: number) => ({
  as_of: dayOf(asOf),
  churn_rule: 'days',
  churn_days: '60',
});

/** Orders by customer, each on a day since 2023-01-01 for an amount. */
type Histories = readonly (readonly (readonly [day: number, amount: number])[])[];
function orders(histories: Histories): string {
  const rows = histories.flatMap((own, customer) =>
    own.map(([day, amount], i) => `o${customer}-${i},c${customer},${dayOf(day)},${amount}`),
  );
  return ['order_id,customer_id,order_date,amount', ...rows, ''].join('\n');
}

/** As of day 400, T = 60. */
const few: Histories = [
  // Silent for 100 days; the first order lies 365 days before the last one: not in its year.
  [
    [-65, 1000],
    [300, 20],
  ],
  // Four order days, ten days apart, and then 25 days: beyond twice the own gap, within T.
  [
    [345, 10],
    [355, 10],
    [365, 10],
    [375, 10],
  ],
  // Three order days only: no rhythm yet.
  [
    [355, 5],
    [365, 5],
    [375, 5],
  ],
  // Came back after 70 days of silence, is not silent now.
  [
    [300, 7],
    [370, 7],
  ],
  // Exactly T days: not more.
  [[340, 3]],
];

test('silent is beyond T or twice the own median gap; what was brought in the year before', async () => {
  await given.files({ 'transactions.csv': orders(few) });
  await given.build(sixty(400));
  const rows = await given.run(analysis);
  expect(rows.scope).toEqual([
    {
      churn_days: 60,
      is_preset: expect.any(Boolean),
      buyers: 5,
      silent: 2,
      early: 1,
      revenue_before: 60,
    },
  ]);
  expect(
    rows.main.map((row) => [row.from_days, row.to_days, row.customers, row.revenue_before]),
  ).toEqual([
    [null, 60, 1, 40],
    [61, 90, 0, 0],
    [91, 180, 1, 20],
    [181, 365, 0, 0],
  ]);
  expect(rows.main.reduce((sum, row) => sum + (row.share ?? 0), 0)).toBe(1);
  expect(rows.warned).toEqual([
    {
      customer: 'c1',
      order_days: 4,
      median_gap: 10,
      recency: 25,
      times: 2.5,
      revenue_before: 40,
      revenue: 40,
    },
  ]);
  // The first silence of c0 alone has had 90 days from each of these: it lasted 365. The others
  // reached day 61 on day 361, 39 days ago.
  expect(rows.main.map((row) => [row.chances, row.won_back])).toEqual([
    [0, 0],
    [1, 0],
    [1, 0],
    [1, 0],
  ]);
  expect(text.headline(rows, en)).toBe(
    '2 customers are silent (40.0% of buyers) and brought ¥60 in the year before (only 5 buyers, a small sample)',
  );
});

test('months follow each other: newly silent, won back, silent at the end', async () => {
  await given.files({ 'transactions.csv': orders(few) });
  await given.build(sixty(400));
  const { months } = await given.run(analysis);
  const told = months
    .filter((row) => row.fell_silent + row.won_back > 0)
    .map((row) => [
      row.period.toISOString().slice(0, 7),
      row.fell_silent,
      row.won_back,
      row.silent,
      row.is_finished,
    ]);
  // Day −65 + 61 is 2022-12-28; c0 is back on day 300, 2023-10-28; c0 and c3 on day 361, 2023-12-28;
  // c3 back on day 370, 2024-01-06; c1 on day 396, 2024-02-01.
  expect(told).toEqual([
    ['2022-12', 1, 0, 1, true],
    ['2023-10', 0, 1, 0, true],
    ['2023-12', 2, 0, 2, true],
    ['2024-01', 0, 1, 1, true],
    ['2024-02', 1, 0, 2, false],
  ]);
  expect(months).toHaveLength(15);
});

test('a chosen band or tier leaves the others standing', async () => {
  await given.files({ 'transactions.csv': orders(few) });
  await given.build(sixty(400));
  await given.audience([
    { about: 'fact', fact: 'recency', is: { operator: 'between', from: 91, to: 180 } },
  ]);
  const band = await given.run(analysis);
  expect(band.scope[0]).toMatchObject({ buyers: 1, silent: 1, early: 0 });
  expect(band.main.map((row) => row.customers)).toEqual([1, 0, 1, 0]);
  expect(text.headline(band, en)).not.toContain('first to wake');
  await given.audience([factIs('tier', 'a')]);
  const tier = await given.run(analysis);
  const tiers = tier.classes.filter(({ lens }) => lens === 'tier');
  expect(tiers.reduce((sum, row) => sum + row.buyers, 0)).toBe(5);
  const segments = tier.classes.filter(({ lens }) => lens === 'segment');
  expect(segments.reduce((sum, row) => sum + row.buyers, 0)).toBe(tier.scope[0]?.buyers);
  await given.audience([]);
});

test('nobody silent, one silent and no orders have their sentence', async () => {
  await given.files({ 'customers.csv': 'customer_id,gender\na,f\n' });
  await given.build(sixty(400));
  const none = await given.run(analysis);
  expect([none.main, none.classes, none.months, none.warned]).toEqual([[], [], [], []]);
  expect(text.headline(none, en)).toBe('No orders in this audience');

  await given.files({ 'transactions.csv': orders([[[390, 5]], [[395, 5]]]) });
  await given.build(sixty(400));
  expect(text.headline(await given.run(analysis), zh)).toBe(
    '没有沉默客户：2 位买家都在自身节奏与 60 天之内下过单',
  );

  await given.files({ 'transactions.csv': orders([[[300, 5]]]) });
  await given.build(sixty(400));
  expect(text.headline(await given.run(analysis), zh)).toBe(
    '1 位客户已沉默（占买家 100.0%），沉默前一年贡献 ¥5（仅 1 位买家，样本小）',
  );
});

test('the headline names whom to wake first, and the last month against those before', async () => {
  // As of day 364, 2023-12-31: forty won back after 70 days, and twenty who stayed away.
  const wonBack: Histories = Array.from({ length: 40 }, () => [
    [0, 10],
    [70, 10],
    [255, 10],
  ]);
  const lost: Histories = Array.from({ length: 20 }, () => [[0, 10]]);
  await given.files({ 'transactions.csv': orders([...wonBack, ...lost]) });
  await given.build(sixty(364));
  const rows = await given.run(analysis);
  // Past day 61: forty on day 61 (back on 70), twenty on day 61, forty on day 131 (back on 255, day
  // 185 of the silence: 125 later). Open since 255: past day 61 on 316, 90 days are not over.
  expect(rows.main.find((row) => row.from_days === 61)).toMatchObject({
    customers: 0,
    chances: 100,
    won_back: 40,
  });
  expect(rows.main.map((row) => [row.from_days, row.customers, row.win_back_rate])).toEqual([
    [61, 0, 0.4],
    // Day 91: twenty in vain, forty on day 161, back on 255: 94 days later.
    [91, 40, 0],
    // Day 181: twenty in vain, forty on day 251.
    [181, 20, 40 / 60],
  ]);
  expect(text.headline(rows, en)).toBe(
    '60 customers are silent (100.0% of buyers) and brought ¥1,400 in the year before; first to wake: 181–365 days, 66.7% won back in 90 days (91–180 days: 0.0%)',
  );
});

test('the last month that is over stands against the three before it', () => {
  const months = [4, 5, 9, 7, 99].map((fell_silent, i) => ({
    period: new Date(Date.UTC(2024, i, 1)),
    fell_silent,
    won_back: 0,
    silent: 0,
    is_finished: i < 4,
  }));
  expect(trendOf(months, en)).toEqual([
    '7 fell silent in 2024-04; the average of the three months before is 6.',
  ]);
  expect(trendOf(months.slice(1), zh)).toEqual([]);
});

test('bands are named by their days', () => {
  const band = (from_days: number | null, to_days: number | null) => ({
    is_early: from_days === null,
    from_days,
    to_days,
  });
  expect(bandName(band(95, 180), en)).toBe('95–180 days');
  expect(bandName(band(731, null), zh)).toBe('730 天以上');
  expect(bandName(band(null, 94), zh)).toBe('早期预警者');
});

const someHistories = fc.array(
  fc.array(fc.tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 100 })), {
    minLength: 1,
    maxLength: 12,
  }),
  { minLength: 1, maxLength: 12 },
);

/** Every morning of a customer: days since the last order, and the rule by which it is silent, if so. */
function mornings(history: Histories[number], asOf: number, T: number) {
  const days = [...new Set(history.map(([day]) => day))].sort((a, b) => a - b);
  const told: { day: number; since: number; rule: 'rhythm' | 'threshold' | null }[] = [];
  for (let day = days[0]! + 1; day <= asOf; day++) {
    const before = days.filter((one) => one < day);
    const gaps = before.slice(1).map((one, i) => one - before[i]!);
    gaps.sort((a, b) => a - b);
    const half = (gaps.length - 1) / 2;
    const median = gaps.length ? (gaps[Math.floor(half)]! + gaps[Math.ceil(half)]!) / 2 : Infinity;
    const own = before.length >= 4 ? 2 * median : Infinity;
    const since = day - before.at(-1)!;
    told.push({
      day,
      since,
      rule: since <= Math.min(own, T) ? null : own < T ? 'rhythm' : 'threshold',
    });
  }
  return { days, told };
}

test('agrees with watching every customer every morning', { timeout: 60_000 }, async () => {
  const [asOf, T] = [760, 60];
  await fc.assert(
    fc.asyncProperty(someHistories, async (histories) => {
      await given.files({ 'transactions.csv': orders(histories) });
      await given.build(sixty(asOf));
      const { main, months, scope, warned } = await given.run(analysis);
      const lives = histories.map((history) => ({ history, ...mornings(history, asOf, T) }));
      // An order on the last day ends a silence, too.
      const silentNow = lives.filter(
        ({ days, told }) => told.at(-1)?.rule != null && days.at(-1) !== asOf,
      );
      const year = (life: (typeof lives)[number]) =>
        life.history
          .filter(([day]) => day > life.days.at(-1)! - 365)
          .reduce((sum, [, amount]) => sum + amount, 0);
      const early = silentNow.filter(({ told }) => told.at(-1)!.since <= T);
      expect(scope[0]).toMatchObject({
        buyers: histories.length,
        silent: silentNow.length,
        early: early.length,
      });
      expect(scope[0]?.revenue_before).toBeCloseTo(
        silentNow.reduce((sum, life) => sum + year(life), 0),
        6,
      );
      expect(warned.map(({ revenue_before }) => revenue_before)).toEqual(
        early.map(year).sort((a, b) => b - a),
      );
      for (const row of main) {
        const isIn = (since: number) =>
          row.is_early
            ? since <= T
            : since >= (row.from_days ?? 0) && since <= (row.to_days ?? Infinity);
        expect(row.customers).toBe(silentNow.filter(({ told }) => isIn(told.at(-1)!.since)).length);
        const chances = lives.flatMap(({ days, told }) =>
          told
            .filter(({ day, since, rule }, i) => {
              if (rule === null || day + 89 > asOf) return false;
              if (!row.is_early) return since === row.from_days;
              // The first morning of a silence by the own rhythm.
              const yesterday = told[i - 1];
              return rule === 'rhythm' && (yesterday?.rule == null || yesterday.since > since);
            })
            .map(({ day }) => days.some((one) => one >= day && one < day + 90)),
        );
        expect([row.from_days, row.chances, row.won_back]).toEqual([
          row.from_days,
          chances.length,
          chances.filter(Boolean).length,
        ]);
      }
      const monthOf = (day: number) => dayOf(day).slice(0, 7);
      for (const row of months) {
        const month = row.period.toISOString().slice(0, 7);
        let [fell, back] = [0, 0];
        for (const { days, told } of lives) {
          told.forEach(({ day, since, rule }, i) => {
            if (monthOf(day) !== month || rule === null) return;
            const yesterday = told[i - 1];
            if (yesterday?.rule == null || yesterday.since > since) fell++;
            if (days.includes(day)) back++;
          });
        }
        expect([month, row.fell_silent, row.won_back]).toEqual([month, fell, back]);
      }
      expect(months.at(-1)?.silent ?? 0).toBe(silentNow.length);
    }),
    { numRuns: 8, seed: 3 },
  );
});
