import { invalidUtf8At } from './utf8';

/** How the bytes of a table split: all values are byte codes. */
export interface Shape {
  delimiter: number;
  /** 0: no quoting. */
  quote: number;
  /** Cells that a record must have; 0: not known yet. */
  columns: number;
  /** Every row ends with one delimiter too many. */
  trailingDelimiter: boolean;
}

/** What is wrong with a record; each is a key of the messages. */
export type Damage =
  | 'too_few_cells'
  | 'too_many_cells'
  | 'unclosed_quote'
  | 'stray_quote'
  | 'bad_bytes'
  | 'record_too_long';

/** One record of a chunk: `[from, to)` without its line end, which is `[to, next)`. */
export interface RecordSpan {
  from: number;
  to: number;
  next: number;
  /** Lines that it takes up. */
  lines: number;
  cells: number;
  damage: Damage | null;
}

const LF = 10;
const CR = 13;
const SPACE = 32;

/** The engine refuses lines of 2,000,000 bytes. */
export const longestRecord = 1_900_000;

/**
 * Reads the record that starts at `from`. Null: it does not end in `bytes`, and more may follow
 * (`last` false). The rules are those of RFC 4180, with spaces allowed around a quoted cell.
 *
 * A record with a quote that never closes swallows the lines after it. So a damaged record of
 * several lines is given back as its first line alone, and reading goes on after that line.
 */
export function readRecord(
  bytes: Uint8Array,
  from: number,
  shape: Shape,
  last: boolean,
): RecordSpan | null {
  const whole = split(bytes, from, shape, last);
  if (whole === null) {
    if (bytes.length - from <= longestRecord) return null;
    const line = firstLine(bytes, from, shape, last);
    return (
      line && {
        ...line,
        damage: line.to - from > longestRecord ? 'record_too_long' : 'unclosed_quote',
      }
    );
  }
  if (whole.to - whole.from > longestRecord) return { ...whole, damage: 'record_too_long' };
  if (whole.lines === 1) return whole;
  if (!swallowsLines(bytes, whole, shape)) return whole;
  const line = firstLine(bytes, from, shape, true);
  return line && { ...line, damage: 'unclosed_quote' };
}

function split(bytes: Uint8Array, from: number, shape: Shape, last: boolean): RecordSpan | null {
  const { delimiter, quote } = shape;
  const end = bytes.length;
  let i = from;
  let cells = 1;
  let lines = 1;
  let cellStart = true;
  let damage: Damage | null = null;
  while (i < end) {
    const byte = bytes[i] as number;
    if (byte === delimiter) {
      cells++;
      cellStart = true;
      i++;
    } else if (byte === LF || byte === CR) {
      break;
    } else if (byte === quote && cellStart && quote !== 0) {
      i++;
      for (;;) {
        if (i >= end) {
          if (!last) return null;
          return { from, to: end, next: end, lines, cells, damage: 'unclosed_quote' };
        }
        const inner = bytes[i] as number;
        if (inner === quote) {
          if (bytes[i + 1] === quote) {
            i += 2;
            continue;
          }
          i++;
          break;
        }
        if (inner === LF || (inner === CR && bytes[i + 1] !== LF)) lines++;
        i++;
      }
      if (i >= end && !last) return null;
      while (i < end && bytes[i] === SPACE && delimiter !== SPACE) i++;
      const after = bytes[i];
      if (i < end && after !== delimiter && after !== LF && after !== CR) damage ??= 'stray_quote';
      cellStart = false;
    } else {
      if (byte !== SPACE) cellStart = false;
      i++;
    }
  }
  const next = lineEnd(bytes, i, last);
  if (next === null) return null;
  return { from, to: i, next, lines, cells, damage: damage ?? countDamage(cells, shape) };
}

function countDamage(cells: number, { columns, trailingDelimiter }: Shape): Damage | null {
  if (columns === 0 || cells === columns) return null;
  if (trailingDelimiter && cells === columns + 1) return null;
  return cells < columns ? 'too_few_cells' : 'too_many_cells';
}

/** The offset after the line end at `at`; `\r\r\n` is one. Null: it may go on in the next chunk. */
function lineEnd(bytes: Uint8Array, at: number, last: boolean): number | null {
  const end = bytes.length;
  if (at >= end) return last ? end : null;
  if (bytes[at] === LF) return at + 1;
  if (!last && at + 2 >= end) return null;
  if (bytes[at + 1] === LF) return at + 2;
  if (bytes[at + 1] === CR && bytes[at + 2] === LF) return at + 3;
  return at + 1;
}

function firstLine(
  bytes: Uint8Array,
  from: number,
  shape: Shape,
  last: boolean,
): RecordSpan | null {
  return split(bytes, from, { ...shape, quote: 0 }, last);
}

/**
 * Whether a record of several lines is in truth several records behind a quote that was never
 * closed: it is damaged and its second line is a good record by itself, or each of its lines
 * would be one if quotes meant nothing.
 */
function swallowsLines(bytes: Uint8Array, whole: RecordSpan, shape: Shape): boolean {
  const first = firstLine(bytes, whole.from, shape, true);
  if (!first || first.next >= whole.to) return false;
  if (whole.damage === 'unclosed_quote' || whole.damage === 'stray_quote') return true;
  if (whole.damage) {
    const second = split(bytes, first.next, shape, true);
    return second !== null && second.lines === 1 && second.damage === null;
  }
  if (shape.columns < 4) return false;
  for (let at = whole.from; at < whole.to;) {
    const line = firstLine(bytes, at, shape, true);
    if (!line || line.damage) return false;
    at = line.next;
  }
  return true;
}

/** Whether the record holds bytes that are not UTF-8. */
export function hasBadBytes(bytes: Uint8Array, span: RecordSpan): boolean {
  return invalidUtf8At(bytes, span.from, span.to) !== -1;
}

/** The cells of a sound record as text, quotes taken away; an empty cell is ''. */
export function cellsOf(bytes: Uint8Array, span: RecordSpan, shape: Shape): string[] {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    bytes.subarray(span.from, span.to),
  );
  const cells = cellsOfText(text, shape);
  return cells.length === shape.columns + 1 && shape.trailingDelimiter
    ? cells.slice(0, shape.columns)
    : cells;
}

function cellsOfText(text: string, shape: Shape): string[] {
  const delimiter = String.fromCharCode(shape.delimiter);
  if (shape.quote === 0 || !text.includes('"')) return text.split(delimiter);
  const cells: string[] = [];
  let i = 0;
  for (;;) {
    let start = i;
    while (text[start] === ' ') start++;
    if (text[start] === '"') {
      let cell = '';
      i = start + 1;
      while (i < text.length) {
        if (text[i] !== '"') cell += text[i++];
        else if (text[i + 1] === '"') {
          cell += '"';
          i += 2;
        } else break;
      }
      i = text.indexOf(delimiter, i);
      cells.push(cell);
    } else {
      const end = text.indexOf(delimiter, i);
      cells.push(text.slice(i, end === -1 ? undefined : end));
      i = end;
    }
    if (i === -1) return cells;
    i++;
  }
}
