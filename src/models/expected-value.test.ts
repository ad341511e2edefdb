import { beforeAll, describe, expect, it } from 'vitest';
import { cdnow, cdnowLines } from '../../test/cdnow';
import { Given } from '../../test/given';
import { purchaseTimes, purchaseValues } from '../../test/simulated-customers';
import { randomFrom } from '../statistics/random';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
}, 30_000);

describe('CDNOW, from its transactions', () => {
  beforeAll(async () => {
    await given.files(cdnow.files, cdnow.hints);
  }, 60_000);

  it('gives the published parameters by the end of September 1997', async () => {
    await given.build({ as_of: '1997-09-30' });
    const [fit] = await given.rows('select * from mart.purchase_fit');
    expect(fit).toMatchObject({
      // Fader, Hardie & Lee (2005), table 2; Fader & Hardie, note 025.
      status: 'ok',
      customers: 2357,
      repeat_buyers: 946,
      r: expect.closeTo(0.243, 3),
      alpha: expect.closeTo(4.414, 3),
      a: expect.closeTo(0.793, 3),
      b: expect.closeTo(2.426, 3),
      log_likelihood: expect.closeTo(-9582.43, 2),
      value_status: 'ok',
      valued_buyers: 946,
      correlation: expect.closeTo(0.1139, 4),
      p: expect.closeTo(6.25, 2),
      q: expect.closeTo(3.74, 2),
      v: expect.closeTo(15.44, 2),
      value_log_likelihood: expect.closeTo(-4055.918, 3),
    });
  });

  it('expects of the first ten customers what is published for rounded times and values', async () => {
    const rows = await given.rows(
      'select * from mart.expected_values order by customer_key limit 10',
    );
    const values = [24.66, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17];
    const clv = [36.28, 4.64, 8.34, 8.34, 8.34, 283.52, 6.88, 8.34, 43.35, 8.34];
    rows.forEach((row, i) => {
      expect(row['expected_value']).toBeCloseTo(values[i]!, 1);
      expect(Math.abs(Number(row['clv']) / clv[i]! - 1)).toBeLessThan(1e-3);
    });
    // Who bought once is neither alive nor gone: it cannot be told.
    expect(
      await given.rows(
        `select repeats = 0 as once, count(*) as customers, count(alive) as told,
           count(expected_orders) as expected
         from mart.expected_values group by once order by once`,
      ),
    ).toEqual([
      { once: false, customers: 946, told: 946, expected: 946 },
      { once: true, customers: 1411, told: 0, expected: 1411 },
    ]);
  });

  it('looks as far ahead as it is told', async () => {
    const sums = 'select sum(expected_orders) as orders, sum(clv) as clv from mart.expected_values';
    const [year] = await given.rows(sums);
    await given.build({ as_of: '1997-09-30', clv_months: '6', clv_discount: '0' });
    const [half] = await given.rows(sums);
    expect(half!['orders']).toBeGreaterThan(0.4 * Number(year!['orders']));
    expect(half!['orders']).toBeLessThan(0.6 * Number(year!['orders']));
    const [undiscounted] = await given.rows(
      'select sum(expected_orders * expected_value) as sales from mart.expected_values',
    );
    expect(half!['clv']).toBeCloseTo(Number(undiscounted!['sales']), 6);
  });

  describe('at the end of June 1998', () => {
    beforeAll(async () => {
      await given.build({ as_of: '1998-06-30' });
    }, 60_000);

    it('checks itself on the last third of the days', async () => {
      // 545 days from 1 January 1997: a third is 181, the model sees nothing after 31 December.
      const [fit] = await given.rows(
        `select holdout_status, holdout_days, date '1970-01-01' + calibrated_to = '1997-12-31' as at
         from mart.purchase_fit`,
      );
      expect(fit).toEqual({ holdout_status: 'ok', holdout_days: 181, at: true });
      const later = new Set(
        cdnowLines()
          .filter(([, , date]) => date! > '19971231')
          .map(([, customer, date]) => `${customer} ${date}`),
      );
      const rows = await given.rows('select * from mart.purchase_holdout order by repeats');
      const total = (column: string) =>
        rows.reduce((sum, row) => sum + Number(row['customers']) * Number(row[column]), 0);
      expect(rows.map((row) => row['repeats'])).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
      expect(rows.reduce((sum, row) => sum + Number(row['customers']), 0)).toBe(2357);
      expect(total('actual')).toBeCloseTo(later.size, 6);
      expect(Math.abs(total('expected') / later.size - 1)).toBeLessThan(0.05);
      // Who bought once has no rate; all others hardly keep theirs.
      expect(rows[0]!['as_before']).toBe(0);
      expect(total('as_before')).toBeGreaterThan(1.5 * later.size);
    });

    it('follows the 4,339 repeat purchases week by week', async () => {
      const weeks = await given.rows('select * from mart.purchase_tracking order by day');
      expect(weeks).toHaveLength(78);
      const last = weeks.at(-1)!;
      // Published with the data: 6,696 customer-days of 2,357 customers.
      expect(last['actual_so_far']).toBe(6696 - 2357);
      expect(weeks.reduce((sum, week) => sum + Number(week['actual']), 0)).toBe(6696 - 2357);
      expect(Math.abs(Number(last['expected_so_far']) / 4339 - 1)).toBeLessThan(0.05);
      // The 53rd week holds 31 December: 52 weeks end before, 26 after.
      expect(weeks.filter((week) => week['is_holdout'] === true)).toHaveLength(26);
    });

    it('spreads the customers over the numbers of purchases', async () => {
      const rows = await given.rows('select * from mart.purchase_frequencies order by repeats');
      const sum = (column: string) => rows.reduce((all, row) => all + Number(row[column]), 0);
      expect(sum('actual')).toBe(2357);
      expect(sum('expected')).toBeCloseTo(2357, 6);
      expect(rows.filter((row) => row['is_open'] === true)).toEqual([rows.at(-1)]);
      const days = new Map<string, Set<string>>();
      for (const [, customer, date] of cdnowLines()) {
        days.set(customer!, (days.get(customer!) ?? new Set()).add(date!));
      }
      for (const { repeats, is_open: isOpen, actual } of rows) {
        const those = [...days.values()].filter(({ size }) =>
          isOpen ? size > Number(repeats) : size === Number(repeats) + 1,
        );
        expect(actual).toBe(those.length);
      }
    });
  });
});

