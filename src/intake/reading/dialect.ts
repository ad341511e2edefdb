import type { Dialect } from '../decision';
import { cellsOf, readRecord, type Shape } from './record';

/** How the head of a file splits, and where its table begins. */
export interface Layout {
  dialect: Dialect;
  /** Offset and line of the first record of the table: the header, or data where there is none. */
  offset: number;
  line: number;
  columns: number;
  trailingDelimiter: boolean;
  /** Lines above the table, as text. */
  preamble: string[];
  /** The file began with `sep=;`. */
  separatorLine: boolean;
  /** The first records of the table as cells, the header among them. */
  head: string[][];
  /** Offset and line of the record after the first of the table. */
  second: { offset: number; line: number };
}

const delimiters = [',', ';', '\t', '|'] as const;
const separatorLine = /^sep=(.)\r?\n?/i;
const headRecords = 200;

/**
 * Finds the delimiter: the one that cuts most records into the same number of cells, at least
 * two. A file that none of them cuts has one column. `bytes` is the head of the file (UTF-8,
 * without mark); `hint` is the delimiter where it is known.
 */
export function layoutOf(bytes: Uint8Array, complete: boolean, hint?: Partial<Dialect>): Layout {
  const first = new TextDecoder().decode(bytes.subarray(0, 16));
  const declared = separatorLine.exec(first);
  const separator = declared?.[1];
  const start = declared ? declared[0].length : 0;
  const quote = hint?.quote ?? '"';
  const given = hint?.delimiter ?? separator;
  const candidates = (given ? [given] : delimiters).map((delimiter) =>
    tried(bytes, start, complete, delimiter, quote),
  );
  const best = candidates.reduce((a, b) => (b.score > a.score ? b : a));
  return finished(bytes, best, complete, { start, separatorLine: declared !== null, quote });
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
  const shape = shapeOf(delimiter, quote, 0, false);
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
  { start, separatorLine, quote }: { start: number; separatorLine: boolean; quote: string },
): Layout {
  const chosen = score === 0 && !separatorLine ? ',' : delimiter;
  // A header may name one column less than rows that all end with a delimiter.
  // Above it there may be lines that fill one cell, padded with delimiters by the spreadsheet.
  const unsure = shapeOf(chosen, quote, 0, false);
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
  const shape = shapeOf(chosen, quote, named, false);
  const trailingDelimiter =
    rows.length > (records.length - begins - 1) / 2 &&
    rows.every((row) => cellsAt(bytes, row.offset, shape, complete).at(-1)?.trim() === '');
  const columns = named;
  const head = records.slice(begins).map(({ offset }) => cellsAt(bytes, offset, shape, complete));
  return {
    dialect: { delimiter: chosen, quote },
    offset: header?.offset ?? start,
    line: header?.line ?? 1,
    columns,
    trailingDelimiter,
    preamble: records.slice(0, begins).map(({ offset, next }) => textOf(bytes, offset, next)),
    separatorLine,
    head: trailingDelimiter ? head.map((cells) => cells.slice(0, columns)) : head,
    second: {
      offset: header ? header.next : bytes.length,
      line: header ? header.line + header.lines : 1,
    },
  };
}

/** The shape that the scanner takes. */
export function shapeOf(
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
