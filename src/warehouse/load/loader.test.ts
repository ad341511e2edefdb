import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noHints, type Hint, type SourceFile } from '../../intake/decision';
import type { Engine } from '../engine';
import { Loader } from './loader';
import { startNodeEngine } from '../node-engine';
import { kinds, tables } from '../tables';

let engine: Engine;
let loader: Loader;
beforeAll(async () => {
  engine = await startNodeEngine();
});
beforeEach(async () => {
  await engine.execute('drop schema if exists staging cascade');
  await engine.execute('drop schema if exists intake cascade');
  loader = new Loader(engine);
});

const file = (name: string, text: string): SourceFile => ({
  name,
  blob: new Blob([text]),
  lastModified: 0,
});
const lines = 'order_id,customer_id,order_date,product_id,quantity,unit_price\n';
const given = (files: Record<string, Hint>) => ({ ...noHints, files });
const noteCodes = (receipt: { notes: { code: string }[] } | undefined) =>
  receipt?.notes.map(({ code }) => code);

describe('the staging views', () => {
  it('exist for every kind before any file, without rows and with the columns of the contract', async () => {
    await loader.prepare();
    for (const kind of kinds) {
      const columns = await engine.rows(
        `select column_name as name, lower(data_type) as type from information_schema.columns
         where table_schema = 'staging' and table_name = '${kind}' order by ordinal_position`,
      );
      expect(columns.map(({ name, type }) => [name, type])).toEqual(
        Object.entries(tables[kind].columns),
      );
      expect(await engine.rows(`select count(*) as n from staging.${kind}`)).toMatchObject([
        { n: 0 },
      ]);
    }
    expect(await engine.rows('select count(*) as n from staging.order_headers')).toMatchObject([
      { n: 0 },
    ]);
  });

  it('keep their columns and types with files of different columns, stacked', async () => {
    await loader.drop([
      file('a.csv', `${lines}A1,C1,2024-01-02,P1,2,1.50\n`),
      file('b.csv', 'order_id,customer_id,order_date,amount\nB1,C1,2024-02-02,7\n'),
    ]);
    expect(
      await engine.rows('select order_id, quantity, amount from staging.transactions order by 1'),
    ).toMatchObject([
      { order_id: 'A1', quantity: 2, amount: 3 },
      { order_id: 'B1', quantity: null, amount: 7 },
    ]);
    const columns = await engine.rows(
      `select lower(data_type) as type from information_schema.columns
       where table_schema = 'staging' and table_name = 'transactions' order by ordinal_position`,
    );
    expect(columns.map(({ type }) => type)).toEqual(Object.values(tables.transactions.columns));
  });

  it('hold attributes under the header as written, which is data and never SQL', async () => {
    const header = `x"'); drop table intake.f_1; --`;
    await loader.drop([
      file('c.csv', `customer_id,"${header.replaceAll('"', '""')}",colour\nC1,7,red\nC2,,blue\n`),
      file('d.csv', 'customer_id,gender,colour\nC3,F,green\n'),
    ]);
    expect(
      await engine.rows('select * from staging.customer_attributes order by customer_id, value'),
    ).toMatchObject([
      { customer_id: 'C1', attribute: header, value: '7' },
      { customer_id: 'C1', attribute: 'colour', value: 'red' },
      { customer_id: 'C2', attribute: 'colour', value: 'blue' },
      { customer_id: 'C3', attribute: 'colour', value: 'green' },
    ]);
  });
});

