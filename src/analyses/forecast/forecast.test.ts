import { beforeAll, describe, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { attributeIs } from '../../warehouse/audience/condition';
import { analysis } from './analysis';
import { text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
}, 60_000);

const zh = formatOf('zh', null);
const en = formatOf('en', null);
const month = (date: Date) => date.toISOString().slice(0, 7);

/** An order a month on the 10th, of this value; months after each other from the first. */
function monthly(first: string, values: readonly number[]): string {
  const start = new Date(`${first}-10T00:00:00Z`);
  const lines = values.map((value, at) => {
    const day = new Date(start);
    day.setUTCMonth(day.getUTCMonth() + at);
    return `o${at},c${at % 3},${day.toISOString().slice(0, 10)},${value}`;
  });
  return `order_id,customer_id,order_date,amount\n${lines.join('\n')}\n`;
}

async function build(file: string, settings: Record<string, string>): Promise<void> {
  await given.files({ 'transactions.csv': file });
  await given.build(settings);
}

describe('months', () => {
  test('that are whole are actual, the one that is not over is forecast beside what it has brought', async () => {
    // The first order is on the 10th: July 2023 is not whole. August to January are six.
    await build(monthly('2023-07', [99, 1, 2, 3, 6, 3, 3, 50]), { as_of: '2024-02-15' });
    const { main, scope } = await given.run(analysis, { horizon: '2', festival: 'off' });
    expect(main.map((row) => [month(row.month), row.actual, row.so_far, row.forecast])).toEqual([
      ['2023-08', 1, null, null],
      ['2023-09', 2, null, null],
      ['2023-10', 3, null, null],
      ['2023-11', 6, null, null],
      ['2023-12', 3, null, null],
      ['2024-01', 3, null, null],
      // The mean of 6, 3 and 3 is 4; but 50 have come.
      ['2024-02', null, 50, 50],
      ['2024-03', null, null, 4],
    ]);
    expect(scope).toMatchObject([{ full_months: 6, refusal: null, is_aligned: false }]);
  });

  test('with none over, the last day of a month makes it whole', async () => {
    await build(monthly('2023-07', [1, 2, 3, 6, 3, 3, 5, 9]), { as_of: '2024-02-29' });
    const { main } = await given.run(analysis, { horizon: '1' });
    expect(main.at(-2)).toMatchObject({ actual: 9, forecast: null });
    expect(main.at(-1)).toMatchObject({ so_far: null, seasonal_naive: null });
    expect(main.at(-1)?.forecast).toBeCloseTo(17 / 3, 12);
    expect(month(main.at(-1)?.month ?? new Date(0))).toBe('2024-03');
  });
});

test('fewer than six whole months are refused in words', async () => {
  await build(monthly('2023-07', [1, 2, 3, 4, 5, 6]), { as_of: '2023-12-31' });
  const rows = await given.run(analysis);
  expect(rows.main).toEqual([]);
  expect(rows.scope).toMatchObject([{ full_months: 5, refusal: 'few_months' }]);
  expect(text.headline(rows, zh)).toBe('只有 5 个完整月份的销售，预测至少需要 6 个');
  expect(text.headline(rows, en)).toBe('Only 5 whole months of sales; a forecast needs at least 6');
});

