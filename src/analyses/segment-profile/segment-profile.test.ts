import { factIs } from '../../warehouse/audience/condition';
import { beforeAll, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { analysis } from './analysis';
import { isFew, text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
}, 60_000);

/**
 * 60 new customers (one order five days ago) and 140 lost ones. Women: 40 of 60 and 50 of 140;
 * province 北京: 20 of 60 and 60 of 140; the occupation is known of ten new customers only; `life`
 * says the same as the stage.
 */
async function load(): Promise<void> {
  const customers = Array.from({ length: 200 }, (_, i) => {
    const isNew = i < 60;
    const place = isNew ? i : i - 60;
    const gender = place < (isNew ? 40 : 50) ? '女' : '男';
    const province = place % 7 < 3 && !isNew ? '北京' : isNew && place < 20 ? '北京' : '上海';
    const occupation = isNew ? (place < 10 ? '教师' : '') : place < 50 ? '医生' : '教师';
    return `c${i},${gender},${province},${occupation},${isNew ? 'fresh' : 'gone'}`;
  });
  const orders = Array.from({ length: 200 }, (_, i) => {
    return `o${i},c${i},${i < 60 ? '2024-12-26' : '2024-03-01'},10`;
  });
  await given.files({
    'customers.csv':
      ['customer_id,gender,province,occupation,life', ...customers].join('\n') + '\n',
    'transactions.csv': ['order_id,customer_id,order_date,amount', ...orders].join('\n') + '\n',
  });
  await given.build({ as_of: '2024-12-31' });
}

const newOnes = { lens: 'stage', member: 'new' };

test('TGI, z-test against the rest and adjusted p by hand', async () => {
  await load();
  const { main, segment } = await given.run(analysis, newOnes);
  expect(segment).toEqual([
    {
      is_audience: false,
      lens: 'stage',
      member: 'new',
      customers: 60,
      base: 200,
      reads_orders: true,
    },
  ]);
  const woman = main.find(({ value }) => value === '女');
  // z = (2/3 − 5/14) / √(.45 · .55 · (1/60 + 1/140)) = 4.032100; p by an independent erfc.
  expect(woman).toEqual({
    attribute: 'gender',
    value: '女',
    in_segment: expect.closeTo(2 / 3, 12),
    in_base: 0.45,
    index: expect.closeTo((100 * (2 / 3)) / 0.45, 9),
    p_value: expect.closeTo(5.528e-5, 8),
    // Four values are tested (gender and province twice); two share the smallest p.
    p_adjusted: expect.closeTo((5.528e-5 * 4) / 2, 8),
    customers: 40,
    n_segment: 60,
    n_base: 200,
    is_small: false,
    is_significant: true,
  });
  const beijing = main.find(({ value }) => value === '北京');
  expect(beijing?.index).toBeCloseTo((100 * (1 / 3)) / 0.4, 9);
  expect(beijing?.p_value).toBeCloseTo(0.2076, 3);
  expect(beijing?.p_adjusted).toBeCloseTo(0.2076, 3);
  expect(beijing?.is_significant).toBe(false);
});

test('few known members are listed and marked, and take no part in the adjustment', async () => {
  await load();
  const { main } = await given.run(analysis, newOnes);
  const small = main.filter((row) => row.is_small);
  expect(
    small.map(({ attribute, value, n_segment: n, p_adjusted: p, is_significant: s }) => [
      attribute,
      value,
      n,
      p,
      s,
    ]),
  ).toEqual([
    ['occupation', '医生', 10, null, false],
    ['occupation', '教师', 10, null, false],
  ]);
  // They stand after all rows that say something.
  expect(main.slice(-2)).toEqual(small);
});

test('an attribute that separates segment and rest completely defines it and is left out', async () => {
  await load();
  const { main } = await given.run(analysis, newOnes);
  expect(new Set(main.map(({ attribute }) => attribute))).toEqual(
    new Set(['gender', 'province', 'occupation']),
  );
});