describe('two grains of the same orders', () => {
  const headers =
    '订单编号,买家会员名,买家实际支付金额,订单状态,订单创建时间,订单付款时间,买家应付邮费,买家应付货款\n';

  it('join: the file with a row an order becomes the header file of the one with its lines', async () => {
    const outcome = await loader.drop([
      file(
        'orders.csv',
        `${headers}1,甲,30.00,交易成功,2024-01-02 10:00:00,2024-01-02 10:01:00,5.00,25.00\n2,乙,9.00,交易关闭,2024-01-03 10:00:00,,0.00,9.00\n`,
      ),
      file(
        'lines.csv',
        '订单编号,子订单编号,商品编号,数量,单价,下单时间\n1,11,P1,1,10.00,2024-01-02\n1,12,P2,1,15.00,2024-01-02\n2,21,P1,1,9.00,2024-01-03\n',
      ),
    ]);
    expect(outcome.receipts.map(({ decision }) => decision.grain)).toEqual(['header', 'line']);
    expect(outcome.receipts[0]!.notes).toContainEqual({
      code: 'joined_as_headers',
      values: { count: 2, lines: 'lines.csv' },
    });
    expect(
      await engine.rows('select count(*) as n, sum(amount) as amount from staging.transactions'),
    ).toMatchObject([{ n: 3, amount: 34 }]);
    expect(
      await engine.rows(
        'select order_id, state, shipping, amount from staging.order_headers order by 1',
      ),
    ).toMatchObject([
      { order_id: '1', state: 'valid', shipping: 5, amount: 30 },
      { order_id: '2', state: 'closed', shipping: 0, amount: 9 },
    ]);
  });

  it('stack where the order ids are others', async () => {
    const { receipts } = await loader.drop([
      file('jan.csv', `${lines}A1,C1,2024-01-02,P1,1,1\nA1,C1,2024-01-02,P2,1,1\n`),
      file('feb.csv', `${lines}B1,C1,2024-02-02,P1,1,1\nB2,C1,2024-02-02,P2,1,1\n`),
    ]);
    expect(receipts.map(({ decision }) => decision.grain)).toEqual(['line', 'line']);
    expect(await engine.rows('select count(*) as n from staging.transactions')).toMatchObject([
      { n: 4 },
    ]);
  });

  it('in one file: the order’s amount is not given to each of its lines', async () => {
    await loader.drop([
      file(
        'one.csv',
        'order_id,customer_id,order_date,product,order_total\nA1,C1,2024-01-02,pen,30\nA1,C1,2024-01-02,ink,30\n',
      ),
    ]);
    expect(
      await engine.rows('select amount, order_amount from staging.transactions'),
    ).toMatchObject([
      { amount: null, order_amount: 30 },
      { amount: null, order_amount: 30 },
    ]);
  });

  it('fill the cells that Shopify leaves empty after an order’s first line', async () => {
    const { receipts } = await loader.drop([
      file(
        'shopify.csv',
        'Name,Email,Financial Status,Paid at,Fulfillment Status,Currency,Subtotal,Total,Discount Code,Created at,Lineitem quantity,Lineitem name,Lineitem price,Cancelled at\n' +
          '#1001,a@example.com,paid,2024-05-14 11:23:45 +0200,fulfilled,EUR,25.00,30.00,,2024-05-14 11:20:00 +0200,1,Pen,10.00,\n' +
          '#1001,a@example.com,,,,,,,,,3,Ink,5.00,\n' +
          '#1002,b@example.com,voided,,,EUR,5.00,5.00,,2024-05-15 23:30:00 +0200,1,Ink,5.00,2024-05-16 01:00:00 +0200\n',
      ),
    ]);
    expect(receipts).toMatchObject([{ loaded: 3, decision: { platform: 'shopify-orders' } }]);
    expect(noteCodes(receipts[0])).toContain('filled_down');
    expect(
      await engine.rows(
        'select order_id, customer_id, ordered_at, order_amount, state from staging.transactions order by order_amount desc nulls last',
      ),
    ).toMatchObject([
      {
        order_id: '#1001',
        customer_id: 'a@example.com',
        ordered_at: new Date('2024-05-14T11:20Z'),
        order_amount: 30,
        state: 'valid',
      },
      { order_id: '#1002', ordered_at: new Date('2024-05-15T23:30Z'), order_amount: 5 },
      { order_id: '#1001', ordered_at: new Date('2024-05-14T11:20Z'), order_amount: null },
    ]);
  });
});

