import { beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from './engine';
import { Marts, martOrder } from './marts';
import { startNodeEngine } from './node-engine';
import { settings } from './settings';
import { createStaging } from './load/staging';
import { tables } from './tables';

type Cells = Readonly<Record<string, string | number>>;
type Staged = Partial<
  Record<
    'transactions' | 'order_headers' | 'customers' | 'refunds' | 'customer_attributes',
    Cells[]
  >
>;

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
  await engine.execute('create schema if not exists mart');
}, 60_000);

const types: Readonly<Record<keyof Staged, Readonly<Record<string, string>>>> = {
  transactions: tables.transactions.columns,
  order_headers: tables.transactions.columns,
  customers: tables.customers.columns,
  refunds: tables.refunds.columns,
  customer_attributes: { customer_id: 'varchar', attribute: 'varchar', value: 'varchar' },
};

/** Puts rows into staging, once; columns that a row leaves out are null. */
async function stage(staged: Staged): Promise<void> {
  await createStaging(engine, []);
  for (const [name, rows] of Object.entries(staged) as [keyof Staged, Cells[]][]) {
    const columns = Object.entries(types[name]);
    const values = rows.map(
      (row) =>
        `(${columns.map(([column]) => (column in row ? `'${row[column]}'` : 'null')).join(', ')})`,
    );
    const casts = columns.map(([column, type]) => `${column}::${type} as ${column}`).join(', ');
    const names = columns.map(([column]) => column).join(', ');
    await engine.execute(
      `create or replace table rows_of_${name} as
       select ${casts} from (values ${values.join(', ')}) as given (${names})`,
    );
    await engine.execute(`create or replace view staging.${name} as select * from rows_of_${name}`);
  }
}

/** Stages rows and builds the marts over them. */
async function build(staged: Staged, values: Readonly<Record<string, string>> = {}): Promise<void> {
  await stage(staged);
  const chosen: Readonly<Record<string, string | null>> = { as_of: '2024-12-31', ...values };
  for (const { name, type, default: fallback } of settings) {
    engine.setVariable(name, type, chosen[name] ?? fallback);
  }
  await new Marts(engine).make(martOrder);
}

const line = (
  order: string,
  customer: string,
  day: string,
  amount: number,
  rest: Cells = {},
): Cells => ({ order_id: order, customer_id: customer, ordered_at: day, amount, ...rest });

const orders = () =>
  engine.rows(
    `select order_id, is_order, paid::double as paid, refund::double as refund,
       revenue::double as revenue,
     from mart.orders order by order_id`,
  );
const customer = async (id: string) => {
  const rows = await engine.rows(
    `select *, revenue::double as money, from mart.customers where customer_id = '${id}'`,
  );
  expect(rows).toHaveLength(1);
  return rows[0]!;
};