test('the back-test is that of a calculation by hand, and says which methods are not compared', async () => {
  await build(monthly('2023-06', [9, 1, 2, 3, 6, 3, 3, 9]), { as_of: '2024-01-31' });
  const rows = await given.run(analysis, { horizon: '1', festival: 'off' });
  // Means 2, 11/3, 4 and 4 of the three months before against 6, 3, 3 and 9.
  const mae = (4 + 2 / 3 + 1 + 5) / 4;
  expect(rows.backtest).toMatchObject([
    { series: 'total', method: 'recent_mean', is_shown: true, absent: null, origins: 4, months: 4 },
    { method: 'seasonal_naive', is_shown: false, absent: 'few_months', origins: 0, mae: null },
    { method: 'holt_winters', is_shown: false, absent: 'few_months' },
    { method: 'bg_nbd', is_shown: false, absent: 'few_repeats' },
  ]);
  expect(rows.backtest[0]?.mae).toBeCloseTo(mae, 12);
  expect(rows.backtest[0]?.wape).toBeCloseTo((4 * mae) / 21, 12);
  expect(rows.horizons).toHaveLength(1);
  expect(rows.horizons[0]).toMatchObject({ method: 'recent_mean', ahead: 1, months: 4 });
  expect(text.headline(rows, en)).toBe(
    'Expected net sales of 2024-02: 5; only 7 whole months: no season can be seen ' +
      '(Mean of the last three months, off by 50.8% in the back-test)',
  );
});

test('where each year is the same, no method does better than the year before', async () => {
  const year = [5, 1, 4, 2, 9, 3, 8, 7, 2, 6, 1, 5];
  await build(monthly('2021-12', [1, ...year, ...year]), { as_of: '2023-12-31' });
  const rows = await given.run(analysis, { horizon: '12', festival: 'off' });
  const coming = rows.main.filter((row) => row.forecast !== null);
  expect(coming.map((row) => row.forecast)).toEqual(year);
  expect(coming.map((row) => row.method)).toEqual(year.map(() => 'seasonal_naive'));
  expect(coming.every((row) => row.low_95 === row.forecast && row.high_80 === row.forecast)).toBe(
    true,
  );
  expect(text.headline(rows, en)).toBe(
    'Expected net sales of the next 12 months: 53, of which 5 in 2024-01; no method did better ' +
      'than the same month a year before (off by 0.0% in the back-test)',
  );
});

test('the festival month is compared with the same days around the festival before', async () => {
  // Festivals 2023-01-22 and 2024-02-10. One order of 1 a day, but none from January 2 to 30, 2023.
  const lines: string[] = [];
  for (let day = Date.UTC(2022, 10, 1); day < Date.UTC(2023, 11, 1); day += 86_400_000) {
    const date = new Date(day).toISOString().slice(0, 10);
    if (date < '2023-01-02' || date > '2023-01-30') lines.push(`o${date},c1,${date},1`);
  }
  await build(`order_id,customer_id,order_date,amount\n${lines.join('\n')}\n`, {
    as_of: '2023-11-30',
  });
  const naive = async (festival: string) => {
    const { main, scope } = await given.run(analysis, { festival, horizon: '4' });
    return [
      scope[0]?.is_aligned,
      main.flatMap((row) => row.seasonal_naive ?? []),
      main.filter((row) => row.has_festival).map((row) => month(row.month)),
    ];
  };
  // Quiet from January 21 to February 18 of 2024.
  const aligned = [true, [31, 20, 11, 31], ['2023-01', '2024-02']];
  expect(await naive('on')).toEqual(aligned);
  expect(await naive('off')).toEqual([false, [31, 2, 28, 31], []]);
  expect(await naive('auto')).toEqual(aligned);
  await given.build({ as_of: '2023-11-30', time_zone: 'America/New_York' });
  expect((await naive('auto'))[0]).toBe(false);
});

