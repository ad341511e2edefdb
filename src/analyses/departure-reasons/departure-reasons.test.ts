import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../../test/contracts/sources';
import { Given } from '../../../test/given';
import { truth } from '../../../test/sample-data/shop-files';
import { formatOf } from '../../format/format';
import type { Condition } from '../../warehouse/audience/condition';
import { analysis } from './analysis';
import { text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
}, 60_000);

const en = formatOf('en', 'CNY');

const customers = `customer_id,name,gender
a,A,F
b,B,F
c,C,M
d,D,M
e,E,F
f,F,F
`;
const orders = `order_id,customer_id,order_date,amount
o1,a,2023-03-31,50
o2,a,2023-04-02,100
o3,a,2024-03-01,40
o4,b,2024-01-10,300
o5,b,2024-05-01,70
o6,c,2024-01-01,10
o7,c,2024-01-11,10
o8,c,2024-01-21,10
o9,d,2024-02-01,500
`;
const departures = `customer_id,left_at,reason
a,2024-04-01,Price
b,2024-04-15, Price
c,2024-01-25,PRICE
d,,Service
e,2024-03-01,
f,2024-12-01,Later
x,2024-03-02,Service
`;

async function load(): Promise<void> {
  await given.files({
    'customers.csv': customers,
    'transactions.csv': orders,
    'departures.csv': departures,
  });
  await given.build({ as_of: '2024-06-30' });
  await given.audience([]);
}

describe('the reasons', () => {
  beforeAll(load, 60_000);

  test('are counted once a customer, the same but for spaces and case, unknown ones last', async () => {
    const { main } = await given.run(analysis);
    expect(
      main.map((row) => [row.reason, row.customers, row.share, row.cumulated_share, row.is_vital]),
    ).toEqual([
      ['Price', 3, 3 / 5, 3 / 5, true],
      ['Service', 1, 1 / 5, 4 / 5, true],
      ['(unknown)', 1, 1 / 5, 1, false],
    ]);
  });

  test('have the net sales of the year up to the day of leaving, and who came back since', async () => {
    const { main, scope } = await given.run(analysis, { counted_by: 'value' });
    // a: 365 days up to 2024-04-01 begin on 2023-04-03, since 2024 has a 29th of February: 40;
    // b: 300; c: 30; d has no day.
    expect(main.map((row) => [row.reason, row.lost_value, row.came_back])).toEqual([
      ['Price', 370, 1],
      ['Service', 0, 0],
      ['(unknown)', 0, 0],
    ]);
    expect(main[0]?.share_of_value).toBe(1);
    expect(scope).toEqual([
      {
        counted_by: 'value',
        customers: 5,
        lost_value: 370,
        without_reason: 1,
        without_date: 1,
        came_back: 1,
        unknown_customers: 1,
      },
    ]);
  });

  test('keep their spellings', async () => {
    const { spellings } = await given.run(analysis);
    expect(spellings.map((row) => [row.reason, row.spelling.trim(), row.customers])).toEqual([
      ['Price', 'Price', 2],
      ['Price', 'PRICE', 1],
      ['Service', 'Service', 1],
    ]);
  });

  test('are told by month, without gaps and without those who have no day', async () => {
    const { periods } = await given.run(analysis);
    const told = periods
      .filter(({ customers: some }) => some > 0)
      .map((row) => [row.period.toISOString().slice(0, 7), row.reason, row.customers]);
    expect(told).toEqual([
      ['2024-01', 'Price', 1],
      ['2024-03', '(unknown)', 1],
      ['2024-04', 'Price', 2],
    ]);
    expect(periods.length).toBe(6 * 2);
  });

  test('know the stage of the day of leaving, not of today', async () => {
    // Fewer than 30 repeat buyers: T = 90, w = 30. c ordered every ten days, last four days before
    // it left; a left 31 days after its last order, with gaps of 2 and 334 days; b 96 days after.
    const stages = await given.rows(
      `select customer_id, departures.stage from mart.departures as departures
       join mart.keys as keys using (customer_key) order by customer_id`,
    );
    expect(stages.map((row) => [row['customer_id'], row['stage']])).toEqual([
      ['a', 'loyal'],
      ['b', 'dormant'],
      ['c', 'loyal'],
      ['d', null],
      ['e', 'potential'],
    ]);
  });

  test('still show the others while one is chosen', async () => {
    const because: Condition = {
      about: 'records',
      table: 'departures',
      where: [{ column: 'reason', is: { operator: 'is', values: ['Service'] } }],
      within: null,
      count: { operator: 'at_least', times: 1 },
    };
    await given.audience([because]);
    const { main } = await given.run(analysis);
    expect(main.map((row) => row.reason)).toEqual(['Price', 'Service', '(unknown)']);
    await given.audience([
      { about: 'attribute', attribute: 'gender', is: { operator: 'is', values: ['M'] } },
    ]);
    const men = await given.run(analysis);
    expect(men.main.map((row) => [row.reason, row.customers])).toEqual([
      ['Price', 1],
      ['Service', 1],
    ]);
    await given.audience([]);
  });
});

