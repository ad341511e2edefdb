import { beforeAll, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { factIs } from '../../warehouse/audience/condition';
import { analysis } from './analysis';
import { text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
}, 60_000);

/** 60 new customers (30 women, numbers 3–12 in turn) and 100 lost ones (20 women, numbers 0–9). */
async function load(): Promise<void> {
  const people = Array.from({ length: 160 }, (_, i) => {
    const isNew = i < 60;
    const place = isNew ? i : i - 60;
    const isWoman = place < (isNew ? 30 : 20);
    return { i, isNew, gender: isWoman ? '女' : '男', number: (place % 10) + (isNew ? 3 : 0) };
  });
  await given.files({
    'customers.csv':
      ['customer_id,gender,zz', ...people.map((p) => `c${p.i},${p.gender},${p.number}`)].join(
        '\n',
      ) + '\n',
    'transactions.csv':
      [
        'order_id,customer_id,order_date,amount',
        ...people.map((p) => `o${p.i},c${p.i},${p.isNew ? '2024-12-26,30' : '2024-03-01,10'}`),
        'again,c60,2024-02-20,90',
      ].join('\n') + '\n',
  });
  await given.build({ as_of: '2024-12-31' });
}

const newAndLost = { group_a: 'fact stage new', group_b: 'fact stage lost' };

test('figures of both groups by hand', async () => {
  await load();
  const rows = await given.run(analysis, newAndLost);
  expect(rows.groups).toEqual([
    { a: 60, b: 100, both: 0, all: 160, name_a: 'fact stage new', name_b: 'fact stage lost' },
  ]);
  expect(rows.main.map(({ figure, a, b }) => [figure, a, b])).toEqual([
    ['customers', 60, 100],
    ['share_of_customers', 60 / 160, 100 / 160],
    ['revenue', 1800, 1090],
    ['share_of_revenue', expect.closeTo(1800 / 2890, 12), expect.closeTo(1090 / 2890, 12)],
    ['buyers', 60, 100],
    ['orders', 60, 101],
    ['revenue_per_buyer', 30, 10.9],
    ['orders_per_buyer', 1, 1.01],
    ['average_order', 30, expect.closeTo(1090 / 101, 12)],
    ['repeat_share', 0, 0.01],
    ['recency', 5, 305],
    ['gap', null, 10],
  ]);
  expect(rows.stages).toEqual([
    { stage: 'new', a: 60, share_a: 1, b: 0, share_b: 0 },
    { stage: 'lost', a: 0, share_a: 0, b: 100, share_b: 1 },
  ]);
  expect(text.headline(rows, formatOf('en', null))).toBe(
    'Stage: New (60 customers): net sales per buyer 30; Stage: Lost (100): 11',
  );
});

test('the z-test of shares and the rank sum test agree with an independent computation', async () => {
  await load();
  const { attributes, numbers } = await given.run(analysis, newAndLost);
  // (.5 − .2) / √(.3125 · .6875 · (1/60 + 1/100)) = 3.963470; p by an independent erfc.
  expect(attributes.find(({ value }) => value === '女')).toMatchObject({
    share_a: 0.5,
    share_b: 0.2,
    difference: expect.closeTo(0.3, 12),
    p_value: expect.closeTo(7.3868288e-5, 10),
    is_significant: true,
  });
  // scipy.stats.mannwhitneyu, asymptotic, without continuity correction.
  expect(numbers.find(({ measure }) => measure === 'zz')).toMatchObject({
    median_a: 7.5,
    median_b: 4.5,
    n_a: 60,
    n_b: 100,
    p_value: expect.closeTo(6.16880878e-8, 13),
    is_significant: true,
  });
});

test('groups that overlap are compared, counted and not tested', async () => {
  await load();
  const rows = await given.run(analysis, { group_a: 'fact stage new', group_b: 'everyone' });
  expect(rows.groups).toMatchObject([{ a: 60, b: 160, both: 60, all: 160 }]);
  expect(rows.attributes.every(({ p_value: p }) => p === null)).toBe(true);
  expect(rows.numbers.every(({ p_value: p }) => p === null)).toBe(true);
  expect(text.headline(rows, formatOf('zh', null))).toContain('两组有 60 人重叠，未作检验');
});

test('everyone against nobody is answered in words; an audience has a rest', async () => {
  await load();
  const all = await given.run(analysis);
  expect(all.groups).toEqual([
    { a: 160, b: 0, both: 0, all: 160, name_a: 'audience', name_b: 'rest' },
  ]);
  expect(text.headline(all, formatOf('zh', null))).toBe(
    'A 组就是全部客户，B 组没有人：请先选择人群，或换一个 B 组',
  );
  await given.audience([factIs('stage', 'new')]);
  const { groups } = await given.run(analysis);
  expect(groups).toMatchObject([{ a: 60, b: 100, both: 0, all: 160 }]);
});

test('few known on one side are marked and not tested', async () => {
  await load();
  await given.audience([]);
  const { numbers } = await given.run(analysis, newAndLost);
  // Only one customer has a gap between orders, and nobody of the new ones.
  expect(numbers.map(({ measure }) => measure)).not.toContain('mean_gap');
  const none = await given.run(analysis, { group_a: 'fact stage loyal', group_b: 'everyone' });
  expect(text.headline(none, formatOf('en', null))).toBe(
    'Nobody is in group A: choose another group',
  );
});
