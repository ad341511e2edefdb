import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { Given } from '../../../../test/given';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
}, 60_000);

const asOf = '2024-12-31';
const iso = (ago: number) =>
  new Date(Date.parse(asOf) - ago * 86_400_000).toISOString().slice(0, 10);

test('a history has no holes, ends today, and on any day is the stage of a notebook of that day', async () => {
  const orders = fc.array(
    fc.record({ customer: fc.integer({ min: 0, max: 9 }), ago: fc.integer({ min: 0, max: 400 }) }),
    { minLength: 1, maxLength: 50 },
  );
  await fc.assert(
    fc.asyncProperty(
      orders,
      fc.integer({ min: 0, max: 399 }),
      fc.constantFrom('rhythm', 'fixed_days'),
      async (placed, ago, stage_rule) => {
        await given.files({
          'transactions.csv': [
            'order_id,customer_id,order_date,amount',
            ...placed.map((one, at) => `o${at},c${one.customer},${iso(one.ago)},1`),
          ].join('\n'),
          'customers.csv': [
            'customer_id,gender,registered_at',
            `c0,f,${iso(300)}`,
            `c1,f,`,
            `early,f,${iso(450)}`,
          ].join('\n'),
        });
        // T and g are those of today in a history, so they are fixed for both.
        const settings = { stage_rule, churn_rule: 'days', churn_days: '50', gap_days: '20' };
        await given.build({ as_of: asOf, ...settings });
        const [holes] = await given.rows(`
          select count(*)::integer as n
          from (
            select
              until,
              lead(from_day, 1, getvariable('as_of') + 1) over (
                partition by customer_key order by from_day
              ) as next_from,
            from mart.stage_histories
          )
          where until <> next_from`);
        expect(holes?.['n']).toBe(0);
        const then = await given.rows(`
          select keys.customer_id, histories.stage
          from mart.stage_histories as histories
          join mart.keys as keys using (customer_key)
          where from_day <= date '${iso(ago)}' and until > date '${iso(ago)}'
          order by keys.customer_id`);
        await given.build({ as_of: iso(ago), ...settings });
        // A customer without a day of registration is there, but nobody knows since when.
        const shown = await given.rows(`
          select customer_id, stage
          from mart.customers
          where order_days > 0 or registered_at is not null
          order by customer_id`);
        expect(then.map((row) => ({ ...row }))).toEqual(shown.map((row) => ({ ...row })));
      },
    ),
    { numRuns: 6, seed: 2 },
  );
}, 60_000);

test('Wilson intervals are those of a published table', async () => {
  // Newcombe 1998, Statistics in Medicine 17:857, table I, method 3.
  const cases = [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ] as const;
  for (const [hits, n, low, high] of cases) {
    const [row] = await given.rows(
      `select mart.wilson_low(${hits}, ${n})::double as low, mart.wilson_high(${hits}, ${n})::double as high`,
    );
    expect(Number(row?.['low'])).toBeCloseTo(low, 4);
    expect(Number(row?.['high'])).toBeCloseTo(high, 4);
  }
  const [none] = await given.rows('select mart.wilson_low(0, 0) as low');
  expect(none?.['low']).toBeNull();
});

test('a referrer has invited up to the date, and converted up to the date', async () => {
  await given.files({
    'transactions.csv': `order_id,customer_id,order_date,amount\no1,a,${asOf},1\n`,
    'customers.csv': 'customer_id,gender\na,f\nb,f\n',
    'referrals.csv':
      '推荐人,被推荐人,推荐时间,转化时间\na,x,2024-12-31 23:00,2025-01-02\na,y,,2024-12-30\n' +
      'b,z,2025-01-01,\nstranger,w,2024-01-01,\n',
  });
  await given.build({ as_of: asOf });
  const rows = await given.rows(
    'select customer_id, referrals_made, referrals_converted from mart.referrers join mart.keys using (customer_key)',
  );
  expect(rows.map((row) => ({ ...row }))).toEqual([
    { customer_id: 'a', referrals_made: 2, referrals_converted: 1 },
  ]);
});