describe('where a reason is over-represented', () => {
  test('is tested against the other reasons', async () => {
    // Of 40 who left for price 30 are women, of 60 who left for service 15.
    const people = Array.from({ length: 100 }, (_, at) => ({
      id: `c${at}`,
      reason: at < 40 ? 'price' : 'service',
      gender: (at < 40 ? at < 30 : at < 55) ? 'F' : 'M',
    }));
    await given.files({
      'customers.csv': `customer_id,gender\n${people.map((one) => `${one.id},${one.gender}`).join('\n')}\n`,
      'departures.csv': `customer_id,left_at,reason\n${people
        .map((one) => `${one.id},2024-03-01,${one.reason}`)
        .join('\n')}\n`,
    });
    await given.build({ as_of: '2024-06-30' });
    const { lifts, split } = await given.run(analysis, { split: 'gender' });
    const first = lifts.find((row) => row.reason === 'price' && row.attribute === 'gender');
    expect(first).toMatchObject({
      value: 'F',
      customers: 30,
      share_of_reason: 0.75,
      share_of_all: 0.45,
    });
    expect(first?.index).toBeCloseTo(100 * (0.75 / 0.45), 10);
    // z = 0.5 / sqrt(0.45 × 0.55 × (1/40 + 1/60)) = 4.9237; two-sided p = 8.5e-7.
    expect(first?.p_value).toBeCloseTo(8.49e-7, 8);
    expect(first?.is_significant).toBe(true);
    expect(split.map((row) => [row.value, row.reason, row.customers])).toEqual([
      ['M', 'service', 45],
      ['M', 'price', 10],
      ['F', 'service', 15],
      ['F', 'price', 30],
    ]);
  });
});

describe('the sample data', () => {
  beforeAll(async () => {
    const folder = join(root, 'sample-data/shop');
    const names = readdirSync(folder).filter((name) =>
      /^(customers|transactions|departures|refunds)\.csv$/.test(name),
    );
    await given.files(
      Object.fromEntries(
        names.map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]),
      ),
    );
    await given.build({ as_of: truth.asOf });
  }, 60_000);

  test('shows the wave of late 2024: its reason, its months and its provinces', async () => {
    const rows = await given.run(analysis, { split: 'province' });
    const wave = truth.churnWave;
    expect(rows.main[0]?.reason).toBe(wave.reason);
    const late = rows.periods
      .filter(({ reason, period }) => {
        const month = period.toISOString().slice(0, 7);
        return reason === wave.reason && month >= '2024-10' && month <= '2024-12';
      })
      .reduce((sum, { customers: some }) => sum + some, 0);
    expect(late).toBeGreaterThanOrEqual(wave.departuresWithReason);
    const own = rows.split.filter((row) => row.reason === wave.reason);
    const over = own.filter((row) => row.is_significant && (row.index ?? 0) > 100);
    expect(over.map((row) => row.value)).toEqual(expect.arrayContaining(['广东', '福建']));
    for (const { value } of over) expect(wave.provinces).toContain(value);
    expect(text.headline(rows, en)).toContain(`“${wave.reason}” is the first reason for leaving`);
    expect(text.headline(rows, en)).toContain('62 of them in 2024-11; over-represented in 广东');
  });
});

test('the headline has words for nobody and for no reasons', async () => {
  await given.files({ 'customers.csv': customers, 'transactions.csv': orders });
  await given.build({ as_of: '2024-06-30' });
  expect(text.headline(await given.run(analysis), en)).toBe(
    'Nobody of this audience is said to have left',
  );
  await given.files({
    'customers.csv': customers,
    'departures.csv': 'customer_id,left_at,reason\na,2024-03-01,\n',
  });
  await given.build({ as_of: '2024-06-30' });
  expect(text.headline(await given.run(analysis), formatOf('zh', null))).toBe(
    '1 位流失客户都没有说明原因；带“流失原因”列的流失文件可以补上',
  );
});
