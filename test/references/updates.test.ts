import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Hint, Note, Receipt } from '../../src/intake/decision';
import { noHints } from '../../src/intake/decision';
import { Marts } from '../../src/warehouse/marts';
import { Given } from '../given';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
});
beforeEach(async () => {
  await given.warehouse.clear();
});

/** Drops files on top of what is there. */
async function drop(files: Record<string, string>, hints: Record<string, Hint> = {}) {
  const loaded = await given.warehouse.load(
    Object.entries(files).map(
      ([name, text]) => new File([text], name, { lastModified: Date.UTC(2030, 0, 1) }),
    ),
    { ...noHints, files: hints },
    () => undefined,
  );
  expect(loaded).toMatchObject({ refusals: [], questions: [] });
  return loaded.receipts;
}

const of = (receipts: readonly Receipt[], name: string) =>
  receipts.find(({ file }) => file === name)!;
const note = (receipt: Receipt, code: string): Note | undefined =>
  receipt.notes.find((candidate) => candidate.code === code);

/** Orders and net sales as the marts have them. */
async function sales() {
  given.engine.setVariable('as_of', 'date', '2024-12-31');
  given.engine.setVariable('currency', 'varchar', null);
  await given.engine.rows('create schema if not exists mart');
  await new Marts(given.engine).make(['orders']);
  const [row] = await given.engine.rows(
    `select count(*) filter (where is_order) as orders, sum(revenue) as revenue, sum(units) as units
     from mart.orders where state = 'valid'`,
  );
  return row;
}

const head = 'order_id,customer_id,order_date,product,quantity,amount,status\n';
const january =
  head +
  'A1,C1,2024-01-05,soap,1,10,paid\nA1,C1,2024-01-05,towel,2,30,paid\n' +
  'A2,C2,2024-01-10,soap,1,10,paid\nA3,C1,2024-01-20,brush,1,5,paid\n';
/** A2 was given back; A3 has a line more; A4 and A5 are new, C3 is a new customer. */
const february =
  head +
  'A1,C1,2024-01-05,soap,1,10,paid\nA1,C1,2024-01-05,towel,2,30,paid\n' +
  'A2,C2,2024-01-10,soap,1,10,refunded\n' +
  'A3,C1,2024-01-20,brush,1,5,paid\nA3,C1,2024-01-20,comb,1,7,paid\n' +
  'A4,C3,2024-02-02,soap,3,30,paid\nA5,C1,2024-02-03,soap,1,10,paid\n';

describe('next month’s export', () => {
  it('replaces the orders that are in both, adds the others, and says what is new', async () => {
    await drop({ 'january.csv': january });
    // 40 + 10 + 5
    expect(await sales()).toEqual({ orders: 3, revenue: 55, units: 5 });

    const receipts = await drop({ 'february.csv': february });
    expect(of(receipts, 'january.csv').news).toBeNull();
    expect(of(receipts, 'february.csv').news).toEqual({
      added: 2,
      changed: 2,
      same: 1,
      // Of A3 the product and the amount have a second value; the quantity is 1 on both lines.
      fields: [
        { column: 'amount', count: 1 },
        { column: 'product', count: 1 },
        { column: 'status', count: 1 },
      ],
      customers: 1,
    });
    expect(note(of(receipts, 'january.csv'), 'replaced_by')?.values).toEqual({
      count: 3,
      file: 'february.csv',
    });
    expect(note(of(receipts, 'february.csv'), 'merged')?.choice).toMatchObject({
      id: 'merge',
      chosen: 'by_key',
    });
    // 40 + 0 (given back) + 12 + 30 + 10; A2 is no order any more, its unit is still told.
    expect(await sales()).toEqual({ orders: 4, revenue: 92, units: 10 });

    await given.warehouse.undoLoad();
    expect(await sales()).toEqual({ orders: 3, revenue: 55, units: 5 });
  });
});

