import { beforeAll, describe, expect, it } from 'vitest';
import { cdnow } from '../../../test/cdnow';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { factIs } from '../../warehouse/audience/condition';
import type { RowsOf } from '../analysis';
import { analysis } from './analysis';
import { notesOf, text } from './text';

type Rows = RowsOf<typeof analysis>;

const en = formatOf('en', 'USD');
const zh = formatOf('zh', 'USD');
let given: Given;
beforeAll(async () => {
  given = await Given.start();
}, 30_000);

const sum = <T>(rows: readonly T[], of: (row: T) => number | null) =>
  rows.reduce((all, row) => all + (of(row) ?? 0), 0);

describe('CDNOW by the end of June 1998', () => {
  let rows: Rows;
  beforeAll(async () => {
    await given.files(cdnow.files, cdnow.hints);
    await given.build({ as_of: '1998-06-30' });
    rows = await given.run(analysis);
  }, 60_000);

  it('puts every customer into one class, and those who bought once apart', () => {
    // Published: 2,357 customers; by hand from the file 1,218 bought on one day only.
    expect(sum(rows.main, (row) => row.customers)).toBe(2357);
    expect(rows.outlook[0]).toMatchObject({
      status: 'ok',
      value_status: 'ok',
      customers: 2357,
      one_time: 1218,
      repeat_buyers: 1139,
      months: 12,
    });
    expect(sum(rows.main, (row) => row.one_time)).toBe(1218);
    expect(sum(rows.alive, (row) => row.customers)).toBe(1139);
    expect(rows.alive.map((row) => row.from_share)).toEqual(
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((x) => x / 10),
    );
  });

  it('adds up to what is expected of all', () => {
    const [outlook] = rows.outlook;
    expect(sum(rows.main, (row) => row.expected_orders)).toBeCloseTo(outlook!.expected_orders, 6);
    expect(sum(rows.main, (row) => row.expected_sales)).toBeCloseTo(outlook!.expected_sales!, 4);
    expect(sum(rows.main, (row) => row.clv)).toBeCloseTo(outlook!.clv!, 4);
    // A month's sales lose 1 % to each month of waiting, between one and twelve of them.
    expect(outlook!.clv!).toBeLessThan(outlook!.expected_sales! / 1.01);
    expect(outlook!.clv!).toBeGreaterThan(outlook!.expected_sales! / 1.01 ** 12);
    const alive = sum(rows.main, (row) => (row.alive ?? 0) * (row.customers - row.one_time));
    expect(alive).toBeCloseTo(outlook!.still_alive, 6);
  });

  it('lists the fifty of most value, the best first', async () => {
    expect(rows.top).toHaveLength(50);
    const clv = rows.top.map((row) => row.clv!);
    expect(clv).toEqual([...clv].sort((one, other) => other - one));
    const [best] = await given.rows('select max(clv) as clv from mart.expected_values');
    expect(clv[0]).toBe(best!['clv']);
  });

  it('keeps the other classes in the picture when one is chosen, and speaks of that one', async () => {
    const champions = rows.main.find(({ member }) => member === 'champions')!;
    await given.audience([factIs('segment', 'champions')]);
    const chosen = await given.run(analysis);
    expect(chosen.main).toEqual(rows.main);
    expect(chosen.outlook[0]).toMatchObject({
      customers: champions.customers,
      clv: expect.closeTo(champions.clv!, 4),
    });
    expect(new Set(chosen.top.map(({ segment }) => segment))).toEqual(new Set(['champions']));
    // The models are of all customers.
    expect(chosen.fit).toEqual(rows.fit);
    expect(chosen.check).toEqual(rows.check);
    const tiers = await given.run(analysis, { lens: 'tier' });
    expect(sum(tiers.main, (row) => row.customers)).toBe(champions.customers);
    await given.audience([]);
  });

  it('says what is expected and how well the model did', () => {
    const [check] = rows.check;
    expect(check!.calibrated_to).toEqual(new Date('1997-12-31'));
    expect(check!.error).toBeCloseTo(check!.expected! / check!.actual! - 1, 12);
    expect(text.headline(rows, en)).toMatch(
      new RegExp(
        `^\\$[\\d.]+k of net sales expected from these 2,357 customers in the next 12 months; in 26 weeks held out the model expected ${en.count(Math.round(check!.expected!))} repeat purchases and ${en.count(check!.actual!)} came \\([\\d.]+% too (many|few)\\)$`,
      ),
    );
    expect(text.headline(rows, zh)).toMatch(
      /^未来 12 个月预计净销售额 .+（2,357 位客户）；留出检验（26 周）：预计复购 .+（[高低]估 [\d.]+%）$/,
    );
    expect(text.n(rows)).toBe(2357);
    const [once, checked] = notesOf(rows, en);
    expect(once).toContain('1,218 customers (51.7%) who bought once');
    expect(checked).toMatch(/saw nothing after .*1997.* farther off\.$/);
  });

  it('says of an audience without orders that there is none', async () => {
    await given.audience([factIs('segment', 'potential')]);
    const none = await given.run(analysis);
    expect(none.top).toEqual([]);
    expect(text.headline(none, en)).toBe('No customer of this audience has ordered');
    expect(notesOf(none, en)).toEqual([]);
    await given.audience([]);
  });
});

