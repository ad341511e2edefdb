import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { file, opened, refusalsOf, textsOf } from '../opened.fixture';
import { unpack } from '../unpack';
import { styleOf } from './styles';
import { writtenBook, type WrittenBook } from './written.fixture';

async function linesOf(book: WrittenBook): Promise<string[]> {
  const [first] = await textsOf(await opened('book.xlsx', writtenBook(book)));
  return first![1].split('\n');
}

/** The text of one number under a format. */
async function shown(value: string, format: number | string, is1904 = false): Promise<string> {
  const isCustom = typeof format === 'string';
  const [line] = await linesOf({
    sheets: [{ name: 'S', rows: `<row r="1"><c r="A1" s="1"><v>${value}</v></c></row>` }],
    ...{ formats: isCustom ? { 164: format } : {}, styles: [0, isCustom ? 164 : format], is1904 },
  });
  return line!;
}

describe('a sheet', () => {
  it('is read with each row on the line of its number', async () => {
    const lines = await linesOf({
      strings:
        '<si><t>店铺订单</t></si><si><t>order_id</t></si><si><t xml:space="preserve">a, b </t></si>',
      sheets: [
        {
          name: 'S',
          rows:
            '<row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="B1" s="0"/></row>' +
            '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="C3" t="inlineStr"><is><t>note</t></is></c></row>' +
            '<row r="4" ht="15"/>' +
            '<row r="5"><c r="B5"><v>7</v></c><c r="C5" t="s"><v>2</v></c><c r="D5" s="0"/></row>' +
            '<row r="900"><c r="A900" s="0"/></row>',
        },
      ],
    });
    expect(lines).toEqual(['店铺订单,,', '', 'order_id,,note', '', ',7,"a, b "', '']);
  });

  it('gives what its cells show: rich text, formulas, logical values, errors', async () => {
    const lines = await linesOf({
      strings:
        '<si><r><t>红</t></r><r><rPr><b/></rPr><t>包 &amp; 1</t></r></si>' +
        '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si>' +
        '<si><t>two_x000D_\nlines _x005F_x0041_</t></si>',
      sheets: [
        {
          name: 'S',
          rows:
            '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>' +
            '<row r="2"><c r="A2" t="str"><f>"x"&amp;"y"</f><v>xy</v></c><c r="B2" t="b"><v>1</v></c><c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>' +
            '<row r="3"><c r="A3"><f>SUM(1,2)</f><v>3</v></c><c r="B3" t="b"><v>0</v></c><c r="C3" t="e"><v>#N/A</v></c></row>',
        },
      ],
    });
    expect(lines).toEqual([
      '红包 & 1,東京,"two',
      'lines _x0041_"',
      'xy,TRUE,"#DIV/0!"',
      '3,FALSE,"#N/A"',
      '',
    ]);
  });

  it('may name no cells, or give its elements a prefix', async () => {
    const bare = '<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c></row>';
    expect(await linesOf({ sheets: [{ name: 'S', rows: bare }] })).toEqual(['1,2', ',3', '']);
    const prefixed =
      '<x:row xmlns:x="y" r="1"><x:c r="B1" t="inlineStr"><x:is><x:t>b</x:t></x:is></x:c></x:row>';
    expect(await linesOf({ sheets: [{ name: 'S', rows: prefixed }] })).toEqual([',b', '']);
  });

  it.each([
    // As Excel saves what is typed; the last digits are binary noise.
    ['0.30000000000000004', '0.3'],
    ['1.1000000000000001', '1.1'],
    ['123456789012', '123456789012'],
    ['1.23456789012E+11', '123456789012'],
    ['1.2345678901234501E+17', '123456789012345000'],
    ['1E-3', '0.001'],
    ['1.5E-7', '0.00000015'],
    ['-2.50', '-2.50'],
    // Other writers keep all digits of an id.
    ['6217000010001234567', '6217000010001234567'],
  ])('writes the number %s as %s', async (value, text) => {
    expect(await shown(value, 0)).toBe(text);
  });

  it.each([
    // 45418 is 2024-05-06: DATE(2024,5,6) in Excel.
    ['45418', 14, '2024-05-06'],
    ['45418.572916666664', 22, '2024-05-06 13:45:00'],
    ['45418.572916666664', 14, '2024-05-06 13:45:00'],
    ['45418', 'yyyy-mm-dd hh:mm:ss', '2024-05-06 00:00:00'],
    ['45418', 'yyyy"年"m"月"d"日";@', '2024-05-06'],
    ['45418', '[$-409]mmm\\-yy;@', '2024-05-06'],
    ['45418.5000057870', 'm/d/yyyy h:mm AM/PM', '2024-05-06 12:00:00.500'],
    ['0.572916666666667', 20, '13:45:00'],
    ['0.572916666666667', 'h:mm AM/PM', '13:45:00'],
    ['1.5', '[h]:mm:ss', '36:00:00'],
    ['1', 14, '1900-01-01'],
    ['59', 14, '1900-02-28'],
    ['60', 14, '1900-02-29'],
    ['61', 14, '1900-03-01'],
    ['-1', 14, '-1'],
    ['0.125', 9, '12.5%'],
    ['0.07', '0.00%;[Red]-0.00%', '7%'],
    ['123', '00000', '00123'],
    ['1234.5', '"¥"#,##0.00_);[Red]\\("¥"#,##0.00\\)', '1234.5'],
    ['3', '0" days"', '3'],
    ['3', '[Red]General', '3'],
    ['3', '# ?/?', '3'],
  ])('shows %s in the format %s as %s', async (value, format, text) => {
    expect(await shown(value, format)).toBe(text);
  });

  it('counts days from 1904 where the workbook does', async () => {
    // The same day has 1,462 less in a workbook of the 1904 system.
    expect(await shown('43956', 14, true)).toBe('2024-05-06');
    expect(await shown('0.5', 20, true)).toBe('12:00:00');
  });

  it('says where Excel set digits to zero', async () => {
    const rows =
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><v>1.23456789012345E+17</v></c></row>';
    const { sources } = await opened('b.xlsx', writtenBook({ sheets: [{ name: 'S', rows }] }));
    expect(sources[0]?.unpacked?.notes).toContainEqual({
      code: 'excel_rounding',
      values: { count: 1, cell: 'B2' },
    });
  });

  it('is refused where its XML is broken, or its rows run backwards', async () => {
    for (const rows of [
      '<row r="1"><c r="A1"><v>1</c></row>',
      '<row r="1"><c r="A1"><v>&bomb;</v></c></row>',
      '<row r="2"><c><v>1</v></c></row><row r="1"><c><v>1</v></c></row>',
      '<row r="9999999"><c><v>1</v></c></row>',
      '<row r="1"><c t="s"><v>7</v></c></row>',
    ]) {
      const contents = await opened('b.xlsx', writtenBook({ sheets: [{ name: 'S', rows }] }));
      expect(refusalsOf(contents)).toEqual([['b.xlsx', 'damaged_workbook']]);
    }
  });
});

