import type { Dialect, Hint, Note, Question } from '../decision';
import { isHeader } from '../meaning/header';
import { cellsOf, readRecord, type Shape } from './record';

/** How the head of a file splits, and where its table begins. */
export interface Layout {
  dialect: Dialect;
  /** Records that name the columns. */
  header: number;
  /** The names of the columns, those of several header records joined; c1 … cn without a header. */
  names: string[];
  columns: number;
  trailingDelimiter: boolean;
  /** Where the first record of data begins. */
  data: { offset: number; line: number };
  notes: Note[];
  questions: Question[];
}

/** What is known before the head is looked at. */
export interface LayoutHint {
  hint: Hint;
  /** The text is our own writing: comma, double quotes, LF. Preamble and header are still open. */
  isCanonical: boolean;
  /** Whether some kind of file has a column of this name. */
  isKnownName: (cell: string) => boolean;
}

const delimiters = [',', ';', '\t', '|'] as const;
const separatorLine = /^sep=(.)\r?\n?/i;
const headRecords = 200;

/**
 * Finds the delimiter: the one that cuts most records into the same number of cells, at least
 * two. A file that none of them cuts has one column. `bytes` is the head of the file (UTF-8,
 * without mark).
 * @returns a note with a refusal's code where there is no table.
 */
export function layoutOf(
  bytes: Uint8Array,
  complete: boolean,
  { hint, isCanonical }: LayoutHint,
): Layout | Note {
  if (new TextDecoder().decode(bytes).replace(/[,;|\s]/g, '') === '')
    return { code: 'blank', values: {} };
  const first = new TextDecoder().decode(bytes.subarray(0, 16));
  const declared = separatorLine.exec(first);
  const separator = declared?.[1];
  const start = declared ? declared[0].length : 0;
  const quote = hint.dialect?.quote ?? '"';
  const given = isCanonical ? ',' : (hint.dialect?.delimiter ?? separator);
  const candidates = (given ? [given] : delimiters).map((delimiter) =>
    tried(bytes, start, complete, delimiter, quote),
  );
  const best = candidates.reduce((a, b) => (b.score > a.score ? b : a));
  return finished(bytes, best, complete, { start, separatorLine: declared !== null, quote, hint });
}

interface Trial {
  delimiter: string;
  score: number;
  /** The number of cells that most records have. */
  modal: number;
  records: { offset: number; next: number; line: number; lines: number; cells: number }[];
}

function tried(
  bytes: Uint8Array,
  start: number,
  complete: boolean,
  delimiter: string,
  quote: string,
): Trial {
  const shape = byteShape(delimiter, quote, 0, false);
  const records: Trial['records'] = [];
  let line = start > 0 ? 2 : 1;
  for (let at = start; at < bytes.length && records.length < headRecords;) {
    const span = readRecord(bytes, at, shape, complete);
    if (!span) break;
    if (!isEmptyLine(bytes, span.from, span.to)) {
      records.push({ offset: at, next: span.next, line, lines: span.lines, cells: span.cells });
    }
    line += span.lines;
    at = span.next;
  }
  const counts = new Map<number, number>();
  for (const { cells } of records) counts.set(cells, (counts.get(cells) ?? 0) + 1);
  const [modal, times] = [...counts].reduce(
    (a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] > a[0]) ? b : a),
    [1, 0],
  );
  const share = records.length === 0 ? 0 : times / records.length;
  return { delimiter, modal, records, score: modal < 2 ? 0 : share * Math.log2(modal + 1) };
}

function finished(
  bytes: Uint8Array,
  { delimiter, modal, records, score }: Trial,
  complete: boolean,
  {
    start,
    separatorLine,
    quote,
    hint,
  }: { start: number; separatorLine: boolean; quote: string; hint: Hint },
): Layout {
  const chosen = score === 0 && !separatorLine ? ',' : delimiter;
  // A header may name one column less than rows that all end with a delimiter.
  // Above it there may be lines that fill one cell, padded with delimiters by the spreadsheet.
  const unsure = byteShape(chosen, quote, 0, false);
  const begins = Math.max(
    0,
    records.findIndex(({ cells, offset }) => {
      if (cells < modal - 1 || cells < 2) return false;
      const filled = cellsAt(bytes, offset, unsure, complete).filter((cell) => cell.trim() !== '');
      return cells < 3 || filled.length > 1;
    }),
  );
  const header = records[begins];
  const named = header?.cells ?? 1;
  const rows = records.slice(begins + 1).filter(({ cells }) => cells === named + 1);
  const shape = byteShape(chosen, quote, named, false);
  const trailingDelimiter =
    rows.length > (records.length - begins - 1) / 2 &&
    rows.every((row) => cellsAt(bytes, row.offset, shape, complete).at(-1)?.trim() === '');
  const first = header ? cellsAt(bytes, header.offset, shape, complete) : [];
  const hasHeader = hint.header === undefined ? isHeader(first) : Number(hint.header) > 0;
  const preamble = records.slice(0, begins).map(({ offset, next }) => textOf(bytes, offset, next));
  const notes: Note[] = [];
  const add = (code: string, values: Note['values'] = {}) => notes.push({ code, values });
  if (separatorLine) add('separator_line');
  if (preamble.length > 0)
    add('preamble', { count: preamble.length, text: preamble.join(' / ').slice(0, 200) });
  if (trailingDelimiter) add('trailing_delimiter');
  const cells = first.slice(0, named);
  return {
    dialect: { delimiter: chosen, runs: false, quote, escape: quote, comment: '' },
    header: hasHeader ? 1 : 0,
    names: hasHeader ? cells : cells.map((_, index) => `c${index + 1}`),
    columns: named,
    trailingDelimiter,
    data: hasHeader
      ? {
          offset: header ? header.next : bytes.length,
          line: header ? header.line + header.lines : 1,
        }
      : { offset: header?.offset ?? start, line: header?.line ?? 1 },
    notes,
    questions: [],
  };
}

/** The shape that the scanner takes. */
export function shapeOf({ dialect, columns, trailingDelimiter }: Layout): Shape {
  return byteShape(dialect.delimiter, dialect.quote, columns, trailingDelimiter);
}

function byteShape(
  delimiter: string,
  quote: string,
  columns: number,
  trailingDelimiter: boolean,
): Shape {
  return {
    delimiter: delimiter.charCodeAt(0),
    quote: quote === '' ? 0 : quote.charCodeAt(0),
    columns,
    trailingDelimiter,
  };
}

function cellsAt(bytes: Uint8Array, offset: number, shape: Shape, complete: boolean): string[] {
  const span = readRecord(bytes, offset, shape, complete);
  return span ? cellsOf(bytes, span, shape) : [];
}

function textOf(bytes: Uint8Array, from: number, to: number): string {
  return new TextDecoder().decode(bytes.subarray(from, to)).trim();
}

function isEmptyLine(bytes: Uint8Array, from: number, to: number): boolean {
  return textOf(bytes, from, to) === '';
}