describe('two exports of customers', () => {
  it('make one record each: the newest value that is not empty, also of other columns', async () => {
    await drop({
      'january.csv':
        'customer_id,name,city,phone,Favourite\nC1,Ann,Hangzhou,1,red\nC2,Bo,Beijing,2,blue\nC3,Cy,Xian,3,\n',
    });
    const receipts = await drop({
      'february.csv':
        'customer_id,name,city,email,Favourite\nC1,Ann,Shanghai,a@x.cn,\nC2,Bo,,b@x.cn,green\nC4,Di,Wuhan,d@x.cn,pink\n',
    });
    expect(of(receipts, 'february.csv').news).toEqual({
      ...{ added: 1, changed: 2, same: 0, customers: 1 },
      fields: [
        { column: 'email', count: 2 },
        { column: 'Favourite', count: 1 },
        { column: 'city', count: 1 },
      ],
    });
    expect(note(of(receipts, 'january.csv'), 'completed_by')?.values).toEqual({
      count: 2,
      file: 'february.csv',
    });
    const people = () =>
      given.rows('select customer_id, city, phone, email from staging.customers order by 1');
    const wishes = () =>
      given.rows(
        'select customer_id, attribute, value from staging.customer_attributes order by 1',
      );
    expect(await people()).toEqual([
      { customer_id: 'C1', city: 'Shanghai', phone: '1', email: 'a@x.cn' },
      { customer_id: 'C2', city: 'Beijing', phone: '2', email: 'b@x.cn' },
      { customer_id: 'C3', city: 'Xian', phone: '3', email: null },
      { customer_id: 'C4', city: 'Wuhan', phone: null, email: 'd@x.cn' },
    ]);
    expect(await wishes()).toEqual([
      { customer_id: 'C1', attribute: 'Favourite', value: 'red' },
      { customer_id: 'C2', attribute: 'Favourite', value: 'green' },
      { customer_id: 'C4', attribute: 'Favourite', value: 'pink' },
    ]);

    await given.warehouse.undoLoad();
    expect(await people()).toEqual([
      { customer_id: 'C1', city: 'Hangzhou', phone: '1', email: null },
      { customer_id: 'C2', city: 'Beijing', phone: '2', email: null },
      { customer_id: 'C3', city: 'Xian', phone: '3', email: null },
    ]);
    expect(await wishes()).toHaveLength(2);
  });

  it('go by the time of the update where both have one', async () => {
    await drop({ 'a.csv': 'customer_id,name,city,updated_at\nC1,Ann,Hangzhou,2024-03-01\n' });
    await drop({
      'b.csv': 'customer_id,name,city,updated_at\nC1,Anna,,2024-01-01\nC2,Bo,Xian,2024-01-01\n',
    });
    expect(
      await given.rows('select customer_id, name, city from staging.customers order by 1'),
    ).toEqual([
      { customer_id: 'C1', name: 'Ann', city: 'Hangzhou' },
      { customer_id: 'C2', name: 'Bo', city: 'Xian' },
    ]);
  });
});

describe('files that share ids or rows', () => {
  it('of two shops that both count from 1001 stay apart, until the user says otherwise', async () => {
    const shop = (customer: string, month: string) =>
      'order_id,customer_id,order_date,amount\n' +
      [1, 2, 3].map((i) => `100${i},${customer}${i},2024-${month}-0${i},10\n`).join('');
    await drop({ 'east.csv': shop('E', '01') });
    const receipts = await drop({ 'west.csv': shop('W', '02') });
    expect(note(of(receipts, 'west.csv'), 'other_orders')).toMatchObject({
      values: { count: 3, file: 'east.csv' },
      choice: { id: 'order_ids', chosen: 'own' },
    });
    expect(of(receipts, 'west.csv').news).toMatchObject({ added: 3, changed: 0, customers: 3 });
    expect(await sales()).toMatchObject({ orders: 6, revenue: 60 });
    // Next month's export of the eastern shop still finds its own.
    await drop({ 'east-2.csv': `${shop('E', '01')}1004,E9,2024-03-01,5\n` });
    expect(await sales()).toMatchObject({ orders: 7, revenue: 65 });
    await given.warehouse.clear();
    await drop({ 'east.csv': shop('E', '01') });
    await drop(
      { 'west.csv': shop('W', '02') },
      { 'west.csv': { answers: { order_ids: 'shared' } } },
    );
    expect(await sales()).toMatchObject({ orders: 3, revenue: 30 });
  });

  it('without order ids count equal rows of the shared time once, and chance ones twice', async () => {
    const rows = (days: number[]) =>
      'customer_id,order_date,amount\n' + days.map((d) => `C${d},2024-01-${d},1\n`).join('');
    await drop({ 'a.csv': rows([11, 12, 13, 14]) });
    const receipts = await drop({ 'b.csv': rows([13, 14, 15]) });
    expect(note(of(receipts, 'b.csv'), 'overlap_once')).toMatchObject({
      values: { count: 2, file: 'a.csv' },
      choice: { id: 'overlap', chosen: 'once' },
    });
    expect(of(receipts, 'b.csv').news).toMatchObject({ added: 1, same: 2 });
    expect(await sales()).toMatchObject({ orders: 5, revenue: 5 });
    await given.warehouse.clear();
    await drop({ 'a.csv': rows([11, 12, 13, 14, 15, 16]) });
    const others = await drop({ 'b.csv': rows([11, 21, 22]) + 'C9,2024-01-16,7\n' });
    // One of six rows in that time: chance.
    expect(note(of(others, 'b.csv'), 'overlap_both')?.values).toMatchObject({ count: 1 });
    expect(await sales()).toMatchObject({ orders: 10, revenue: 16 });
  });

  it('keep an order whose lines were cut over two files', async () => {
    const part = (rows: string) => `order_id,customer_id,order_date,product,amount\n${rows}`;
    await drop({
      'part1.csv': part(
        'A1,C1,2024-01-01,soap,1\nA2,C2,2024-01-02,soap,2\nA2,C2,2024-01-02,comb,3\n',
      ),
    });
    const receipts = await drop({
      'part2.csv': part(
        'A2,C2,2024-01-02,towel,4\nA3,C3,2024-01-03,soap,5\nA3,C3,2024-01-03,comb,6\n',
      ),
    });
    expect(note(of(receipts, 'part2.csv'), 'order_continues')?.values).toEqual({
      order: 'A2',
      file: 'part1.csv',
    });
    expect(await sales()).toMatchObject({ orders: 3, revenue: 21 });
  });

  it('are all counted where the user wants both', async () => {
    await drop({ 'january.csv': january });
    const receipts = await drop(
      { 'february.csv': february },
      { 'february.csv': { answers: { merge: 'keep_both' } } },
    );
    expect(note(of(receipts, 'february.csv'), 'kept_both')).toMatchObject({
      values: { count: 3, file: 'january.csv' },
      choice: { chosen: 'keep_both' },
    });
    const [row] = await given.rows('select count(*) as n from staging.transactions');
    expect(row).toEqual({ n: 11 });
  });

  it('join headers and lines of each month and replace month by month', async () => {
    const lines = (ids: number[]) =>
      'order_id,customer_id,order_date,product_id,quantity,amount\n' +
      ids.flatMap((i) => [1, 2].map((p) => `A${i},C${i},2024-01-1${i},P${p},1,10\n`)).join('');
    const headers = (ids: number[], status: string) =>
      'order_id,customer_id,order_date,shipping,amount,status\n' +
      ids.map((i) => `A${i},C${i},2024-01-1${i},5,20,${status}\n`).join('');
    await drop({ 'lines1.csv': lines([1, 2]), 'heads1.csv': headers([1, 2], 'paid') });
    expect(await sales()).toMatchObject({ orders: 2, revenue: 40 });
    const receipts = await drop({
      'lines2.csv': lines([2, 3]),
      'heads2.csv': headers([2, 3], 'cancelled'),
    });
    expect(of(receipts, 'heads2.csv').decision.grain).toBe('header');
    expect(of(receipts, 'heads2.csv').news).toMatchObject({ added: 1, changed: 1 });
    expect(of(receipts, 'lines2.csv').news).toMatchObject({ added: 1, same: 1 });
    expect(await sales()).toMatchObject({ orders: 1, revenue: 20 });
  });
});