describe('a workbook', () => {
  const cell = (value: number) => `<row r="1"><c r="A1"><v>${value}</v></c></row>`;
  const several = writtenBook({
    sheets: [
      { name: '订单', rows: cell(1) },
      { name: 'Empty', rows: '' },
      { name: 'Refunds &amp; more', rows: cell(2) },
      { name: 'Lists', rows: cell(3), state: 'veryHidden' },
    ],
  });

  it('is every visible sheet that holds something', async () => {
    const contents = await opened('book.xlsx', several);
    expect(await textsOf(contents)).toEqual([
      ['book.xlsx › 订单', '1\n'],
      ['book.xlsx › Refunds & more', '2\n'],
    ]);
    expect(contents.sources[0]?.unpacked).toEqual({
      from: 'book.xlsx',
      isCanonical: true,
      firstRow: 1,
      sheet: '订单',
      notes: [
        { code: 'from_sheet', values: { sheet: '订单' } },
        { code: 'hidden_sheets', values: { sheets: 'Lists' } },
      ],
    });
  });

  it('is one sheet where that is the answer, and all of them where `all` is', async () => {
    const names = async (sheets: string) =>
      (await opened('book.xlsx', several, { answers: { sheets } })).sources.map(({ name }) => name);
    expect(await names('Refunds & more')).toEqual(['book.xlsx › Refunds & more']);
    expect(await names('Lists')).toEqual(['book.xlsx › Lists']);
    expect(await names('all')).toEqual(['book.xlsx › 订单', 'book.xlsx › Refunds & more']);
    expect(await names('no such sheet')).toHaveLength(2);
  });

  it('is read under any name, with a note', async () => {
    const book = writtenBook({ sheets: [{ name: 'S', rows: cell(1) }] });
    const { sources } = await opened('orders.csv', book);
    expect(sources[0]?.name).toBe('orders.csv');
    expect(sources[0]?.unpacked?.notes).toEqual([
      { code: 'named_otherwise', values: { form: 'Excel' } },
      { code: 'from_sheet', values: { sheet: 'S' } },
    ]);
  });

  it('is refused where all is empty, hidden, or no sheet is there', async () => {
    const empty = writtenBook({ sheets: [{ name: 'S', rows: '<row r="1"><c r="A1"/></row>' }] });
    expect(refusalsOf(await opened('b.xlsx', empty))).toEqual([['b.xlsx', 'empty_workbook']]);
    const none = writtenBook({ sheets: [] });
    expect(refusalsOf(await opened('b.xlsx', none))).toEqual([['b.xlsx', 'damaged_workbook']]);
  });

  it('stops where it is told to', async () => {
    const stop = new AbortController();
    stop.abort();
    expect(await unpack(file('b.xlsx', several), {}, () => {}, stop.signal)).toBe('cancelled');
  });

  it('comes back as another program wrote it', async () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      // XML has no control characters; spaces around a text are the writer's affair, and it
      // writes the names of an object's own members (`toString`) as broken indices.
      .filter((value) => /^[^\p{C}]+$/u.test(value) && value.trim() === value && !(value in {}));
    const day = fc.date({
      ...{ min: new Date('1901-01-01'), max: new Date('2199-12-31') },
      noInvalidDate: true,
    });
    const cell = fc.oneof(
      text.map((value) => ({ value, type: String, text: value })),
      fc.integer().map((value) => ({ value, type: Number, text: String(value) })),
      fc
        .integer({ min: -1e9, max: 1e9 })
        .map((cents) => ({ value: cents / 100, type: Number, text: String(cents / 100) })),
      fc.boolean().map((value) => ({ value, type: Boolean, text: value ? 'TRUE' : 'FALSE' })),
      day.map((date) => {
        const value = new Date(Math.floor(date.getTime() / 1000) * 1000);
        const shown = value.toISOString().slice(0, 19).replace('T', ' ');
        return { value, type: Date, format: 'yyyy-mm-dd hh:mm:ss', text: shown };
      }),
    );
    const rows = fc.integer({ min: 1, max: 6 }).chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 8,
      }),
    );
    await fc.assert(
      fc.asyncProperty(rows, async (table) => {
        const data = table.map((row) => row.map(({ text: _, ...cell }) => cell));
        const book = await writeXlsxFile(data as never).toBuffer();
        const [first] = await textsOf(await opened('b.xlsx', new Uint8Array(book)));
        const read = Papa.parse<string[]>(first![1], { newline: '\n' }).data.slice(0, -1);
        expect(read).toEqual(table.map((row) => row.map(({ text }) => text)));
      }),
      { numRuns: 60 },
    );
  });
});

it('tells the formats of dates from those of numbers', () => {
  expect(styleOf('General')).toEqual({ is: 'number' });
  expect(styleOf('0.00E+00')).toEqual({ is: 'number' });
  expect(styleOf('#,##0.00" EUR days"')).toEqual({ is: 'number' });
  expect(styleOf('dd/mm/yyyy')).toEqual({ is: 'date', hasTime: false });
  expect(styleOf('mm:ss.0')).toEqual({ is: 'time' });
  expect(styleOf('上午/下午h"时"mm"分"')).toEqual({ is: 'time' });
});
