import { beforeAll, describe, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { factIs } from '../../warehouse/audience/condition';
import { eightClasses } from '../classes';
import { analysis } from './analysis';
import { cutsInWords, text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
});

/**
 * Eight customers, named after what is good: recent 10 days ago, else 110; frequent 3 orders, else 1;
 * valuable 600 in all, else 90. Means: (4 × 10 + 4 × 110) / 8 = 60 days, (4 × 3 + 4 × 1) / 8 = 2
 * orders, (4 × 600 + 4 × 90) / 8 = 345.
 */
function oneEach(): string {
  const rows = ['order_id,customer_id,order_date,amount'];
  for (const recent of [0, 1]) {
    for (const frequent of [0, 1]) {
      for (const valuable of [0, 1]) {
        const orders = frequent ? 3 : 1;
        for (let order = 0; order < orders; order++) {
          const day = recent ? '2024-12-21' : '2024-09-12';
          const name = `${recent}${frequent}${valuable}`;
          rows.push(`o${name}${order},c${name},${day},${(valuable ? 600 : 90) / orders}`);
        }
      }
    }
  }
  return `${rows.join('\n')}\n`;
}

const expected = {
  c111: 'important_value',
  c011: 'important_keep',
  c101: 'important_develop',
  c001: 'important_win_back',
  c110: 'general_value',
  c010: 'general_keep',
  c100: 'general_develop',
  c000: 'general_win_back',
};

async function classes(): Promise<Record<string, unknown>> {
  const rows = await given.rows(
    `select keys.customer_id, eight_class, from mart.eight_classes
     join mart.keys as keys using (customer_key)`,
  );
  return Object.fromEntries(rows.map((row) => [row['customer_id'], row['eight_class']]));
}

async function build(settings: Record<string, string> = {}) {
  await given.files({
    'transactions.csv': oneEach(),
    'customers.csv': '会员ID,姓名,性别\nc111,甲,男\nnever,乙,女\n',
  });
  await given.build({ as_of: '2024-12-31', ...settings });
  return given.run(analysis);
}

test.each(['mean_value', 'mean_score'])(
  'eight customers are one in each class by %s',
  async (cut) => {
    // Two values a measure: whichever score they get, the mean lies between them.
    const { main } = await build({ eight_class_cut: cut });
    expect(await classes()).toEqual({ ...expected, never: 'none' });
    expect(main.map((row) => row.eight_class)).toEqual(eightClasses.map(({ key }) => key));
    expect(main.every((row) => row.customers === 1)).toBe(true);
    expect(main[0]).toMatchObject({ orders: 3, revenue: 600, share_of_revenue: 600 / 2760 });
  },
);

test('the cuts are the means, shown with how many are good', async () => {
  const { cuts } = await build();
  expect(cuts).toEqual([
    { measure: 'recency', cut: 60, good: 4, customers: 8, rule: 'mean_value' },
    { measure: 'frequency', cut: 2, good: 4, customers: 8, rule: 'mean_value' },
    { measure: 'monetary', cut: 345, good: 4, customers: 8, rule: 'mean_value' },
  ]);
  expect(cutsInWords(cuts, formatOf('en', null))[0]).toContain('≤ 60 (4)');
});

test('mean of values and mean of scores differ where values are skewed', async () => {
  // One buys for 1,000, the others for 10, 20, 30, 40: mean 220. M scores 1 2 3 4 5, mean 3.
  const rows = [10, 20, 30, 40, 1000].map((amount, at) => `o${at},c${at},2024-12-01,${amount}`);
  await given.files({
    'transactions.csv': `order_id,customer_id,order_date,amount\n${rows.join('\n')}\n`,
  });
  const important = async (cut: string) => {
    await given.build({ as_of: '2024-12-31', eight_class_cut: cut });
    await given.run(analysis);
    const found = await classes();
    return Object.keys(found)
      .filter((id) => String(found[id]).startsWith('important'))
      .sort();
  };
  expect(await important('mean_value')).toEqual(['c4']);
  expect(await important('mean_score')).toEqual(['c2', 'c3', 'c4']);
});

test('a value equal to the mean is good, to the last digit', async () => {
  // Three times .1: a mean in binary fractions could lie above it.
  const rows = [0, 1, 2].map((at) => `o${at},c${at},2024-12-01,0.1`);
  await given.files({
    'transactions.csv': `order_id,customer_id,order_date,amount\n${rows.join('\n')}\n`,
  });
  await given.build({ as_of: '2024-12-31' });
  const { main } = await given.run(analysis);
  expect(main.map((row) => [row.eight_class, row.customers])).toEqual([['important_value', 3]]);
});

test('choosing a class leaves the others standing', async () => {
  const before = await build();
  const measured = await given.audience([factIs('eight_class', 'important_keep')]);
  expect(measured.customers).toBe(1);
  expect(await given.run(analysis)).toEqual(before);
});

describe('the headline', () => {
  test('tells what the class that brings most brings', async () => {
    const rows = await build();
    // Four classes bring 600 of 2,760 each; the first of them in the order of the classes.
    expect(text.headline(rows, formatOf('zh', null))).toBe(
      '重要价值客户 1 人（11.1%）贡献 21.7% 的净销售额',
    );
    expect(text.headline(rows, formatOf('en', null))).toBe(
      '“Important: value”: 1 customer (11.1%) brings 21.7% of net sales',
    );
  });

  test('has an answer where nobody is classed', () => {
    const main = [
      {
        eight_class: 'none',
        customers: 3,
        orders: 0,
        revenue: 0,
        share_of_customers: 1,
        share_of_revenue: null,
      },
    ];
    const say = (rows: typeof main) =>
      text.headline({ main: rows, cuts: [], basis: [] }, formatOf('en', null));
    expect(say(main)).toContain('none is classed');
    expect(say([])).toBe('No customers in this audience');
  });
});