describe('what an order is', () => {
  test('lines of one order id are one order; its value is the sum of its valid lines less refunds', async () => {
    await build({
      transactions: [
        line('1', 'a', '2024-03-01 10:00:00', 100),
        line('1', 'a', '2024-03-01 10:00:00', 50, { refund: 20 }),
        line('1', 'a', '2024-03-01 10:00:00', 30, { state: 'closed' }),
        line('2', 'a', '2024-03-02 09:00:00', 40, { state: 'unpaid' }),
      ],
    });
    expect(await orders()).toEqual([
      { order_id: '1', is_order: true, paid: 150, refund: 20, revenue: 130 },
      { order_id: '2', is_order: false, paid: 0, refund: 0, revenue: 0 },
    ]);
    expect(await customer('a')).toMatchObject({ orders: 1, order_days: 1, money: 130 });
  });

  test('rows without an order id are an order each', async () => {
    // Loading names such rows after their place in the file.
    await build({
      transactions: [line('f_1#0', 'a', '2024-03-01', 10), line('f_1#1', 'a', '2024-03-01', 10)],
    });
    expect(await customer('a')).toMatchObject({ orders: 2, order_days: 1, money: 20 });
  });

  test('a fully refunded order is no order, whether its refund is a column, a file or a negative line', async () => {
    await build({
      transactions: [
        line('1', 'a', '2024-01-01', 100, { refund: 100 }),
        line('2', 'a', '2024-02-01', 100),
        line('3', 'a', '2024-03-01', 100),
        line('3', 'a', '2024-03-05', -100),
        line('4', 'a', '2024-04-01', 100),
        line('4', 'a', '2024-04-02', -30),
        // Given away: of no value, but an order.
        line('5', 'a', '2024-05-01', 0),
      ],
      refunds: [{ refund_id: 'r', order_id: '2', amount: 100, refunded_at: '2024-02-10' }],
    });
    expect(
      (await orders()).map((row) => [row['order_id'], row['is_order'], row['revenue']]),
    ).toEqual([
      ['1', false, 0],
      ['2', false, 0],
      ['3', false, 0],
      ['4', true, 70],
      ['5', true, 0],
    ]);
    expect(await customer('a')).toMatchObject({ orders: 2, order_days: 2, money: 70 });
  });

  test('a return-only document is no order and is subtracted from revenue', async () => {
    await build({
      transactions: [line('1', 'a', '2024-01-01', 100), line('C1', 'a', '2024-02-01', -30)],
    });
    expect(await customer('a')).toMatchObject({
      orders: 1,
      order_days: 1,
      money: 70,
      recency: 365,
    });
  });

  test('nothing after the as-of date counts, neither orders nor refunds nor registrations', async () => {
    const staged: Staged = {
      transactions: [
        line('1', 'a', '2024-06-30 23:59:00', 100, { refund: 5, refunded_at: '2024-07-01' }),
        line('2', 'a', '2024-07-01 00:00:00', 60),
      ],
      refunds: [{ refund_id: 'r', order_id: '1', amount: 40, refunded_at: '2024-07-02' }],
      customers: [
        { customer_id: 'late', registered_at: '2024-07-01' },
        { customer_id: 'early', registered_at: '2024-06-30 20:00:00' },
      ],
    };
    await build(staged, { as_of: '2024-06-30' });
    expect(await customer('a')).toMatchObject({ orders: 1, money: 100, recency: 0 });
    const ids = await engine.rows('select customer_id, from mart.customers order by customer_id');
    expect(ids.map((row) => row['customer_id'])).toEqual(['a', 'early']);
    await build(staged, { as_of: '2024-07-02' });
    expect(await customer('a')).toMatchObject({ orders: 2, money: 120 });
  });

  test('what was given back for a closed line is no loss of the other lines', async () => {
    await build({
      transactions: [
        line('1', 'a', '2024-01-01', 100),
        line('1', 'a', '2024-01-01', 40, { state: 'closed', refund: 40 }),
      ],
    });
    expect(await orders()).toEqual([
      { order_id: '1', is_order: true, paid: 100, refund: 0, revenue: 100 },
    ]);
  });

  test('a refunded line and a partial refund of another line add up; a later refund does not count yet', async () => {
    const staged: Staged = {
      transactions: [
        line('1', 'a', '2024-01-01', 100, { refund: 10 }),
        line('1', 'a', '2024-01-01', 40, { state: 'refunded', refunded_at: '2024-02-01' }),
      ],
    };
    await build(staged);
    expect(await orders()).toEqual([
      { order_id: '1', is_order: true, paid: 140, refund: 50, revenue: 90 },
    ]);
    await build(staged, { as_of: '2024-01-31' });
    expect(await orders()).toEqual([
      { order_id: '1', is_order: true, paid: 140, refund: 10, revenue: 130 },
    ]);
  });

  test('one refund in two files is subtracted once', async () => {
    await build({
      transactions: [line('1', 'a', '2024-01-01', 100, { refund: 30 })],
      refunds: [{ refund_id: 'r', order_id: '1', amount: 30, refunded_at: '2024-01-05' }],
    });
    expect(await orders()).toEqual([
      { order_id: '1', is_order: true, paid: 100, refund: 30, revenue: 70 },
    ]);
  });

  test('other currencies are left out', async () => {
    await build(
      {
        transactions: [
          line('1', 'a', '2024-01-01', 100, { currency: 'CNY' }),
          line('2', 'a', '2024-01-02', 7, { currency: 'USD' }),
        ],
      },
      { currency: 'CNY' },
    );
    expect(await customer('a')).toMatchObject({ orders: 1, money: 100 });
  });

  test('headers and lines of the same orders are joined: money from the lines, status and customer from the headers', async () => {
    await build({
      order_headers: [
        { order_id: '1', customer_id: 'a', ordered_at: '2024-01-01', order_amount: 999 },
        { order_id: '2', customer_id: 'b', ordered_at: '2024-01-02', state: 'closed' },
        { order_id: '3', customer_id: 'c', ordered_at: '2024-01-03', order_amount: 70 },
        { order_id: '4', customer_id: 'd', ordered_at: '2024-01-04', discount: 10 },
      ],
      transactions: [
        { order_id: '1', ordered_at: '2024-01-01', amount: 60 },
        { order_id: '1', ordered_at: '2024-01-01', amount: 40 },
        { order_id: '2', ordered_at: '2024-01-02', amount: 50 },
        { order_id: '4', ordered_at: '2024-01-04', amount: 50 },
      ],
    });
    expect(
      (await orders()).map((row) => [row['order_id'], row['is_order'], row['revenue']]),
    ).toEqual([
      ['1', true, 100],
      ['2', false, 0],
      ['3', true, 70],
      ['4', true, 40],
    ]);
    expect(await customer('a')).toMatchObject({ orders: 1, money: 100 });
    expect(await customer('b')).toMatchObject({ orders: 0, stage: 'potential' });
  });
});

