import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../src/intake/reading/table';
import { csvRows, scoreOf } from './pollock-score';

const data = join(import.meta.dirname, '../data/pollock');

/** What the reading makes of a file, as the benchmark wants it: names, then records. */
async function read(content: BlobPart): Promise<string[][]> {
  const table = await readTable({ name: 'x.csv', blob: new Blob([content]), lastModified: 0 });
  if ('code' in table) return [];
  const rows: string[][] = table.names ? [table.names] : [];
  for await (const cells of table.records()) rows.push(cells);
  return rows;
}

const clean = (file: string) => csvRows(readFileSync(join(data, 'clean', file), 'utf8'));
const polluted = (file: string) => new Uint8Array(readFileSync(join(data, 'csv', file)));

// The table that all files of the benchmark were made from, and its text.
const source = new TextDecoder().decode(polluted('file_record_delimiter_0xA.csv'));
const truth = clean('file_record_delimiter_0xA.csv');
const lines = source.trimEnd().split('\n');

/** The cells of a line as written, with their quotes. */
const written = (line: string) => line.match(/("([^"]|"")*"|[^,]*)(,|$)/g)!.slice(0, 9);

function withRow(row: number, change: (cells: string[]) => string): string {
  const cells = written(lines[row]!).map((cell) => cell.replace(/,$/, ''));
  return `${lines.toSpliced(row, 1, change(cells)).join('\n')}\n`;
}

const rows = [0, 1, 40, 83];
const columns = [0, 1, 6, 8];
const places = rows.flatMap((row) => columns.map((column) => [row, column] as const));

async function mean(all: readonly { text: string; clean: string[][] }[]): Promise<number> {
  let sum = 0;
  for (const one of all) sum += scoreOf(one.clean, await read(one.text));
  return sum / all.length;
}

describe('the Pollock benchmark, with no dialect given', () => {
  it('is read at 9.9 of 10 or more, as a mean over the pollutions of whole files', async () => {
    const scores = new Map<string, number>();
    for (const file of readdirSync(join(data, 'csv'))) {
      scores.set(file, scoreOf(clean(file), await read(polluted(file))));
    }
    expect(scores.size).toBe(21);
    const values = [...scores.values()];
    expect(values.reduce((a, b) => a + b, 0) / values.length).toBeGreaterThanOrEqual(9.9);
    // A file whose quotes were replaced, and the doubled quotes within left as they were.
    expect([...scores].filter(([, score]) => score < 9.99).map(([file]) => file)).toEqual([
      'file_quotation_char_0x27.csv',
    ]);
  });

  it('loses one record at most to a delimiter too few or too many in a row', async () => {
    const merged = places
      .filter(([, column]) => column > 0)
      .map(([row, column]) => ({
        text: withRow(row, (cells) =>
          [
            ...cells.slice(0, column - 1),
            cells[column - 1]! + cells[column]!,
            ...cells.slice(column + 1),
          ].join(','),
        ),
        clean: truth,
      }));
    const split = places.map(([row, column]) => ({
      text: withRow(row, (cells) => cells.toSpliced(column, 0, '').join(',')),
      clean: truth,
    }));
    expect(await mean(merged.filter((_, index) => index >= columns.length - 1))).toBeGreaterThan(
      9.96,
    );
    expect(await mean(split)).toBeGreaterThan(9.96);
    // A header that is one name short: its names can be off by one, and it is asked.
    expect(await mean(merged.slice(0, columns.length - 1))).toBeGreaterThan(9.2);
  });

  it('reads a quote too many as text, or loses that one record', async () => {
    const quoted = places.map(([row, column]) => ({
      text: withRow(row, (cells) => cells.with(column, `"${cells[column]!}`).join(',')),
      clean: truth.with(row, truth[row]!.with(column, `"${truth[row]![column]!}`)),
    }));
    expect(await mean(quoted)).toBeGreaterThan(9.96);
  });

  it('loses one record at most to a row with another delimiter, and no header', async () => {
    const others = rows.map((row) => ({
      text: withRow(row, (cells) => cells.join(' ')),
      clean: truth,
    }));
    expect(await mean(others)).toBeGreaterThan(9.96);
  });
});

describe('the score', () => {
  it('is 10 for the clean file itself and for an empty one, and 1 for a file that was not read', () => {
    expect(scoreOf(truth, truth)).toBe(10);
    expect(scoreOf([], [['x']])).toBe(10);
    expect(scoreOf(truth, [])).toBe(1);
  });

  it('counts header, records and cells as multisets', () => {
    // Header 1 of 2; records 1 of 2; cells 4 of 6: by hand, 1 + 3·½ + 3·½ + 3·⅔.
    const wanted = [
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ];
    const loaded = [
      ['a', 'x'],
      ['1', '2'],
      ['3', '5'],
    ];
    expect(scoreOf(wanted, loaded)).toBeCloseTo(1 + 1.5 + 1.5 + 2, 12);
  });
});
