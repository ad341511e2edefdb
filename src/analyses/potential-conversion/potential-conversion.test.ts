import { beforeAll, describe, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { attributeIs } from '../../warehouse/audience/condition';
import { wilson } from '../../statistics/wilson';
import { analysis } from './analysis';
import { notesOf, text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
}, 60_000);

const customers = `会员ID,客户来源,注册时间
week,门店,2024-03-01 23:00
eight,门店,2024-03-01
month,抖音,2024-03-31
late,抖音,2024-04-01
same,抖音,2024-04-01 10:00
before,门店,2024-04-01
never,门店,2024-05-10
fresh,抖音,2024-06-25
undated,抖音,
`;
const transactions = `order_id,customer_id,order_date,amount
o1,week,2024-03-08 01:00,10
o2,eight,2024-03-09,10
o3,month,2024-04-30,10
o4,late,2024-05-02,10
o5,same,2024-04-01 09:00,10
o6,before,2024-03-31,10
o7,unregistered,2024-03-31,10
`;
const asOf = '2024-06-30';

describe('a small file, by hand', () => {
  beforeAll(async () => {
    await given.files({ 'customers.csv': customers, 'transactions.csv': transactions });
    await given.build({ as_of: asOf });
  }, 60_000);

  test('only who had not ordered by the end of the day counts, and only after the full time', async () => {
    const { main, scope } = await given.run(analysis);
    // Potential were week (7 days), eight (8), month (30), late (31), never and fresh (5 days ago).
    expect(main.map((row) => [row.within, row.registered, row.converted])).toEqual([
      [7, 5, 1],
      [30, 5, 3],
      // Those of March are 121 and 91 days ago, late 90; never 51.
      [90, 4, 4],
      [180, 0, 0],
    ]);
    const interval = wilson(3, 5);
    expect(main[1]).toMatchObject({ share: 0.6, is_small: true });
    expect(main[1]?.low).toBeCloseTo(interval?.low ?? NaN, 12);
    expect(main[1]?.high).toBeCloseTo(interval?.high ?? NaN, 12);
    expect(main[3]).toMatchObject({ share: null, low: null, high: null });
    expect(scope).toEqual([
      {
        within: 30,
        registered: 6,
        ordered_before: 1,
        same_day: 1,
        // never, fresh and undated.
        potential_now: 3,
        median_wait: 28,
        // undated and unregistered.
        without_day: 2,
      },
    ]);
  });

  test('a month has a share once all of it had the time', async () => {
    const { months } = await given.run(analysis);
    expect(
      months.map((row) => [row.month.toISOString().slice(0, 7), row.registered, row.share]),
    ).toEqual([
      ['2024-03', 3, 1],
      // 31 days: not within 30.
      ['2024-04', 1, 0],
      // 2024-05-31 and 30 days is 2024-06-30.
      ['2024-05', 1, 0],
      ['2024-06', 1, null],
    ]);
    const within = await given.run(analysis, { within: '90' });
    expect(within.months.map((row) => row.is_complete)).toEqual([true, false, false, false]);
  });

  test('by source, or by another attribute, which can be chosen', async () => {
    const { by_attribute, attributes } = await given.run(analysis);
    expect(
      by_attribute.map((row) => [row.attribute, row.value, row.registered, row.converted]),
    ).toEqual([
      ['source', '门店', 3, 2],
      ['source', '抖音', 2, 1],
    ]);
    expect(attributes).toEqual([{ attribute: 'source', values: 2 }]);
    await given.audience([attributeIs('source', '抖音')]);
    const chosen = await given.run(analysis);
    expect(chosen.scope[0]?.registered).toBe(3);
    // The chart in which it is chosen keeps showing both.
    expect(chosen.by_attribute).toHaveLength(2);
    await given.audience([]);
  });

  test('who waits, and for how long', async () => {
    const { waiting } = await given.run(analysis);
    expect(waiting).toEqual([
      { waiting: '0-7', customers: 1, share: 0.5 },
      { waiting: '31-90', customers: 1, share: 0.5 },
    ]);
  });

  test('says what it found and who is left out', async () => {
    const rows = await given.run(analysis);
    expect(text.headline(rows, formatOf('zh', null))).toBe(
      '注册当天未下单的 5 位客户中，60.0% 在 30 天内下单（样本小）；现有 3 位潜在客户，已等待 28 天（中位数）',
    );
    expect(text.headline(rows, formatOf('en', null))).toBe(
      '60.0% of 5 who registered without ordering that day did so within 30 days (a small sample); 3 are still waiting, for 28 days in the median',
    );
    expect(notesOf(rows, formatOf('en', null))).toEqual([
      '1 more ordered on the very day of registration and do not count.',
      '1 more ordered before they registered and do not count.',
      '2 more have no date of registration and do not count.',
    ]);
    const young = await given.run(analysis, { within: '180' });
    expect(text.headline(young, formatOf('zh', null))).toBe('还没有人注册满 180 天');
  });
});

test('nobody to convert, nobody registered', async () => {
  await given.files({
    'customers.csv': 'customer_id,gender,registered_at\na,f,2024-03-01\n',
    'transactions.csv': 'order_id,customer_id,order_date,amount\no,a,2024-02-01,1\n',
  });
  await given.build({ as_of: asOf });
  expect(text.headline(await given.run(analysis), formatOf('en', null))).toBe(
    'All who registered had ordered by that day (1), so nobody was left to convert',
  );
  await given.files({
    'customers.csv': 'customer_id,gender\na,f\n',
    'transactions.csv': 'order_id,customer_id,order_date,amount\no,a,2024-02-01,1\n',
  });
  await given.build({ as_of: asOf });
  expect(text.headline(await given.run(analysis), formatOf('zh', null))).toContain(
    '需要客户文件中的注册时间',
  );
});
