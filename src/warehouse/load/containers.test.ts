import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writtenBook } from '../../intake/container/xlsx/written.fixture';
import { noHints, type Hint } from '../../intake/decision';
import type { Engine } from '../engine';
import { Loader } from './loader';
import { startNodeEngine } from '../node-engine';

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

const file = (name: string, content: string | Uint8Array) => ({
  ...{ name, lastModified: 0 },
  blob: new Blob([content as BlobPart]),
});
const drop = (name: string, content: string | Uint8Array, hints: Record<string, Hint> = {}) =>
  loader.drop([file(name, content)], { ...noHints, files: hints });

function sheet(name: string, rows: readonly string[][]) {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  return { name, rows: rows.map((cells) => `<row>${cells.map(cell).join('')}</row>`).join('') };
}
const orders = (...ids: string[]) => [
  ['order_id', 'customer_id', 'order_date', 'amount'],
  ...ids.map((id) => [id, 'C1', '2024-01-02', '5']),
];
const csv = (rows: readonly string[][]) => rows.map((cells) => cells.join(',')).join('\n');
const about = sheet('说明', [['本表由系统导出'], ['请勿修改'], ['联系人：张三']]);
const people = sheet('客户', [
  ['customer_id', 'city'],
  ['C1', '上海'],
]);

const orderIds = async () =>
  (await engine.rows('select order_id from staging.transactions order by 1')).map(
    (row) => row['order_id'],
  );

describe('a workbook', () => {
  const months = writtenBook({
    sheets: [sheet('1月', orders('A1', 'A2')), about, sheet('2月', orders('A3')), people],
  });

  it('with several sheets of one kind asks which, and shows what was found meanwhile', async () => {
    const outcome = await drop('book.xlsx', months);
    expect(outcome).toMatchObject({
      ...{ receipts: [], refusals: [] },
      questions: [
        {
          file: 'book.xlsx',
          questions: [{ id: 'sheets', options: [{ value: 'all' }, { value: '1月' }, {}, {}] }],
        },
      ],
      previews: [
        { file: 'book.xlsx › 1月', records: 2, decision: { kind: 'transactions' } },
        { file: 'book.xlsx › 2月', records: 1 },
        { file: 'book.xlsx › 客户', records: 1, decision: { kind: 'customers' } },
      ],
    });
  });

  it('brings all its sheets, and names the one that is no table', async () => {
    const hint = { answers: { sheets: 'all' } };
    const { receipts, refusals } = await drop('book.xlsx', months, { 'book.xlsx': hint });
    expect(refusals).toEqual([]);
    expect(receipts.map(({ slot, loaded }) => [slot, loaded])).toEqual([
      ['f_1', 2],
      ['f_2', 1],
      ['f_3', 1],
    ]);
    for (const { notes } of receipts) {
      expect(notes).toContainEqual({
        code: 'sheets_left_out',
        values: { names: 'book.xlsx › 说明' },
      });
    }
    expect(await orderIds()).toEqual(['A1', 'A2', 'A3']);
  });

  it('brings the one sheet that was chosen; a hint for the sheet itself counts first', async () => {
    await drop('book.xlsx', months, { 'book.xlsx': { answers: { sheets: '2月' } } });
    expect(await orderIds()).toEqual(['A3']);
    loader = new Loader(engine);
    await drop('book.xlsx', months, {
      'book.xlsx': { answers: { sheets: '1月' } },
      'book.xlsx › 1月': { kind: 'customers' },
    });
    expect(loader.receipts).toMatchObject([{ decision: { kind: 'customers' } }]);
  });

  it('without any table is refused', async () => {
    const book = writtenBook({ sheets: [about] });
    const { receipts, refusals } = await drop('book.xlsx', book);
    expect(receipts).toEqual([]);
    expect(refusals).toHaveLength(1);
  });

  it('is read again sheet by sheet', async () => {
    const hint = { answers: { sheets: 'all' } };
    await drop('book.xlsx', months, { 'book.xlsx': hint });
    expect(await loader.redecide('f_2', { kind: 'customers' })).toMatchObject({
      receipts: [
        {
          ...{ file: 'book.xlsx › 2月', slot: 'f_2', decision: { kind: 'customers' } },
          notes: expect.arrayContaining([
            { code: 'from_sheet', values: { sheet: '2月' } },
            { code: 'sheets_left_out', values: { names: 'book.xlsx › 说明' } },
          ]),
        },
      ],
    });
    expect(await orderIds()).toEqual(['A1', 'A2']);
  });
});

describe('an archive', () => {
  it('of months becomes one table without a question; the same month twice is refused', async () => {
    const archive = zipSync({
      '2024/01.csv': strToU8(csv(orders('A1', 'A2'))),
      '2024/02.csv': strToU8(csv(orders('A3'))),
      'copy of 02.csv': strToU8(csv(orders('A3'))),
    });
    const { receipts, refusals, questions } = await drop('orders.zip', archive);
    expect(questions).toEqual([]);
    expect(receipts).toHaveLength(2);
    expect(refusals).toMatchObject([
      {
        code: 'same_file',
        values: { file: 'orders.zip › copy of 02.csv', twin: 'orders.zip › 2024/02.csv' },
      },
    ]);
    expect(await orderIds()).toEqual(['A1', 'A2', 'A3']);
  });

  it('with a file that was dropped before, packed or not, does not count it twice', async () => {
    const text = csv(orders('A1'));
    await drop('jan.csv', text);
    const again = await drop('jan.csv.gz', gzipSync(text));
    expect(again.refusals).toMatchObject([{ code: 'same_file', values: { twin: 'jan.csv' } }]);
    expect(await orderIds()).toEqual(['A1']);
  });
});

describe('a record that was not loaded', () => {
  const bad = { order_id: 'A2', customer_id: 'C1', order_date: 'soon', amount: '5', note: 'x' };
  const good = { ...bad, order_id: 'A1', order_date: '2024-01-02', note: 'two\nlines' };

  const lines = [good, bad, good].map((record) => JSON.stringify(record));

  it.each([
    ['line of JSON lines', 'a.jsonl', lines.join('\n'), 2],
    ['line of JSON lines, blank ones counted', 'a.jsonl', lines.join('\n\n'), 3],
    ['number in an array', 'a.json', `[${lines.join(',')}]`, 2],
  ])('is named by its %s', async (_, name, text, line) => {
    const { receipts } = await drop(name, text);
    expect(receipts[0]?.quarantine).toMatchObject([{ line, column: 'order_date' }]);
  });

  it('is named by its row of a sheet, whatever the cells above hold', async () => {
    const rows = [good, bad].map(Object.values);
    const { receipts } = await drop(
      'book.xlsx',
      writtenBook({ sheets: [sheet('订单', [Object.keys(good), ...rows])] }),
    );
    expect(receipts[0]?.quarantine).toMatchObject([{ line: 3, column: 'order_date' }]);
  });
});
