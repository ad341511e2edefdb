import { openAsBlob, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fill, languages } from '../../src/i18n/text';
import type { Refusal } from '../../src/intake/decision';
import { messages, type MessageCode } from '../../src/intake/messages';
import { gb18030, utf16 } from '../../src/intake/reading/gb18030.fixture';
import type { Engine } from '../../src/warehouse/engine';
import { Loader, type LoadOutcome } from '../../src/warehouse/load/loader';
import { startNodeEngine } from '../../src/warehouse/node-engine';

const before =
  'order_id,customer_id,order_date,amount\nB1,C1,2024-01-02,10.50\nB2,C2,2024-01-03,4.50\n';
const header = 'order_id,customer_id,order_date,amount\n';
let engine: Engine;
let loader: Loader;
beforeAll(async () => {
  engine = await startNodeEngine();
});
beforeEach(async () => {
  loader = new Loader(engine);
  await loader.drop([{ name: 'before.csv', blob: new Blob([before]), lastModified: 0 }]);
});

const drop = (content: BlobPart | Blob, name = 'x.csv'): Promise<LoadOutcome> =>
  loader.drop([
    { name, blob: content instanceof Blob ? content : new Blob([content]), lastModified: 0 },
  ]);

const standing = async () =>
  engine.rows('select count(*) as n, sum(amount)::varchar as amount from staging.transactions');

function expectClear(refusal: Refusal): void {
  for (const language of languages) {
    const text = fill(messages[refusal.code as MessageCode][language], refusal.values);
    expect(text).toContain(refusal.file);
    expect(text).not.toMatch(/\{\w+\}/);
  }
}

/** Cities in windows-1251, which is none of the encodings that are read. */
function cyrillic(): Uint8Array<ArrayBuffer> {
  const cities = ['Москва', 'Казань', 'Самара', 'Воронеж', 'Саратов', 'Тюмень'];
  const lines = cities.map((city, i) => `A${i},${city},2024-01-02,5\n`).join('');
  return Uint8Array.from(header + lines, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x80 ? code : code - 0x410 + 0xc0;
  });
}

const refused: [string, string, () => BlobPart | Promise<Blob>][] = [
  ['an empty file', 'empty', () => ''],
  ['a BOM alone', 'blank', () => new Uint8Array([0xef, 0xbb, 0xbf])],
  ['nothing but line ends', 'blank', () => '\n\n\r\n\n'],
  ['nothing but commas', 'blank', () => ',,,\n,,,\n'],
  ['a PDF', 'is_pdf', () => '%PDF-1.7\n%âãÏÓ\n1 0 obj'],
  ['a PNG', 'is_image', () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
  ['an old Excel workbook', 'is_xls', () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])],
  ['an Excel workbook', 'is_xlsx', () => 'PK\x03\x04\x14\x00[Content_Types].xml'],
  ['a ZIP archive', 'is_zip', () => 'PK\x03\x04\x14\x00orders.csv'],
  ['a gzip file', 'is_gzip', () => new Uint8Array([0x1f, 0x8b, 8, 0])],
  ['a 7z archive', 'is_7z', () => new Uint8Array([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c])],
  ['a web page', 'is_html', () => '\n<!DOCTYPE html><html><body>Sign in'],
  ['JSON', 'is_json', () => '[{"order_id": "A1", "amount": 3}]'],
  [
    'a file with conflict markers',
    'is_conflict',
    () => `${header}<<<<<<< HEAD\na,b,c,d\n=======\n>>>>>>> x\n`,
  ],
  [
    'no recognisable column',
    'no_known_column',
    () => 'colour,shape,weight\nred,round,3\nblue,flat,4\n',
  ],
  ['no header', 'no_header', () => 'A1,C1,2024-01-02,3.50\nA2,C2,2024-01-03,4.50\n'],
  ['windows-1251', 'unknown_encoding', () => cyrillic()],
  [
    'ids that Excel damaged',
    'id_damaged',
    () =>
      'order_id,customer_id,order_date,amount\n1.23E+17,C1,2024-01-02,3\n1.23E+17,C2,2024-01-02,4\n',
  ],
  [
    'Excel day numbers for dates',
    'column_unreadable',
    () => `${header}A1,C1,45292,3\nA2,C2,45293,4\n`,
  ],
  ['no record that can be read', 'nothing_loaded', () => `${header}A1,C1,2024-02-30,3\n`],
  ['the same bytes again', 'same_file', () => before],
  [
    'a folder',
    'unreadable',
    () => {
      // Browsers hand a folder over as a Blob that cannot be read.
      const folder = new Blob(['']);
      folder.slice = () => {
        throw new DOMException('', 'NotFoundError');
      };
      return folder as unknown as BlobPart;
    },
  ],
];