test('an audience is the segment, whatever class is chosen', async () => {
  await load();
  const chosen = await given.run(analysis, newOnes);
  await given.audience([factIs('stage', 'new')]);
  const { main, segment } = await given.run(analysis, { lens: 'tier', member: 'a' });
  expect(main).toEqual(chosen.main);
  expect(segment[0]).toMatchObject({ is_audience: true, customers: 60, base: 200 });
});

test('a class that the lens does not have falls back to its best one', async () => {
  await load();
  const { segment } = await given.run(analysis, { lens: 'tier' });
  expect(segment[0]).toMatchObject({ lens: 'tier', member: 'a' });
});

test('an empty class has no rows and a sentence; the whole base cannot be told from a rest', async () => {
  await load();
  const none = await given.run(analysis, { lens: 'stage', member: 'reactivated' });
  expect(none.main).toEqual([]);
  expect(text.headline(none, formatOf('en', null))).toBe('Stage: Reactivated: no customers');

  await given.files({
    'customers.csv': 'customer_id,gender\na,f\nb,m\n',
    'transactions.csv':
      'order_id,customer_id,order_date,amount\n1,a,2024-12-30,1\n2,b,2024-12-30,1\n',
  });
  await given.build({ as_of: '2024-12-31' });
  const all = await given.run(analysis, newOnes);
  expect(all.main.map(({ index, p_value: p }) => [index, p])).toEqual([
    [100, null],
    [100, null],
  ]);
  expect(text.headline(all, formatOf('en', null))).toBe(
    'Stage: New: attributes known for 2 at most, a small sample that proves nothing',
  );
});

test('the headline names lens, class and the clearest difference', async () => {
  await load();
  const rows = await given.run(analysis, newOnes);
  expect(text.headline(rows, formatOf('zh', null))).toBe(
    '生命周期：新客中“性别：女”偏高，TGI 148（66.7%，总体 45.0%）',
  );
  expect(text.headline(rows, formatOf('en', null))).toBe(
    'Stage: New: “Gender: Female” is over-represented, TGI 148 (66.7% against 45.0%)',
  );
});

test('a value is few where few have it and few were to be expected', () => {
  expect(isFew({ customers: 6, n_segment: 388, in_base: 0.003 })).toBe(true);
  expect(isFew({ customers: 9, n_segment: 388, in_base: 0.042 })).toBe(false);
  expect(isFew({ customers: 10, n_segment: 388, in_base: 0.003 })).toBe(false);
});

