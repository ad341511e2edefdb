import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hint } from '../decision';
import { layoutOf } from './dialect';
import { Scanner } from './scanner';
import { readTable } from './table';

async function read(text: BlobPart, hint: Hint = {}) {
  const table = await readTable({ name: 'x.csv', blob: new Blob([text]), lastModified: 0 }, hint);
  if ('code' in table) throw new Error(table.code);
  const rows: string[][] = [];
  for await (const cells of table.records()) rows.push(cells);
  const codes = table.layout.notes.map(({ code }) => code);
  const asked = table.layout.questions.map(({ id }) => id);
  return { ...table, rows, codes, asked };
}

const plain = 'id,day,amount\nA1,2024-01-02,3.50\nA2,2024-01-03,4.50\nA3,2024-01-04,5.50\n';
const plainRows = [
  ['A1', '2024-01-02', '3.50'],
  ['A2', '2024-01-03', '4.50'],
  ['A3', '2024-01-04', '5.50'],
];

describe('a table', () => {
  it.each([',', ';', '\t', '|', '^', '~', '\x01'])('is cut at %j', async (delimiter) => {
    const { names, rows, layout } = await read(plain.replaceAll(',', delimiter));
    expect({ names, rows }).toEqual({ names: ['id', 'day', 'amount'], rows: plainRows });
    expect(layout.dialect.delimiter).toBe(delimiter);
  });

  it('is cut at runs of blanks, where columns are aligned', async () => {
    const { header, rows, layout } = await read(
      ' 00004 0001 19970101  2   29.33\r\n 00021 0002 19970113 12    1.77\r\n',
    );
    expect(header).toEqual([]);
    expect(layout.dialect).toMatchObject({ delimiter: ' ', runs: true });
    expect(rows).toEqual([
      ['00004', '0001', '19970101', '2', '29.33'],
      ['00021', '0002', '19970113', '12', '1.77'],
    ]);
  });

  it('is not cut at the blanks of times or of names', async () => {
    const times = await read('at\n2024-01-01 10:00:00\n2024-01-02 11:00:00\n');
    expect(times.rows).toEqual([['2024-01-01 10:00:00'], ['2024-01-02 11:00:00']]);
    const people = await read('name\nAnna Roe\nBen Poe\n');
    expect(people.rows).toEqual([['Anna Roe'], ['Ben Poe']]);
  });

  it('has names over each other joined, and the lines above them left out', async () => {
    const { names, rows, codes } = await read(`Report of January\n\n编号,日期,金额\n${plain}`);
    expect(names).toEqual(['编号 id', '日期 day', '金额 amount']);
    expect(rows).toEqual(plainRows);
    expect(codes).toEqual(['preamble', 'header_rows']);
  });

  it('of two columns stands below its title and a line of nothing', async () => {
    const { names, rows } = await read('Travel in March,\n,\nlabel,sum\nRail,1\nAir,2\n');
    expect(names).toEqual(['label', 'sum']);
    expect(rows).toEqual([
      ['Rail', '1'],
      ['Air', '2'],
    ]);
  });

  it('of values alone has no header', async () => {
    const { names, rows } = await read(plain.slice(plain.indexOf('A1')));
    expect({ names, rows }).toEqual({ names: null, rows: plainRows });
  });

  it('of nothing but text asks whether its first line names the columns', async () => {
    const text = 'Anna,Lyon\nBen,Paris\nAnna,Lyon\n';
    expect((await read(text)).asked).toEqual(['header']);
    expect(await read(text, { answers: { header: '0' } })).toMatchObject({
      ...{ names: null, asked: [] },
    });
  });

  it('ends where another one begins; the other’s lines are skipped, and either can be read', async () => {
    const text = `${plain}\nproduct,colour\nP1,red\nP2,blue\n`;
    const first = await read(text);
    expect(first).toMatchObject({ rows: plainRows, asked: ['table'] });
    expect(first.scan).toMatchObject({ records: 7, sound: 3, blank: 1, otherTables: 3 });
    const second = await read(text, { answers: { table: '2' } });
    expect(second.names).toEqual(['product', 'colour']);
    expect(second.rows).toEqual([
      ['P1', 'red'],
      ['P2', 'blue'],
    ]);
    expect(second.asked).not.toContain('table');
  });

  it('keeps its comments, total and inner quotes where that is chosen', async () => {
    const text = `${plain.replace('A2', '# half\nA2')}Total,,13.50\n`;
    expect((await read(text)).scan).toMatchObject({ records: 5, sound: 3, skipped: 2 });
    const kept = await read(text, { answers: { total_row: 'as_record', comments: 'as_record' } });
    expect(kept.scan).toMatchObject({ records: 5, sound: 4, damaged: 1, skipped: 0 });
    const quotes = plain.replace('A2', '"a "b" c"');
    expect((await read(quotes)).rows[1]).toEqual(['a "b" c', '2024-01-03', '4.50']);
    const strict = await read(quotes, { answers: { relaxed_quotes: 'strict' } });
    expect(strict.scan.quarantine).toMatchObject([{ line: 3, reason: { code: 'stray_quote' } }]);
  });

  it('that was cut off says so, and loses its last record', async () => {
    const { scan } = await read(`${plain}A4,"2024-`);
    expect(scan).toMatchObject({ sound: 3, damaged: 1, isTruncated: true });
    const nulls = await read(`${plain}${'\0'.repeat(5000)}`);
    expect(nulls.scan).toMatchObject({ records: 3, sound: 3, nullTail: 5000 });
  });

  it('of 2,000 columns has them all', async () => {
    const line = (of: (index: number) => string) => Array.from({ length: 2000 }, (_, i) => of(i));
    const text = [line((i) => `name ${i}`), line(String), line(String)].join('\n');
    expect((await read(text)).rows).toEqual([line(String), line(String)]);
  });
});