describe('order days and gaps', () => {
  test('several orders on one day are one order day; gaps are whole days between them', async () => {
    await build({
      transactions: [
        line('1', 'a', '2024-03-01 00:10:00', 10),
        line('2', 'a', '2024-03-01 23:50:00', 10),
        line('3', 'a', '2024-03-02 00:05:00', 10),
        line('4', 'a', '2024-03-12 12:00:00', 10),
      ],
    });
    const days = await engine.rows(
      'select orders, gap, next_day is null as is_last, from mart.order_days order by day',
    );
    expect(days).toEqual([
      { orders: 2, gap: null, is_last: false },
      { orders: 1, gap: 1, is_last: false },
      { orders: 1, gap: 10, is_last: true },
    ]);
    expect(await customer('a')).toMatchObject({
      orders: 4,
      order_days: 3,
      mean_gap: 5.5,
      median_gap: 5.5,
      last_gap: 10,
      earlier_median_gap: 1,
    });
  });
});

describe('thresholds', () => {
  const repeats = (customers: number, gap: number) =>
    Array.from({ length: customers }, (_, i) => [
      line(`${i}-1`, `c${i}`, '2024-01-01', 10),
      line(`${i}-2`, `c${i}`, `2024-01-${String(1 + gap).padStart(2, '0')}`, 10),
    ]).flat();

  test('fewer than 30 repeat buyers: preset 90 and 30; 30 are enough', async () => {
    const read = () => engine.rows('select * from mart.thresholds');
    await build({ transactions: repeats(29, 3) });
    expect(await read()).toEqual([
      { churn_days: 90, median_gap: 30, new_days: 30, is_preset: true, repeat_buyers: 29 },
    ]);
    await build({ transactions: repeats(30, 3) });
    // g = 3, w = min(T, max(g, 30)) = T = 3.
    expect(await read()).toEqual([
      { churn_days: 3, median_gap: 3, new_days: 3, is_preset: false, repeat_buyers: 30 },
    ]);
    await build({ customers: [{ customer_id: 'a' }] });
    expect(await read()).toEqual([
      { churn_days: 90, median_gap: 30, new_days: 30, is_preset: true, repeat_buyers: 0 },
    ]);
  });
});

describe('classes', () => {
  test('tiers: equal values get equal tiers, and without a purchase a class of its own', async () => {
    const values = { a: 50, b: 30, c: 15, d: 2.5, e: 2.5 };
    await build({
      transactions: [
        ...Object.entries(values).map(([id, amount]) => line(id, id, '2024-12-01', amount)),
        line('C', 'returned', '2024-12-01', -5),
      ],
      customers: [{ customer_id: 'nobody' }],
    });
    const tiers = await engine.rows('select customer_id, tier, from mart.customers');
    // Above a 0 %, b 50 %, c 80 %, d and e 95 %.
    expect(Object.fromEntries(tiers.map((row) => [row['customer_id'], row['tier']]))).toEqual({
      a: 'a',
      b: 'a',
      c: 'b',
      d: 'c',
      e: 'c',
      returned: 'c',
      nobody: 'none',
    });
  });

  test('a customer who stands twice in the file is one; the record updated last counts', async () => {
    await build({
      customers: [
        { customer_id: 'a', gender: 'f', updated_at: '2024-01-01' },
        { customer_id: 'a', gender: 'm', updated_at: '2024-06-01' },
      ],
      transactions: [line('1', 'a', '2024-12-01', 10)],
    });
    expect(await customer('a')).toMatchObject({ gender: 'm', orders: 1 });
    expect(
      await engine.rows(
        'select attribute, value, from mart.attributes join mart.attribute_values using (value_key)',
      ),
    ).toEqual([{ attribute: 'gender', value: 'm' }]);
  });
});