describe('the rules of trade', () => {
  it('tell valid orders by their status, in both languages, and name what they do not know', async () => {
    const words = [
      '交易成功',
      'Paid',
      '待付款',
      '交易关闭(超时未付款)',
      'voided',
      '已退款',
      'refunded',
      '神秘状态',
    ];
    const { receipts } = await loader.drop([
      file(
        'a.csv',
        'order_id,customer_id,order_date,amount,status\n' +
          words.map((word, i) => `A${i},C1,2024-01-02,1,${word}\n`).join(''),
      ),
    ]);
    const rows = await engine.rows('select state from staging.transactions order by order_id');
    expect(rows.map(({ state }) => state)).toEqual([
      'valid',
      'valid',
      'unpaid',
      'closed',
      'closed',
      'refunded',
      'refunded',
      'valid',
    ]);
    expect(receipts[0]!.notes).toContainEqual(
      expect.objectContaining({
        code: 'orders_unknown',
        values: { count: 1, words: '神秘状态' },
      }),
    );
    expect(receipts[0]).toMatchObject({ records: 8, loaded: 8 });
  });

  it('take an order without a payment time as unpaid only where the file has payment times', async () => {
    const rows = (paid: string[]) =>
      'order_id,customer_id,order_date,amount,付款时间\n' +
      paid.map((at, i) => `${i},C1,2024-01-02,1,${at}\n`).join('');
    await loader.drop([
      file('a.csv', rows(['2024-01-02', '2024-01-02', ''])),
      file('b.csv', rows(['2024-01-02', '', ''])),
    ]);
    expect(
      await engine.rows(`select count(*) as n from intake.f_1 where state = 'unpaid'`),
    ).toMatchObject([{ n: 1 }]);
    expect(
      await engine.rows(`select count(*) as n from intake.f_2 where state = 'unpaid'`),
    ).toMatchObject([{ n: 0 }]);
  });

  it('read a Douyin export: tabs before ids, after-sale refunds, masked names', async () => {
    const { receipts } = await loader.drop([
      file(
        'douyin.csv',
        '\ufeff主订单编号,子订单编号,选购商品,商品规格,商品数量,商家编码,订单应付金额,运费,收件人,收件人手机号,订单提交时间,订单状态,售后状态\n' +
          '"\t6917926768823643751","\t6917926768823643752","\t皂","\t红",1,"\tP1",29.90,0,##密文,##密文,"\t2024-03-01 12:00:00",已完成,-\n' +
          '"\t6917926768823643761","\t6917926768823643762","\t皂","\t红",1,"\tP1",29.90,0,##密文,##密文,"\t2024-03-02 12:00:00",已完成,退款成功\n' +
          '"\t6917926768823643771","\t6917926768823643772","\t皂","\t红",1,"\tP1",29.90,0,##密文,##密文,"\t2024-03-03 12:00:00",已关闭,-\n',
      ),
    ]);
    expect(receipts).toMatchObject([{ loaded: 3, decision: { platform: 'douyin-orders' } }]);
    expect(
      await engine.rows(
        'select order_id, product, ordered_at, amount::varchar as amount, state from staging.transactions order by 1',
      ),
    ).toMatchObject([
      {
        order_id: '6917926768823643751',
        product: '皂',
        ordered_at: new Date('2024-03-01T12:00Z'),
        amount: '29.9000',
        state: 'valid',
      },
      { order_id: '6917926768823643761', state: 'refunded' },
      { order_id: '6917926768823643771', state: 'closed' },
    ]);
  });

  it('keep a return without calling it cancelled: a C-invoice of UCI has a negative amount', async () => {
    await loader.drop([
      file(
        'uci.csv',
        'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\nC536379,D,Discount,-1,12/13/10 9:41,27.50,14527,United Kingdom\n',
      ),
    ]);
    expect(await engine.rows('select amount, state from staging.transactions')).toMatchObject([
      { amount: -27.5, state: 'valid' },
    ]);
  });

  it('leave out refunds that were not given', async () => {
    await loader.drop([
      file(
        'r.csv',
        '退款编号,订单编号,退款完结时间,退款金额,退款状态\nR1,1,2024-01-02,5,退款成功\nR2,2,2024-01-02,6,退款关闭\n',
      ),
    ]);
    expect(
      await engine.rows('select refund_id, state from staging.refunds order by 1'),
    ).toMatchObject([
      { refund_id: 'R1', state: 'valid' },
      { refund_id: 'R2', state: 'closed' },
    ]);
  });
});