describe('a file that cannot be loaded', () => {
  it.each(refused)(
    '%s is refused as %s, in both languages, and what was there stays',
    async (_, code, content) => {
      const outcome = await drop((await content()) as BlobPart, 'Größe 客.csv');
      expect(outcome.receipts).toEqual([]);
      expect(outcome.refusals).toMatchObject([{ code, file: 'Größe 客.csv' }]);
      expectClear(outcome.refusals[0]!);
      expect(await standing()).toMatchObject([{ n: 2, amount: '15.0000' }]);
      expect(loader.receipts).toHaveLength(1);
    },
  );

  it('a file that changes after it was chosen is refused', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'intake-')), 'a.csv');
    writeFileSync(path, `${header}A1,C1,2024-01-02,3\n`);
    const blob = await openAsBlob(path);
    writeFileSync(path, `${header}A1,C1,2024-01-02,3\nA2,C1,2024-01-02,3\n`);
    expect((await drop(blob)).refusals).toMatchObject([{ code: 'unreadable' }]);
  });
});

describe('a file that goes away while it is read', () => {
  it('is refused, and what was there stays', async () => {
    const text = header + 'A1,C1,2024-01-02,3\n'.repeat(1000);
    const whole = new Blob([text]);
    const blob = new Blob([text]);
    let reads = 0;
    blob.slice = (...range) => {
      if (++reads > 1) throw new DOMException('', 'NotReadableError');
      return whole.slice(...range);
    };
    expect((await drop(blob)).refusals).toMatchObject([{ code: 'unreadable' }]);
    expect(await standing()).toMatchObject([{ n: 2 }]);
  });
});

describe('a file with damage', () => {
  it('ragged rows: the others load, each bad one is named with its line', async () => {
    const { receipts } = await drop(
      `${header}A1,C1,2024-01-02,3\nA2,C2\n\nA3,C3,2024-01-04,5,extra\nA4,"C4\n",2024-01-05,7\nA5,C5,2024-02-30,1\n合计,,,16\n`,
    );
    expect(receipts).toMatchObject([{ records: 7, loaded: 2, quarantined: 3, skipped: 2 }]);
    expect(receipts[0]!.quarantine).toEqual([
      {
        line: 3,
        column: null,
        text: 'A2,C2',
        reason: { code: 'too_few_cells', values: { cells: 2, columns: 4, bytes: 1_900_000 } },
      },
      {
        line: 5,
        column: null,
        text: 'A3,C3,2024-01-04,5,extra',
        reason: { code: 'too_many_cells', values: { cells: 5, columns: 4, bytes: 1_900_000 } },
      },
      {
        line: 8,
        column: 'order_date',
        text: 'A5,C5,2024-02-30,1',
        reason: { code: 'not_a_date', values: { column: 'order_date', value: '2024-02-30' } },
      },
    ]);
    expect(receipts[0]!.notes.map(({ code }) => code)).toEqual(['blank_lines', 'total_row']);
  });

  it('an unclosed quote costs its own line and no other', async () => {
    const lines = Array.from(
      { length: 50 },
      (_, i) => `A${i},${i === 20 ? '"' : ''}C${i},2024-01-02,1.00`,
    );
    const { receipts } = await drop(header + lines.join('\n'));
    expect(receipts).toMatchObject([{ records: 50, loaded: 49, quarantined: 1 }]);
    expect(receipts[0]!.quarantine).toMatchObject([
      { line: 22, reason: { code: 'unclosed_quote' } },
    ]);
  });

  it('one bad byte costs its own record', async () => {
    const text =
      header + Array.from({ length: 40_000 }, (_, i) => `A${i},客户,2024-01-02,1.00`).join('\n');
    const bytes = new TextEncoder().encode(text);
    bytes[text.slice(0, text.indexOf('A30000')).length + 2 * 2 * 30_000 + 8] = 0xff;
    const { receipts } = await drop(bytes);
    expect(receipts).toMatchObject([{ records: 40_000, loaded: 39_999, quarantined: 1 }]);
    expect(receipts[0]!.quarantine).toMatchObject([
      { line: 30_002, reason: { code: 'bad_bytes' } },
    ]);
  });

  it('NaN, infinity and 1e400 are no amounts; NULL and - are no customers', async () => {
    const { receipts } = await drop(
      `${header}A1,C1,2024-01-02,inf\nA2,C2,2024-01-02,1e400\nA3,NULL,2024-01-02,5\nA4,-,2024-01-02,6\n`,
    );
    expect(receipts).toMatchObject([{ records: 4, loaded: 2, quarantined: 2 }]);
    expect(
      await engine.rows(
        `select count(customer_id) as n, sum(amount) as a from intake.${receipts[0]!.slot}`,
      ),
    ).toMatchObject([{ n: 0, a: 11 }]);
  });

  it('a record of 3 MB is quarantined, and the last record is still there', async () => {
    const { receipts } = await drop(
      `order_id,customer_id,order_date,amount,note\nA1,C1,2024-01-02,1,"${'x'.repeat(3_000_000)}"\nA2,C2,2024-01-03,2,y\nA3,C3,2024-01-03,2,z`,
    );
    expect(receipts).toMatchObject([
      {
        records: 3,
        loaded: 2,
        quarantined: 1,
        quarantine: [{ line: 2, reason: { code: 'record_too_long' } }],
      },
    ]);
  });
});

