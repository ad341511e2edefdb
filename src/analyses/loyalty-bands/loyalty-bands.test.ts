import { beforeAll, describe, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { factIs } from '../../warehouse/audience/condition';
import { analysis } from './analysis';
import { formulaInWords, text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
});

const transactions = `order_id,customer_id,order_date,amount
o1,c1,2024-01-01,100
o2,c1,2024-06-01,100
o3,c2,2024-11-21,100
o4,c3,2024-10-01,100
o5,c3,2024-11-01,100
o6,c3,2024-12-01,200
o7,c4,2024-12-21,100
`;
const files = {
  'transactions.csv': transactions,
  'customers.csv': `会员ID,姓名,性别,注册时间
c2,乙,女,2023-12-31
c5,戊,男,2024-01-01
`,
  'referrals.csv': `推荐人,被推荐人,推荐时间,转化时间,邀请码,推荐原因
c1,c4,2024-12-01,2024-12-21,Y1,朋友需要
`,
  'feedback.csv': `反馈编号,客户编号,反馈时间,反馈类型,问题,评分,满分,反馈渠道,商品编号,订单编号,反馈内容,回复时间
F1,c1,2024-06-02,NPS 调研,您愿意推荐我们吗,9,10,短信,,,,
F2,c2,2024-11-22,满意度调研,您满意吗,5,5,短信,,,,
F3,c3,2024-12-02,满意度调研,您满意吗,3,5,短信,,,,
F4,c3,2024-12-03,NPS 调研,您愿意推荐我们吗,2,10,短信,,,,
`,
};

async function build(settings: Record<string, string> = {}) {
  await given.files(files);
  await given.build({ as_of: '2024-12-31', ...settings });
  return given.run(analysis);
}

async function scores(): Promise<Record<string, [number | null, string]>> {
  const rows = await given.rows(
    `select keys.customer_id, score, loyalty_band, from mart.loyalty_bands
     join mart.keys as keys using (customer_key) order by customer_id`,
  );
  return Object.fromEntries(
    rows.map((row) => [
      String(row['customer_id']),
      [row['score'] === null ? null : Number(row['score']), String(row['loyalty_band'])],
    ]),
  );
}

/*
 * Percentiles of four customers, by hand:
 *   tenure        c4 10 → 0, c3 91 → 1/3, c1 365 → 2/3, c2 366 (registered) → 1
 *   frequency     c2, c4 1 → 0, c1 2 → 2/3, c3 3 → 1
 *   repeat share  c2, c4 0 → 0, c1 100/200 → 2/3, c3 300/400 → 1
 *   referrals     c1 1 → 1, the others 0 → 0
 *   satisfaction  of two on each scale: c1 9 → 1, c3 2 → 0; c2 5 → 1, c3 3 → 0; c4 none
 */
test('the score is the mean of the percentiles that are known', async () => {
  await build();
  expect(await scores()).toEqual({
    // (2/3 + 2/3 + 2/3 + 1 + 1) / 5, (1 + 0 + 0 + 0 + 1) / 5, (1/3 + 1 + 1 + 0 + 0) / 5, 0 / 4
    c1: [80, 'high'],
    c2: [40, 'middle'],
    c3: [46.666667, 'high'],
    c4: [0, 'low'],
    c5: [null, 'none'],
  });
});

test('weights count, and 0 leaves a part out', async () => {
  await build({ loyalty_weight_satisfaction: '0' });
  // 3 / 4, 1 / 4, (1/3 + 2) / 4
  expect(Object.values(await scores()).map(([score]) => score)).toEqual([
    75,
    25,
    58.333333,
    0,
    null,
  ]);
  await build({ loyalty_weight_tenure: '2' });
  // (4/3 + 2/3 + 2/3 + 1 + 1) / 6, (2 + 0 + 0 + 0 + 1) / 6, (2/3 + 1 + 1) / 6
  expect(Object.values(await scores()).map(([score]) => score)).toEqual([
    77.777778,
    50,
    44.444444,
    0,
    null,
  ]);
});

test('bands and parts add up, with n', async () => {
  const { main, parts } = await build();
  expect(main.map((row) => [row.loyalty_band, row.customers, row.revenue])).toEqual([
    ['high', 2, 600],
    ['middle', 1, 100],
    ['low', 1, 100],
    ['none', 1, 0],
  ]);
  expect(main[0]).toMatchObject({ share_of_customers: 0.4, share_of_revenue: 0.75 });
  expect(main[0]?.mean_score).toBeCloseTo((80 + 46.666667) / 2, 6);
  expect(parts.map((row) => [row.part, row.weight, row.known])).toEqual([
    ['tenure', 1, 4],
    ['frequency', 1, 4],
    ['repeat_share', 1, 4],
    ['referrals', 1, 4],
    ['satisfaction', 1, 3],
  ]);
  expect(parts[4]).toMatchObject({ high: 50, middle: 100, low: null });
});

test('without referrals and feedback their parts are left out, and it says so', async () => {
  await given.files({ 'transactions.csv': transactions });
  await given.build({ as_of: '2024-12-31' });
  const { parts } = await given.run(analysis);
  expect(parts.filter(({ known }) => known === 0).map(({ part }) => part)).toEqual([
    'referrals',
    'satisfaction',
  ]);
  const words = formulaInWords(parts, formatOf('en', null));
  expect(words[0]).toContain('÷ 3;');
  expect(words[1]).toContain('Referrals and Satisfaction');
  // c2 is not registered here: tenure 40, so 1/3 0 0; c1 1 2/3 2/3.
  expect((await scores())['c2']).toEqual([11.111111, 'middle']);
  expect((await scores())['c1']).toEqual([77.777778, 'high']);
});

test('equal customers are in one band, and one customer alone is in the highest', async () => {
  const rows = [1, 2, 3, 4].map((at) => `o${at},c${at},2024-12-01,10`);
  await given.files({
    'transactions.csv': `order_id,customer_id,order_date,amount\n${rows.join('\n')}\n`,
  });
  await given.build({ as_of: '2024-12-31' });
  const { main } = await given.run(analysis);
  expect(main.map((row) => [row.loyalty_band, row.customers])).toEqual([['high', 4]]);
});

test('choosing a band leaves the others standing', async () => {
  const before = await build();
  expect((await given.audience([factIs('loyalty_band', 'low')])).customers).toBe(1);
  expect(await given.run(analysis)).toEqual(before);
});

describe('the headline', () => {
  test('tells what the highly loyal bring', async () => {
    const rows = await build();
    expect(text.headline(rows, formatOf('zh', null))).toBe(
      '高忠诚客户 2 人（40.0%）贡献 75.0% 的净销售额',
    );
    expect(text.headline(rows, formatOf('en', null))).toBe(
      '2 highly loyal customers (40.0%) bring 75.0% of net sales',
    );
  });

  test('says that nothing has a weight', async () => {
    const none = Object.fromEntries(
      ['tenure', 'frequency', 'repeat', 'referrals', 'satisfaction'].map((part) => [
        `loyalty_weight_${part}`,
        '0',
      ]),
    );
    const rows = await build(none);
    expect(rows.main.map((row) => [row.loyalty_band, row.customers])).toEqual([['none', 5]]);
    expect(text.headline(rows, formatOf('en', null))).toContain('All weights are 0');
  });
});