/** erfc by its Taylor series (small x) and Lentz' continued fraction: 1e-14, apart from the SQL. */
function erfc(x: number): number {
  if (x < 2) {
    let [term, sum] = [x, x];
    for (let n = 1; n < 120; n++) {
      term *= (-x * x) / n;
      sum += term / (2 * n + 1);
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * sum;
  }
  let fraction = x;
  for (let n = 400; n >= 1; n--) fraction = x + n / 2 / fraction;
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
}

test('p-values hold from no difference to the clearest, and the adjustment is Benjamini–Hochberg', async () => {
  // Twelve attributes whose share inside grows step by step, from none to nearly all.
  const inside = [...Array(12).keys()].map((i) => Math.round(30 + i * 13));
  const customers = Array.from({ length: 600 }, (_, c) => {
    const isNew = c < 200;
    const place = isNew ? c : c - 200;
    const values = inside.map((count) => (place < (isNew ? count : 60) ? 'yes' : 'no'));
    return [`c${c}`, ...values].join(',');
  });
  const header = ['customer_id', ...inside.map((_, i) => `trait${String.fromCharCode(97 + i)}`)];
  const orders = Array.from({ length: 600 }, (_, i) => {
    return `o${i},c${i},${i < 200 ? '2024-12-26' : '2024-03-01'},10`;
  });
  await given.files({
    'customers.csv': [header.join(','), ...customers].join('\n') + '\n',
    'transactions.csv': ['order_id,customer_id,order_date,amount', ...orders].join('\n') + '\n',
  });
  await given.build({ as_of: '2024-12-31' });
  const { main } = await given.run(analysis, newOnes);
  expect(main).toHaveLength(24);
  for (const row of main) {
    const rest = (row.in_base * 600 - row.in_segment * 200) / 400;
    const pooled = row.in_base;
    const z = (row.in_segment - rest) / Math.sqrt(pooled * (1 - pooled) * (1 / 200 + 1 / 400));
    const p = erfc(Math.abs(z) / Math.SQRT2);
    expect(Math.abs((row.p_value ?? -1) / p - 1)).toBeLessThan(1.3e-7);
  }
  const sorted = main.map((row) => row.p_value ?? 1).sort((a, b) => a - b);
  for (const row of main) {
    const rank = sorted.lastIndexOf(row.p_value ?? 1);
    const adjusted = Math.min(1, ...sorted.slice(rank).map((p, i) => (p * 24) / (rank + i + 1)));
    expect(row.p_adjusted).toBeCloseTo(adjusted, 12);
  }
});

test('other tables are attributes, too: several values count customers once, numbers have medians', async () => {
  // 60 new customers, 140 lost ones. Tea is the main category of the first 40 new and the first 50
  // lost ones: they spend 20 on it and 10 on soap. 30 new and 10 lost ones like a topic, 5 of each two.
  const ids = [...Array(200).keys()];
  const isTea = (i: number) => (i < 60 ? i < 40 : i - 60 < 50);
  const likes = (i: number) => (i < 60 ? i < 30 : i - 60 < 10);
  await given.files({
    'customers.csv':
      [
        'customer_id,gender,birth_date',
        ...ids.map((i) => `c${i},女,${i < 60 ? 1990 : 1970}-01-01`),
      ].join('\n') + '\n',
    'transactions.csv':
      [
        'order_id,line_id,customer_id,order_date,category,amount',
        ...ids.flatMap((i) => {
          const head = (line: number) =>
            `o${i},${line},c${i},${i < 60 ? '2024-12-26' : '2024-03-01'}`;
          return [`${head(1)},皂,10`, ...(isTea(i) ? [`${head(2)},茶,20`] : [])];
        }),
      ].join('\n') + '\n',
    'social.csv':
      [
        'customer_id,platform,happened_at,action,topic',
        ...ids
          .filter(likes)
          .flatMap((i) => [
            `c${i},抖音,2024-02-01,点赞,围炉`,
            ...(i % 60 < 5 ? [`c${i},抖音,2024-02-01,点赞,露营`] : []),
          ]),
      ].join('\n') + '\n',
  });
  await given.build({ as_of: '2024-12-31' });
  await given.audience([]);
  const { main, numbers } = await given.run(analysis, newOnes);
  const of = (attribute: string, value: string) =>
    main.find((row) => row.attribute === attribute && row.value === value);
  // The same shares as of the women above: z = 4.032100.
  expect(of('transactions.category', '茶')).toMatchObject({
    in_segment: expect.closeTo(2 / 3, 12),
    in_base: 0.45,
    p_value: expect.closeTo(5.528e-5, 8),
    n_segment: 60,
  });
  // 45 likes and 10 second ones of 40 customers: shares are of customers, 5 of 30 against 10 of 40.
  expect(of('social.topic', '露营')).toMatchObject({
    in_segment: expect.closeTo(5 / 30, 12),
    in_base: 0.25,
    customers: 5,
    n_segment: 30,
    n_base: 40,
  });
  // All use the same platform, which tells nobody apart.
  expect(main.map(({ attribute }) => attribute)).not.toContain('social.platform');
  expect(numbers.find(({ measure }) => measure === 'age')).toMatchObject({
    customers: 60,
    n_base: 200,
    median: 34,
    median_base: 54,
    difference: -20,
    deviation: 0,
  });
});