describe('a table of orders that is cut into overlapping files', () => {
  interface Line {
    order: number;
    customer: number;
    amount: number;
    product: number;
    status: 'paid' | 'cancelled';
  }
  const anOrder = (order: number): fc.Arbitrary<Line[]> =>
    fc
      .tuple(
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom('paid' as const, 'cancelled' as const),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 5 })), {
          minLength: 1,
          maxLength: 3,
        }),
      )
      .map(([customer, status, lines]) =>
        lines.map(([amount, product]) => ({ order, customer, amount, product, status })),
      );
  /**
   * Files in load order; the same order may be in several, each time with other lines. The first and
   * the last order of a file are its own, so that none looks like a cut one.
   */
  const someFiles = fc
    .array(fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 8 }), {
      minLength: 1,
      maxLength: 4,
    })
    .chain((files) =>
      fc.tuple(
        ...files.map((orders, index) =>
          fc.tuple(...[13 + index, ...orders, 17 + index].map(anOrder)),
        ),
      ),
    );
  // The order's day is its own; its customer may be mended.
  const csv = (orders: Line[][]) =>
    'order_id,customer_id,order_date,product,quantity,amount,status\n' +
    orders
      .flat()
      .map(
        (l) =>
          `A${l.order},C${l.customer},2024-01-${10 + l.order},P${l.product},1,${l.amount},${l.status}\n`,
      )
      .join('');

  it('has the orders and sales of the latest file that holds each order', async () => {
    await fc.assert(
      fc.asyncProperty(someFiles, async (files) => {
        await given.warehouse.clear();
        const expected = new Map<number, Line[]>();
        for (const [index, orders] of files.entries()) {
          const before = new Map(expected);
          for (const lines of orders) expected.set(lines[0]!.order, lines);
          const receipts = await drop({ [`${index}.csv`]: csv(orders) });
          if (index === 0) continue;
          const news = of(receipts, `${index}.csv`).news!;
          expect(news.added).toBe(expected.size - before.size);
          expect(news.added + news.changed + news.same).toBe(orders.length);
          expect(news.same).toBe(
            orders.filter((lines) => told(lines) === told(before.get(lines[0]!.order))).length,
          );
        }
        const kept = [...expected.values()].filter(([line]) => line!.status === 'paid');
        expect(await sales()).toEqual({
          orders: kept.length,
          revenue:
            kept.length > 0 ? kept.flat().reduce((sum, { amount }) => sum + amount, 0) : null,
          units: kept.length > 0 ? kept.flat().length : null,
        });
      }),
      { numRuns: 8, seed: 7 },
    );
  });

  /** An order's lines in any order. */
  const told = (lines: Line[] | undefined) =>
    lines
      ?.map((line) => Object.values(line).join())
      .sort()
      .join(';');
});