describe('a question', () => {
  const ambiguous =
    'order_id,customer_id,order_date,amount\nA1,C1,03/04/2024,5\nA2,C2,05/06/2024,6\n';

  it('stands until it is answered, and nothing is loaded meanwhile', async () => {
    const outcome = await loader.drop([
      file('a.csv', ambiguous),
      file('b.csv', `${lines}A1,C1,2024-01-02,P1,2,1.50\n`),
    ]);
    expect(outcome).toMatchObject({
      receipts: [],
      questions: [{ file: 'a.csv', questions: [{ id: 'date_order:c3', code: 'ask_date_order' }] }],
    });
    expect(outcome.questions[0]!.questions[0]!.options).toEqual([
      { value: 'day-month-year', preview: '03/04/2024 = 2024-04-03' },
      { value: 'month-day-year', preview: '03/04/2024 = 2024-03-04' },
    ]);
    expect(loader.receipts).toEqual([]);
  });

  it.each([
    ['day-month-year', '2024-04-03'],
    ['month-day-year', '2024-03-04'],
  ])('answered %s reads 03/04/2024 as %s', async (answer, day) => {
    await loader.drop(
      [file('a.csv', ambiguous)],
      given({ 'a.csv': { answers: { 'date_order:c3': answer } } }),
    );
    expect(
      await engine.rows('select min(ordered_at) as day from staging.transactions'),
    ).toMatchObject([{ day: new Date(day) }]);
  });

  it('is not asked where any value of the file, however late, settles it', async () => {
    const many = Array.from({ length: 9000 }, (_, i) => `B${i},C1,03/04/2024,5\n`).join('');
    const { receipts, questions } = await loader.drop([
      file('a.csv', `${ambiguous}${many}Z,C1,13/04/2024,1\n`),
    ]);
    expect(questions).toEqual([]);
    expect(receipts[0]!.decision.columns[2]).toMatchObject({ format: 'day-month-year' });
  });

  it('is asked about two currencies, and the other one is quarantined', async () => {
    const text =
      'order_id,customer_id,order_date,amount\nA1,C1,2024-01-02,¥5\nA2,C2,2024-01-02,$6\n';
    const { questions } = await loader.drop([file('a.csv', text)]);
    expect(questions[0]!.questions[0]).toMatchObject({
      code: 'ask_currency',
      options: [{ value: '¥' }, { value: '$' }],
    });
    const { receipts } = await loader.drop(
      [file('a.csv', text)],
      given({ 'a.csv': { answers: { 'currency:c4': '$' } } }),
    );
    expect(receipts).toMatchObject([
      { loaded: 1, quarantined: 1, quarantine: [{ line: 2, column: 'amount' }] },
    ]);
  });
});

