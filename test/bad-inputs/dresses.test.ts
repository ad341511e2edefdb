import { beforeAll, describe, expect, it } from 'vitest';
import { gb18030, utf16 } from '../../src/intake/reading/gb18030.fixture';
import { Loader, type LoadOutcome } from '../../src/warehouse/load/loader';
import type { Engine } from '../../src/warehouse/engine';
import { startNodeEngine } from '../../src/warehouse/node-engine';
import { head as header } from './case';

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
});

const drop = (content: BlobPart): Promise<LoadOutcome> =>
  new Loader(engine).drop([{ name: 'x.csv', blob: new Blob([content]), lastModified: 0 }]);

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