describe('a file in another dress', () => {
  const plain =
    '订单编号,会员ID,下单时间,实付金额,备注\n00123,"C,1",2024-05-06 10:00:00,1234.50,好\n00124,C2,2024-05-07,8,"两\n行"\n';
  const expected = [
    {
      order_id: '00123',
      customer_id: 'C,1',
      amount: 1234.5,
      ordered_at: new Date('2024-05-06T10:00Z'),
      x1: '好',
    },
    {
      order_id: '00124',
      customer_id: 'C2',
      amount: 8,
      ordered_at: new Date('2024-05-07'),
      x1: '两\n行',
    },
  ];
  const semicolons = plain.replace('"C,1"', 'C§1').replaceAll(',', ';').replace('§', ',');
  const dresses: [string, BlobPart][] = [
    ['UTF-8', plain],
    ['UTF-8 with BOM', `\ufeff${plain}`],
    ['GB18030', gb18030(plain)],
    ['UTF-16LE', utf16(plain, true, true)],
    ['UTF-16BE', utf16(plain, false, true)],
    ['semicolons', semicolons],
    ['tabs', semicolons.replaceAll(';', '\t')],
    ['sep=;', `sep=;\n${semicolons}`],
    ['sep=, and CRLF', `sep=,\r\n${plain.replaceAll('\n', '\r\n').replace('两\r\n', '两\n')}`],
    ['CRLF with LF in a cell', plain.replaceAll('\n', '\r\n').replace('两\r\n', '两\n')],
    ['CR alone', plain.replaceAll('\n', '\r').replace('两\r', '两\n')],
    ['mixed line ends', plain.replace('好\n', '好\r\n')],
    ['\\r\\r\\n line ends', plain.replaceAll('\n', '\r\r\n').replace('两\r\r\n', '两\n')],
    ['ids as Excel texts', plain.replace('00123', '="00123"').replace('00124', "'00124")],
    ['ids with tabs', plain.replace('00123', '"\t00123"').replace('00124', '00124 ')],
    [
      'Chinese dates and money',
      plain
        .replace('2024-05-06 10:00:00', '2024年5月6日 10:00')
        .replace('1234.50', '"￥1,234.50"')
        .replace('2024-05-07', '20240507'),
    ],
    ['a preamble padded with commas', `店铺：测试,,,,\n${plain}`],
    ['a preamble', `店铺：测试\n导出时间：2024-06-01\n${plain}`],
    [
      'a delimiter too many in every row',
      plain.replace('好\n', '好,\n').replace('行"\n', '行",\n'),
    ],
    ['no final line end', plain.trimEnd()],
  ];

  it.each(dresses)('%s loads as the same table', async (_, content) => {
    const { receipts, refusals } = await drop(content);
    expect(refusals).toEqual([]);
    expect(receipts).toMatchObject([{ records: 2, loaded: 2, quarantined: 0, skipped: 0 }]);
    expect(
      await engine.rows(
        `select order_id, customer_id, amount, ordered_at, x1 from intake.${receipts[0]!.slot} order by rowid`,
      ),
    ).toMatchObject(expected);
  });

  it('UTF-16 without a mark is known by its NUL bytes', async () => {
    const text = header + 'A1,C1,2024-01-02,3.50\n'.repeat(5);
    for (const littleEndian of [true, false]) {
      const { receipts } = await drop(
        utf16(text + (littleEndian ? 'A2,C2,2024-01-02,1\n' : ''), littleEndian, false),
      );
      expect(receipts).toMatchObject([
        {
          loaded: littleEndian ? 6 : 5,
          decision: { encoding: littleEndian ? 'utf-16le' : 'utf-16be' },
        },
      ]);
    }
  });

  it('GB18030 letters whose second byte is | or \\ do not split a record', async () => {
    const rows = Array.from(
      { length: 30 },
      (_, i) => `A${i}|C1|2024-01-02|5|媩商品名称很常见的文字\n`,
    ).join('');
    const { receipts } = await drop(
      gb18030(`order_id|customer_id|order_date|amount|商品名称\n${rows}`),
    );
    expect(receipts).toMatchObject([
      { records: 30, loaded: 30, decision: { encoding: 'gb18030', dialect: { delimiter: '|' } } },
    ]);
  });
});
