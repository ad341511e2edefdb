import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { gb18030, utf16 } from '../../intake/reading/gb18030.fixture';
import { Loader, type LoadOutcome } from './loader';
import type { Engine } from '../engine';
import { startNodeEngine } from '../node-engine';

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
});

async function dropped(bytes: BlobPart): Promise<{ loader: Loader; outcome: LoadOutcome }> {
  const loader = new Loader(engine);
  const outcome = await loader.drop([{ name: 'a.csv', blob: new Blob([bytes]), lastModified: 0 }]);
  return { loader, outcome };
}

const encoders: Record<string, (text: string) => BlobPart> = {
  'utf-8': (text) => text,
  'utf-8 with BOM': (text) => `\ufeff${text}`,
  'utf-16le with BOM': (text) => utf16(text, true, true),
  'utf-16be with BOM': (text) => utf16(text, false, true),
  gb18030: (text) => gb18030(text),
};

/** A cell that means itself: no outer blanks, no word for "nothing". */
const cell = fc
  .array(
    fc.constantFrom(
      'a',
      'Z',
      '7',
      '客',
      '户',
      '"',
      ',',
      ';',
      '\t',
      '|',
      '\n',
      '\r\n',
      ' ',
      "'",
      '=',
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''))
  .filter((text) => text === text.trim() && !text.startsWith("'") && !text.startsWith('='));

interface Table {
  rows: string[][];
  columns: number;
}

const table: fc.Arbitrary<Table> = fc.integer({ min: 1, max: 3 }).chain((columns) =>
  fc
    .array(fc.array(cell, { minLength: columns - 1, maxLength: columns - 1 }), {
      minLength: 1,
      maxLength: 12,
    })
    .map((rows) => ({ columns, rows: rows.map((cells, index) => [`K${index}`, ...cells]) })),
);

describe('any table', () => {
  it('comes back cell by cell from every dialect, line end and encoding', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.constantFrom(...Object.keys(encoders)),
        fc.boolean(),
        fc.boolean(),
        async ({ rows, columns }, delimiter, lineEnd, encoding, quoteAll, finalLineEnd) => {
          const written = (text: string) =>
            quoteAll || /[",;\t|\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
          const header = ['客户编号', '备注甲', '备注乙'].slice(0, columns);
          const text =
            [header, ...rows].map((cells) => cells.map(written).join(delimiter)).join(lineEnd) +
            (finalLineEnd ? lineEnd : '');
          const { outcome } = await dropped(encoders[encoding]!(text));
          expect(outcome.refusals).toEqual([]);
          const [receipt] = outcome.receipts;
          expect(receipt).toMatchObject({
            records: rows.length,
            loaded: rows.length,
            quarantine: [],
          });
          const names = ['customer_id', 'x1', 'x2'].slice(0, columns);
          const loaded = await engine.rows(
            `select ${names.join(', ')} from intake.${receipt!.slot} order by rowid`,
          );
          expect(loaded.map((row) => names.map((name) => row[name] ?? ''))).toEqual(rows);
        },
      ),
      { numRuns: 30 },
    );
  }, 60_000);
});

type Line =
  | 'good'
  | 'short'
  | 'long'
  | 'blank'
  | 'date'
  | 'money'
  | 'open quote'
  | 'stray quote'
  | 'bytes'
  | 'two lines'
  | 'no date';

const verdicts: Record<
  Line,
  { text: (id: number) => string; verdict: 'loaded' | 'quarantined' | 'skipped' }
> = {
  good: { text: (id) => `O${id},C${id},2024-01-31,1.50,x`, verdict: 'loaded' },
  'two lines': {
    text: (id) => `O${id},C${id},2024-01-31,1.50,"first\nsecond, ""third"""`,
    verdict: 'loaded',
  },
  short: { text: (id) => `O${id},C${id},2024-01-31`, verdict: 'quarantined' },
  long: { text: (id) => `O${id},C${id},2024-01-31,1,234.50,x`, verdict: 'quarantined' },
  date: { text: (id) => `O${id},C${id},2024-02-30,1.50,x`, verdict: 'quarantined' },
  'no date': { text: (id) => `P${id},C${id},,1.50,x`, verdict: 'quarantined' },
  money: { text: (id) => `O${id},C${id},2024-01-31,NaNa,x`, verdict: 'quarantined' },
  'open quote': { text: (id) => `O${id},"C${id},2024-01-31,1.50,x`, verdict: 'quarantined' },
  'stray quote': { text: (id) => `O${id},"C"${id},2024-01-31,1.50,x`, verdict: 'quarantined' },
  bytes: { text: (id) => `O${id},C${id},2024-01-31,1.50,\u0007`, verdict: 'quarantined' },
  blank: { text: () => '', verdict: 'skipped' },
};

describe('a damaged file', () => {
  it('is accounted for record by record, whatever stands next to what', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...(Object.keys(verdicts) as Line[])), {
          minLength: 1,
          maxLength: 30,
        }),
        fc.constantFrom('\n', '\r\n'),
        async (kinds, lineEnd) => {
          // A head and a foot of good records: a file that is mostly damage is another question.
          const lines: Line[] = [...Array<Line>(300).fill('good'), ...kinds, 'good'];
          const text = [
            'order_id,customer_id,order_date,amount,note',
            ...lines.map((line, id) => verdicts[line].text(id)),
          ].join(lineEnd);
          const bytes = new TextEncoder().encode(text).map((byte) => (byte === 7 ? 0xff : byte));
          const { outcome } = await dropped(bytes);
          const [receipt] = outcome.receipts;
          const count = (verdict: string) =>
            lines.filter((line) => verdicts[line].verdict === verdict).length;
          expect(receipt).toMatchObject({
            records: lines.length,
            loaded: count('loaded'),
            quarantined: count('quarantined'),
            skipped: count('skipped'),
          });
          expect(receipt!.quarantine).toHaveLength(count('quarantined'));
          const kept = await engine.rows(
            `select order_id from intake.${receipt!.slot} order by rowid`,
          );
          const expected = lines.flatMap((line, id) =>
            verdicts[line].verdict === 'loaded' ? [`O${id}`] : [],
          );
          expect(kept.map((row) => row['order_id'])).toEqual(expected);
        },
      ),
      { numRuns: 30 },
    );
  }, 60_000);
});