describe('what has no figures', () => {
  const orders = (customers: number) =>
    ['order_id,customer_id,order_date,amount']
      .concat(
        Array.from({ length: customers }, (_, i) => [
          `${i}a,C${i},2023-01-${10 + (i % 20)},10`,
          `${i}b,C${i},2023-0${2 + (i % 7)}-01,${10 + (i % 3)}`,
        ]).flat(),
      )
      .join('\n');

  it('are fewer than 100 repeat buyers, and the headline says how many there are', async () => {
    await given.files({ 'orders.csv': orders(99) });
    await given.build({ as_of: '2023-12-31' });
    const rows = await given.run(analysis);
    expect(rows.main).toEqual([]);
    expect(rows.tracking).toEqual([]);
    expect(rows.outlook[0]).toMatchObject({ status: 'too_few', expected_sales: null, clv: null });
    expect(text.headline(rows, en)).toBe(
      'Only 99 customers have bought again; the purchase model needs at least 100: load orders of a longer time or of more customers',
    );
    expect(text.headline(rows, zh)).toMatch(/^复购客户仅 99 位，至少需要 100 位/);
  });

  it('are orders without a value: the headline speaks of orders, a note says why', () => {
    const outlook = {
      status: 'ok',
      value_status: 'correlated',
      customers: 1000,
      repeat_buyers: 400,
      one_time: 600,
      still_alive: 200,
      expected_orders: 512.4,
      one_time_orders: 100,
      expected_sales: null,
      clv: null,
      months: 6,
      discount: 0.01,
    };
    const fit = { customers: 1000, repeat_buyers: 400, r: 1, alpha: 1, a: 1, b: 1 };
    const rows: Rows = {
      ...{ main: [], top: [], alive: [], holdout: [], tracking: [], frequencies: [] },
      outlook: [outlook],
      check: [
        {
          holdout_status: 'too_short',
          calibrated_to: new Date('2023-01-01'),
          weeks: 2,
          customers: 0,
          actual: null,
          expected: null,
          as_before: null,
          error: null,
        },
      ],
      fit: [
        {
          ...fit,
          log_likelihood: -1,
          valued_buyers: 400,
          correlation: 0.412,
          p: null,
          q: null,
          v: null,
          value_log_likelihood: null,
        },
      ],
    };
    expect(text.headline(rows, en)).toBe(
      '512 orders expected from these 1,000 customers in the next 6 months',
    );
    expect(notesOf(rows, en).slice(1)).toEqual([
      'No value of an order and no CLV: order value goes with frequency (correlation 0.41, beyond 0.3), which the model excludes.',
      'The model could not be checked on days not seen: the time is too short.',
    ]);
    expect(notesOf(rows, zh)).toHaveLength(3);
  });
});
