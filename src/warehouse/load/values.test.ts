import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noHints, type Hint, type Receipt } from '../../intake/decision';
import type { Engine } from '../engine';
import { startNodeEngine } from '../node-engine';
import { settleIdSpellings } from './id-spellings';
import { Loader } from './loader';

let engine: Engine;
let loader: Loader;
beforeAll(async () => {
  engine = await startNodeEngine();
}, 60_000);
beforeEach(async () => {
  await engine.execute('drop schema if exists staging cascade');
  await engine.execute('drop schema if exists intake cascade');
  loader = new Loader(engine);
});

async function load(text: string, hint: Hint = {}, timeZone = 'Asia/Shanghai'): Promise<Receipt> {
  const file = { name: 'a.csv', blob: new Blob([text]), lastModified: 0 };
  const outcome = await loader.drop([file], { ...noHints, files: { 'a.csv': hint }, timeZone });
  const [receipt] = outcome.receipts;
  if (!receipt) throw new Error(JSON.stringify([outcome.refusals, outcome.questions]));
  return receipt;
}

async function values(query: string): Promise<unknown[][]> {
  return (await engine.rows(query)).map((row) => Object.values(row));
}

const dated = (...cells: readonly string[]) =>
  'order_id,customer_id,order_date,amount\n' +
  cells.map((cell, index) => `A${index},C${index},"${cell}",5\n`).join('');
const days = 'select ordered_at::varchar as day from staging.transactions order by order_id';

describe('a file of instants', () => {
  const zones = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Auckland', 'Asia/Kolkata'];

  it('falls on the days of the chosen zone, whatever the zone of the machine', async () => {
    const own = process.env['TZ'];
    try {
      for (const zone of zones) {
        process.env['TZ'] = zone;
        await load(dated('2024-01-02T15:59:59Z', '2024-01-02 16:00:00 +0000'));
        expect(await values(days)).toEqual([['2024-01-02 23:59:59'], ['2024-01-03 00:00:00']]);
        loader = new Loader(engine);
      }
    } finally {
      if (own === undefined) delete process.env['TZ'];
      else process.env['TZ'] = own;
    }
  });

  it('can count as written, or in another zone', async () => {
    const text = dated('2024-01-02T16:00:00Z', '1704211200');
    await load(text, { answers: { time_zone: 'as_written' } });
    await load(dated('2024-03-31T01:00:00Z'), { answers: { time_zone: 'Europe/Berlin' } });
    expect(await values('select ordered_at::varchar as day from intake.f_2')).toEqual([
      ['2024-03-31 03:00:00'],
    ]);
    expect(
      await values("select ordered_at::varchar as day from intake.f_1 where order_id = 'A0'"),
    ).toEqual([['2024-01-02 16:00:00']]);
  });

  it('leaves a shop’s own clock alone', async () => {
    await load(dated('2024-01-02 23:30:00 +0100', '2024-07-02 23:30:00 +0200'));
    expect(await values(days)).toEqual([['2024-01-02 23:30:00'], ['2024-07-02 23:30:00']]);
  });
});

describe('days that stand for "none"', () => {
  const text =
    'customer_id,name,registered_at\nC1,A,9999-12-31\nC2,B,2024-01-02\nC3,C,1900-01-01\nC4,D,0000-00-00\n';
  const registered =
    'select registered_at::date::varchar as day from staging.customers order by customer_id';

  it('are empty and counted, not quarantined', async () => {
    const receipt = await load(text);
    expect(receipt).toMatchObject({ loaded: 4, quarantined: 0 });
    expect(receipt.notes).toContainEqual({ code: 'null_words', values: { count: 3 } });
    expect(await values(registered)).toEqual([[null], ['2024-01-02'], [null], [null]]);
  });

  it('stay where they are to be kept', async () => {
    await load(text, { answers: { sentinels: 'keep' } });
    expect(await values(registered)).toEqual([
      ['9999-12-31'],
      ['2024-01-02'],
      ['1900-01-01'],
      [null],
    ]);
  });
});

describe('a money column', () => {
  it('is read in its decimal style', async () => {
    await load(
      'order_id;customer_id;order_date;amount\nA1;C1;2024-01-02;1.234,56\nA2;C2;2024-01-03;0,5\n',
    );
    expect(
      await values('select amount::varchar as amount from staging.transactions order by order_id'),
    ).toEqual([['1234.5600'], ['0.5000']]);
  });

  it('too large, or a product too large, is no error of the whole file', async () => {
    const receipt = await load(
      'order_id,customer_id,order_date,product,quantity,unit_price\nA1,C1,2024-01-02,pen,99999999,99999999\nA2,C2,2024-01-02,pen,2,3\n',
    );
    expect(receipt).toMatchObject({ records: 2, loaded: 2 });
    expect(
      await values('select amount::varchar as amount from staging.transactions order by order_id'),
    ).toEqual([[null], ['6.0000']]);
  });
});

describe('a Shopify export', () => {
  it('counts the order’s total once, and no list prices', async () => {
    await load(
      'Name,Email,Financial Status,Paid at,Fulfillment Status,Currency,Subtotal,Total,Discount Code,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem discount\n' +
        '#1,a@x.org,paid,2024-05-14 11:23:45 +0200,fulfilled,EUR,23.00,28.00,,2024-05-14 23:50:00 +0200,1,Pen,10.00,0.00\n' +
        '#1,a@x.org,,,,,,,,,3,Ink,5.00,2.00\n',
    );
    expect(
      await values(
        'select product, amount::varchar as amount, order_amount::varchar as total, ordered_at::varchar as at from staging.transactions order by 1',
      ),
    ).toEqual([
      ['Ink', null, null, '2024-05-14 23:50:00'],
      ['Pen', null, '28.0000', '2024-05-14 23:50:00'],
    ]);
  });
});

describe('ids that differ by capitals or width', () => {
  const text =
    'order_id,customer_id,order_date,amount\nA1,abc,2024-01-02,5\nA2,ABC,2024-01-02,5\nA3,ABC,2024-01-02,5\nA4,ＶＩＰ１,2024-01-02,5\nA5,VIP1,2024-01-02,5\nA6,VIP1,2024-01-03,5\nA7,é,2024-01-03,5\n';
  const ids = 'select customer_id from intake.f_1 order by order_id';

  it('are counted and stay apart', async () => {
    await load(text);
    const [note] = await settleIdSpellings(engine, 'f_1', undefined);
    expect(note).toMatchObject({
      code: 'ids_differ_by_case',
      values: { count: 4 },
      choice: { id: 'fold_ids', chosen: 'as_written' },
    });
    expect(new Set((await values(ids)).flat()).size).toBe(5);
  });

  it('become the spelling of most rows where that is chosen', async () => {
    await load(text);
    await settleIdSpellings(engine, 'f_1', 'folded');
    expect((await values(ids)).flat()).toEqual(['ABC', 'ABC', 'ABC', 'VIP1', 'VIP1', 'VIP1', 'é']);
    expect(await settleIdSpellings(engine, 'f_1', 'folded')).toEqual([]);
  });
});