/** A shop with every trouble at once, made by arithmetic. */
const shop: Staged = {
  transactions: Array.from({ length: 600 }, (_, i) => ({
    order_id: `o${i % 251}`,
    customer_id: `c${(i % 251) % 37}`,
    ordered_at: `2024-${String(1 + ((i % 251) % 12)).padStart(2, '0')}-${String(1 + ((i % 251) % 28)).padStart(2, '0')}`,
    amount: ((i * 37) % 200) - 20,
    state: i % 13 === 0 ? 'closed' : 'valid',
    ...(i % 29 === 0 ? { refund: 5 } : {}),
  })),
  customers: Array.from({ length: 45 }, (_, i) => ({
    customer_id: `c${i}`,
    gender: i % 2 ? 'f' : 'm',
  })),
  refunds: [
    { refund_id: 'r1', order_id: 'o7', amount: 12, refunded_at: '2024-12-30' },
    { refund_id: 'r2', order_id: 'o9', amount: 12, state: 'closed' },
  ],
};

describe('what reconciles', () => {
  beforeAll(() => build(shop));

  test.each([
    ['mart.keys', 'customer_key'],
    ['mart.keys', 'customer_id'],
    ['mart.customers', 'customer_key'],
    ['mart.purchases', 'customer_key'],
    ['mart.scores', 'customer_key'],
    ['mart.tiers', 'customer_key'],
    ['mart.audience', 'customer_key'],
    ['mart.orders', 'order_id'],
    ['mart.order_days', '(customer_key, day)'],
    ['mart.attributes', '(customer_key, value_key)'],
    ['mart.attribute_values', '(attribute, value)'],
    ['mart.audience_orders', 'order_id'],
    ['mart.festivals', 'day'],
    ['mart.calendar', '(unit, day)'],
  ])('%s is unique by %s', async (table, key) => {
    const [row] = await engine.rows(
      `select count(*) as n, count(distinct ${key}) as keys, from ${table}`,
    );
    expect(row?.['n']).toBeGreaterThan(0);
    expect(row?.['n']).toBe(row?.['keys']);
  });

  test('revenue is the same in lines, orders, purchases and customers', async () => {
    const [row] = await engine.rows(`
      select
        (
          (
            select sum(amount - coalesce(refund, 0)),
            from staging.transactions
            where state = 'valid' and order_id <> 'o7'
          )
          -- Order o7 has a record of its refund, which stands for what its lines say.
          + (select sum(amount) - 12, from staging.transactions where state = 'valid' and order_id = 'o7')
        )::double as lines,
        (select sum(revenue) from mart.orders)::double as orders,
        (select sum(revenue) from mart.purchases)::double as purchases,
        (select sum(revenue) from mart.customers)::double as customers`);
    expect(row?.['orders']).toBe(row?.['lines']);
    expect(row?.['purchases']).toBe(row?.['lines']);
    expect(row?.['customers']).toBe(row?.['lines']);
  });

  test('orders add up: documents, order days, customers; every customer is in one class of each lens', async () => {
    const [row] = await engine.rows(`
      select
        (select count(*) from mart.orders where is_order) as documents,
        (select sum(orders) from mart.order_days)::integer as days,
        (select sum(orders) from mart.customers)::integer as customers,
        (select count(*) from mart.order_days) as order_days,
        (select sum(order_days) from mart.customers)::integer as customer_days,
        (select count(*) from mart.customers where segment is null or tier is null or stage is null)
          as unclassed`);
    expect(row?.['days']).toBe(row?.['documents']);
    expect(row?.['customers']).toBe(row?.['documents']);
    expect(row?.['customer_days']).toBe(row?.['order_days']);
    expect(row?.['unclassed']).toBe(0);
  });
});