describe('categories', () => {
  const shop = {
    'orders.csv': `order_id,line_id,customer_id,order_date,product_id,quantity,amount
${['2023-01', '2023-02', '2023-03', '2023-04', '2023-05', '2023-06']
  .flatMap((on) => [
    `${on},1,c1,${on}-01,p1,2,10`,
    `${on},2,c1,${on}-01,p2,1,5`,
    `${on},3,c1,${on}-01,p9,1,1`,
    `${on}x,1,c2,${on}-02,p1,3,15`,
  ])
  .join('\n')}
`,
    'products.csv': 'product_id,product,category\np1,Green tea,Tea\np2,Cup,Cups\n',
  };

  test('have a forecast each, and what they bring adds up', async () => {
    await given.files(shop);
    await given.build({ as_of: '2023-06-30' });
    const next = async (measure: string) => {
      const rows = await given.run(analysis, { measure, split: 'category', horizon: '1' });
      return rows.main
        .filter((row) => row.forecast !== null)
        .map((row) => [row.series, row.forecast]);
    };
    expect(await next('units')).toEqual([
      ['Tea', 5],
      ['Cups', 1],
      ['(unknown)', 1],
    ]);
    // The order of c1 counts in each category that it contains.
    expect(await next('orders')).toEqual([
      ['Tea', 2],
      ['Cups', 1],
      ['(unknown)', 1],
    ]);
    expect(await next('revenue')).toEqual([
      ['Tea', 25],
      ['Cups', 5],
      ['(unknown)', 1],
    ]);
    const rows = await given.run(analysis, { measure: 'units', split: 'category' });
    expect(text.headline(rows, zh)).toBe('预计未来 6 个月件数最多的品类是Tea：30');
  });

  test('beyond six are one series', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const lines = [1, 2, 3, 4, 5, 6].flatMap((on) =>
      ids.map((id, at) => `${on}${id},1,c1,2023-0${on}-01,${id},${10 - at},1`),
    );
    await given.files({
      'orders.csv': `order_id,line_id,customer_id,order_date,product_id,quantity,amount\n${lines.join('\n')}\n`,
      'products.csv': `product_id,product,category\n${ids.map((id) => `${id},P ${id},K ${id}`).join('\n')}\n`,
    });
    await given.build({ as_of: '2023-06-30' });
    const { main } = await given.run(analysis, {
      measure: 'units',
      split: 'category',
      horizon: '1',
    });
    const coming = main.filter((row) => row.forecast !== null);
    expect(coming.map((row) => row.series)).toEqual([
      ...['K a', 'K b', 'K c', 'K d', 'K e', 'K f'],
      '(other)',
    ]);
    expect(coming.at(-1)?.forecast).toBe(4 + 3);
  });
});

test('the audience is forecast alone, and one without orders says so', async () => {
  await given.files({
    'transactions.csv': monthly('2023-06', [9, 3, 3, 3, 3, 3, 3, 9]),
    'customers.csv': 'customer_id,gender\nc0,F\nc1,M\nc2,M\nc9,X\n',
  });
  await given.build({ as_of: '2024-01-31' });
  await given.audience([attributeIs('gender', 'F')]);
  const women = await given.run(analysis, { measure: 'orders', horizon: '1' });
  // c0 ordered in June, September and December 2023; June is not whole.
  expect(women.main.map((row) => row.actual ?? row.forecast)).toEqual([0, 0, 1, 0, 0, 1, 0, 1 / 3]);
  expect(text.n(women)).toBe(1);
  await given.audience([attributeIs('gender', 'X')]);
  const none = await given.run(analysis);
  expect(text.headline(none, en)).toBe('No sales to forecast in this audience');
  await given.audience([]);
});

test('promotions of the months, and campaigns of the file, are listed', async () => {
  await given.files({
    'transactions.csv': monthly('2023-06', [9, 3, 3, 3, 3, 3, 3]),
    'campaigns.csv':
      'campaign_id,campaign,start_date,end_date,cost\nk1,Autumn,2023-10-01,2023-10-05,10\n',
  });
  await given.build({ as_of: '2023-12-10' });
  const names = async (promotion_bands: string) => {
    const { promotions } = await given.run(analysis, { promotion_bands, horizon: '2' });
    return promotions.map((row) => row.promotion);
  };
  // From June 10 to the end of January 2024; the festival of 2024 is on February 10.
  const usual = ['june_18', 'Autumn', 'double_11', 'double_12', 'new_year_shopping'];
  expect(await names('auto')).toEqual(usual);
  expect(await names('all')).toEqual([...usual.slice(0, 3), 'black_friday', ...usual.slice(3)]);
  expect(await names('off')).toEqual([]);
});