const statuses = 'select status, value_status, holdout_status from mart.purchase_fit';

/** Orders of simulated customers who all begin in the first half of a year. */
function simulated(
  customers: number,
  { days = 730, valueOf }: { days?: number; valueOf: (repeats: number, i: number) => number[] },
): string {
  const random = randomFrom(17);
  const lines = ['order_id,customer_id,order_date,amount'];
  for (let i = 0; i < customers; i++) {
    const first = Math.floor((days / 4) * random());
    const times = purchaseTimes({ r: 1, alpha: 8, a: 0.8, b: 3 }, (days - first) / 7, random);
    const bought = [...new Set([first, ...times.map((time) => Math.floor(first + 7 * time))])];
    const values = valueOf(bought.length, i);
    bought.forEach((day, k) => {
      const date = new Date(Date.UTC(2022, 0, 1 + day)).toISOString().slice(0, 10);
      lines.push(`${i}-${k},C${i},${date},${(values[k] ?? 0).toFixed(2)}`);
    });
  }
  return lines.join('\n');
}

const random = randomFrom(23);
const everyday = { valueOf: (n: number) => purchaseValues({ p: 4, q: 5, v: 60 }, n, random) };

describe('what the models refuse', () => {
  it('is fewer than 100 repeat buyers: nothing is expected of anyone', async () => {
    await given.files({ 'orders.csv': simulated(80, everyday) });
    await given.build({ as_of: '2023-12-31' });
    expect(await given.rows(statuses)).toEqual([
      { status: 'too_few', value_status: 'too_few', holdout_status: 'too_few' },
    ]);
    for (const mart of ['expected_values', 'purchase_tracking', 'purchase_holdout']) {
      expect(await given.rows(`select * from mart.${mart}`)).toEqual([]);
    }
    const [fit] = await given.rows('select r, alpha, p, log_likelihood from mart.purchase_fit');
    expect(fit).toEqual({ r: null, alpha: null, p: null, log_likelihood: null });
  });

  it('is no order at all', async () => {
    await given.files({ 'customers.csv': 'customer_id,name\nC1,Ann\n' });
    await given.build({ as_of: '2023-12-31' });
    const [fit] = await given.rows('select status, customers from mart.purchase_fit');
    expect(fit).toEqual({ status: 'too_few', customers: 0 });
    expect(await given.rows('select * from mart.purchase_frequencies')).toEqual([]);
  });

  it('is value that goes with frequency: orders are expected, their value is not', async () => {
    const valueOf = (n: number) => Array.from({ length: n }, () => 10 * n);
    await given.files({ 'orders.csv': simulated(400, { valueOf }) });
    await given.build({ as_of: '2023-12-31' });
    expect(await given.rows(statuses)).toEqual([
      { status: 'ok', value_status: 'correlated', holdout_status: 'ok' },
    ]);
    const [row] = await given.rows(
      `select count(*) as customers, count(expected_orders) as orders, count(clv) as clv,
         count(expected_value) as value
       from mart.expected_values`,
    );
    expect(row).toEqual({ customers: 400, orders: 400, clv: 0, value: 0 });
  });

  it('is orders without money', async () => {
    await given.files({ 'orders.csv': simulated(400, { valueOf: () => [] }) });
    await given.build({ as_of: '2023-12-31' });
    const [fit] = await given.rows('select value_status, valued_buyers from mart.purchase_fit');
    expect(fit).toEqual({ value_status: 'too_few', valued_buyers: 0 });
  });

  it('is a check on less than four weeks; the weeks are then those of the whole model', async () => {
    await given.files({ 'orders.csv': simulated(900, { ...everyday, days: 80 }) });
    await given.build({ as_of: '2022-03-21' });
    const [fit] = await given.rows('select status, holdout_status from mart.purchase_fit');
    expect(fit).toEqual({ status: 'ok', holdout_status: 'too_short' });
    expect(await given.rows('select * from mart.purchase_holdout')).toEqual([]);
    const [weeks] = await given.rows(
      `select count(*) as weeks, count(*) filter (where is_holdout) as unseen, sum(actual) as repeats
       from mart.purchase_tracking`,
    );
    const [all] = await given.rows(
      'select count(*) as n from mart.order_days where previous_day is not null',
    );
    expect(weeks).toEqual({ weeks: 12, unseen: 0, repeats: all!['n'] });
  });
});

it('leaves the first purchase out of the value, and nets on refunds', async () => {
  // One customer among enough others: 900, then 30 and 50 less 20 given back: (30 + 30) / 2.
  const own = 'X1,X,2022-02-01,900\nX2,X,2022-04-01,30\nX3,X,2022-06-01,50\n';
  await given.files({
    'orders.csv': `${simulated(400, everyday)}\n${own}`,
    'refunds.csv': 'refund_id,order_id,refunded_at,refund_amount\nR1,X3,2022-06-09,20\n',
  });
  await given.build({ as_of: '2023-12-31' });
  const [fit] = await given.rows('select p, q, v from mart.purchase_fit');
  const [row] = await given.rows(
    `select repeats, expected_value from mart.expected_values
     join mart.keys using (customer_key) where customer_id = 'X'`,
  );
  const [p, q, v] = [Number(fit!['p']), Number(fit!['q']), Number(fit!['v'])];
  expect(row!['repeats']).toBe(2);
  expect(row!['expected_value']).toBeCloseTo((p * (v + 2 * 30)) / (2 * p + q - 1), 6);
});