describe('a load', () => {
  const big = `${lines}${Array.from({ length: 200_000 }, (_, i) => `A${i},C${i % 999},2024-01-02,P1,2,1.50\n`).join('')}`;

  it('that is cancelled leaves everything as it was', async () => {
    await loader.drop([file('a.csv', `${lines}A1,C1,2024-01-02,P1,2,1.50\n`)]);
    const cancel = new AbortController();
    const { examined } = await loader.examine([
      file('b.csv', `${lines}B1,C1,2024-01-02,P1,2,1.50\n`),
      file('c.csv', big),
    ]);
    const outcome = await loader.load(
      examined,
      ({ file: name }) => name === 'c.csv' && cancel.abort(),
      cancel.signal,
    );
    expect(outcome).toMatchObject({ receipts: [], cancelled: true });
    expect(await engine.rows('select count(*) as n from staging.transactions')).toMatchObject([
      { n: 1 },
    ]);
    expect(
      await engine.rows(
        `select table_name as name from information_schema.tables where table_schema = 'intake' order by 1`,
      ),
    ).toMatchObject([{ name: 'f_1' }, { name: 'labels' }]);
  });

  it('can be cancelled while a file is examined, and reports its bytes', async () => {
    const cancel = new AbortController();
    const seen: [number, number][] = [];
    const outcome = await loader.examine([file('c.csv', big)], noHints, ({ done, rows }) =>
      seen.push([done, rows]),
    );
    expect(seen.at(-1)).toEqual([big.length, 200_000]);
    expect(seen.map(([, rows]) => rows)).toEqual(
      seen.map(([, rows]) => rows).sort((a, b) => a - b),
    );
    expect(outcome.cancelled).toBe(false);
    cancel.abort();
    expect(
      await loader.examine([file('c.csv', big)], noHints, () => {}, cancel.signal),
    ).toMatchObject({
      examined: [],
      cancelled: true,
    });
  });

  it('takes the file as its hint says: kind, roles and header', async () => {
    const hint: Hint = {
      kind: 'transactions',
      columns: [
        { header: 'who', role: 'customer_id', format: 'id' },
        { header: 'when', role: 'ordered_at', format: 'year-month-day' },
        { header: 'much', role: 'amount', format: 'number' },
      ],
    };
    const { receipts } = await loader.drop(
      [file('a.csv', 'who,when,much\nK1,2024-01-02,7\n')],
      given({ 'a.csv': hint }),
    );
    expect(receipts).toMatchObject([{ loaded: 1, decision: { kind: 'transactions' } }]);
    expect(
      await engine.rows('select customer_id, amount, order_id from staging.transactions'),
    ).toMatchObject([{ customer_id: 'K1', amount: 7, order_id: 'f_1#0' }]);
  });

  it('keeps all quarantined records, in their order, and gives the first ones with the receipt', async () => {
    const bad = Array.from({ length: 2500 }, (_, i) =>
      i % 2 === 0 ? `B${i},C1,2024-02-30,P1,1,1\n` : `B${i},C1\n`,
    );
    const good = Array.from({ length: 60_000 }, (_, i) => `A${i},C1,2024-01-02,P1,1,1\n`);
    const { receipts } = await loader.drop([file('a.csv', lines + [...good, ...bad].join(''))]);
    expect(receipts).toMatchObject([{ records: 62_500, loaded: 60_000, quarantined: 2500 }]);
    const all = loader.quarantine('f_1');
    expect(all.map(({ line }) => line)).toEqual(bad.map((_, i) => 60_002 + i));
    expect(all.map(({ text }) => `${text}\n`)).toEqual(bad);
    expect(receipts[0]!.quarantine).toEqual(all.slice(0, 1000));
  });

  it('refuses the same file twice in one drop, whatever its name', async () => {
    const text = `${lines}A1,C1,2024-01-02,P1,2,1.50\n`;
    const { receipts, refusals } = await loader.drop([file('a.csv', text), file('copy.csv', text)]);
    expect(receipts).toHaveLength(1);
    expect(refusals).toMatchObject([
      { code: 'same_file', values: { file: 'copy.csv', twin: 'a.csv' } },
    ]);
  });

  it('takes a file named like a path or an address for what it is', async () => {
    for (const name of [
      '../../etc/passwd',
      'http://127.0.0.1:9/a.csv',
      `a'*[b]?.csv`,
      '__proto__',
    ]) {
      const fresh = new Loader(engine);
      expect(
        (await fresh.drop([file(name, `${lines}A1,C1,2024-01-02,P1,2,1.50\n`)])).receipts,
      ).toMatchObject([{ file: name, loaded: 1 }]);
    }
  });
});