const cell = fc
  .array(fc.constantFrom('a', 'Zoë', '客', '"', ',', ';', '\t', '|', '\n', ' ', "'", '.', '\\'), {
    maxLength: 6,
  })
  .map((parts) => parts.join(''))
  .filter((text) => text === text.trim());

const dialect = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|', '^', '~', '\x01', '  '),
  quote: fc.constantFrom('"', "'"),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r', '\r\r\n'),
  escape: fc.constantFrom('doubled', '\\'),
  padding: fc.constantFrom('', ' '),
  preamble: fc.boolean(),
  hasHeader: fc.boolean(),
  trailing: fc.boolean(),
});

describe('any table', () => {
  it('comes back cell by cell from every dialect', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 3, maxLength: 8 }),
        dialect,
        async (texts, made) => {
          const { delimiter, lineEnd, quote } = made;
          const escape = made.escape === 'doubled' ? quote : made.escape;
          // Between runs of blanks there are no empty cells, and lines above make no table.
          const isRuns = delimiter === '  ';
          const [padding, preamble] = isRuns ? ['', false] : [made.padding, made.preamble];
          const trailing = made.trailing && !isRuns ? [''] : [];
          const quoted = (text: string) =>
            quote +
            text.replace(/./gs, (c) => (c === quote || c === escape ? escape + c : c)) +
            quote;
          const line = (cells: string[]) => cells.join(delimiter + padding);
          const rows = texts.map(([a, b], i) => [
            `K${100 + i}`,
            a,
            `2024-01-0${i + 1}`,
            b,
            `${i}.5`,
          ]);
          const text = [
            ...(preamble ? ['Report', ''] : []),
            ...(made.hasHeader ? [line(['id', 'note', 'day', 'remark', 'n'])] : []),
            ...rows.map((cells) =>
              line([...cells.map((text, i) => (i % 2 ? quoted(text) : text)), ...trailing]),
            ),
          ].join(lineEnd);
          const table = await read(text, { dialect: { escape, quote } });
          const width = trailing.length > 0 && !made.hasHeader ? 6 : 5;
          expect(table.rows.map((cells) => cells.slice(0, 5))).toEqual(rows);
          expect(table.rows.every((cells) => cells.length === width)).toBe(true);
          expect(table.header.length).toBe(made.hasHeader ? 1 : 0);
        },
      ),
      { numRuns: 1_500 },
    );
  });
});

describe('any damaged file', () => {
  it('is accounted for: records are sound, damaged or skipped, and the sound ones come back', () => {
    const line = fc.constantFrom(
      ...['A1,2024-01-02,3.50', 'A2,"x, y",4', 'short', 'a,b,c,d', '', '# note', ',,', '"open,1,2'],
      ...['"in "side" it",1,2', 'B,"two\nlines",3', '(2 rows)', 'Total,,5', 'x\0y,1,2', '\xff,1,2'],
    );
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 12 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.boolean(),
        (lines, lineEnd, isLatin) => {
          const text = ['id,day,n', 'A0,2024-01-01,1', 'A0,2024-01-01,1', ...lines].join(lineEnd);
          const bytes = isLatin
            ? Uint8Array.from(text, (character) => character.charCodeAt(0))
            : new TextEncoder().encode(text);
          const known = { hint: {}, isCanonical: false, isKnownName: () => false };
          const layout = layoutOf(bytes, true, known);
          if ('code' in layout) throw new Error(layout.code);
          const { shape, data } = layout;
          const scanner = new Scanner(new Blob(), shape, data, null);
          scanner.chunk(bytes.slice(data.offset, data.end), data.offset, true);
          scanner.passOver(bytes.slice(data.end ?? bytes.length), true);
          const scanned = scanner.result();
          expect(scanned.records).toBe(scanned.sound + scanned.damaged + scanned.skipped);
          expect(scanned.sample).toHaveLength(scanned.sound);
          expect(scanned.quarantine).toHaveLength(scanned.damaged);
        },
      ),
      { numRuns: 10_000 },
    );
  });
});
