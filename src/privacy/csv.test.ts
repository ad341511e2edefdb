import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvCell, csvText, withoutFormula } from './csv';

describe('a CSV that no spreadsheet runs', () => {
  it('puts an apostrophe before each start of a formula, full-width ones included', () => {
    for (const text of [
      '=1+1',
      '+cmd',
      '-2+3',
      '@SUM(A1)',
      '＝1',
      '＋1',
      '－1',
      '＠A',
      '\tx',
      '\r',
      '\nx',
    ]) {
      expect(withoutFormula(text)).toBe(`'${text}`);
    }
  });

  it('is not led astray by spaces or a byte order mark before the formula', () => {
    expect(withoutFormula('  =1+1')).toBe("'  =1+1");
    expect(withoutFormula('\uFEFF=1+1')).toBe("'\uFEFF=1+1");
    expect(withoutFormula(' \t=1+1')).toBe("' \t=1+1");
  });

  it('leaves signed numbers and ordinary text alone', () => {
    for (const text of ['-12.50', '+3', '-1,234.5', '-3%', 'a=b', '核心客户', '', '1e-5']) {
      expect(withoutFormula(text)).toBe(text);
    }
  });

  it('treats a sign without a digit as a formula', () => {
    expect(withoutFormula('-')).toBe("'-");
    expect(withoutFormula('+.')).toBe("'+.");
  });

  it('writes numbers unrounded, days without a time, null as nothing', () => {
    expect(csvCell(-0.1234567)).toBe('"-0.1234567"');
    expect(csvCell(new Date('2024-12-31T00:00:00Z'))).toBe('"2024-12-31"');
    expect(csvCell(new Date('2024-12-31T08:05:00Z'))).toBe('"2024-12-31T08:05:00.000Z"');
    expect(csvCell(null)).toBe('""');
    expect(csvCell('say "hi"')).toBe('"say ""hi"""');
  });

  it('begins with the mark that makes Excel read UTF-8', () => {
    expect(csvText(['a'], [])).toBe('\uFEFF"a"\r\n');
  });

  it('never lets a cell begin like a formula, whatever the text', () => {
    const start = fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      '＝',
      '＋',
      '－',
      '＠',
      '\t',
      '\r',
      '\n',
      ' ',
      '\uFEFF',
    );
    const text = fc
      .tuple(fc.array(start, { maxLength: 3 }), fc.string())
      .map(([s, t]) => s.join('') + t);
    fc.assert(
      fc.property(text, (value) => {
        const first = withoutFormula(value).replace(/^[ \uFEFF]+/, '')[0] ?? '';
        const number = value.trim() !== '' && /^[+-]?[\d.,]+(e[+-]?\d+)?%?$/i.test(value);
        expect(number || !'=+-@＝＋－＠\t\r\n'.includes(first) || first === '').toBe(true);
      }),
    );
  });

  it('comes back from another reader as it was, but for the apostrophe', () => {
    const cell = fc.string();
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const text = csvText(['a', 'b'], rows).slice(1);
        const read = Papa.parse<string[]>(text, { skipEmptyLines: false }).data.slice(1, -1);
        expect(read).toEqual(rows.map((row) => row.map(withoutFormula)));
      }),
    );
  });
});
