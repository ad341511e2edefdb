import { invalidUtf8At } from './utf8';

/** How the bytes of a table split: characters are byte codes. */
export interface Shape {
  delimiter: number;
  /** A run of blanks counts as one delimiter, and those around a line as none. */
  runs: boolean;
  /** Each delimiter is followed by a blank that belongs to no cell. */
  padded: boolean;
  /** 0: no quoting. */
  quote: number;
  /** The quote itself, a backslash, or 0: a quote inside quotes is written as it is. */
  escape: number;
  /** Lines that begin with it are no records; 0: there are none. */
  comment: number;
  /** A quote inside quotes that no delimiter follows is text, not damage. */
  relaxed: boolean;
  /** Cells that a record must have; 0: not known yet. */
  columns: number;
  /** Every row ends with one delimiter too many. */
  trailingDelimiter: boolean;
  /** The column that takes surplus cells: text with the delimiter in it, unquoted; -1: none. */
  free: number;
  /** A total row at the foot counts as a record. */
  keepsTotal: boolean;
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
  /** It has a quote inside quotes that was taken for text. */
  relaxed: boolean;
  damage: Damage | null;
}

/** Where a cell stands, without its quotes. */
export interface CellRange {
  start: number;
  end: number;
  isQuoted: boolean;
}

const LF = 10;
const CR = 13;
const TAB = 9;
const SPACE = 32;

/** The engine refuses lines of 2,000,000 bytes. */
export const longestRecord = 1_900_000;

/**
 * Reads the record that starts at `from`; `ranges`, if given, takes its cells. Null: it does not
 * end in `bytes`, and more may follow (`last` false). The rules are those of RFC 4180, with spaces
 * allowed around a quoted cell.
 *
 * A record with a quote that never closes swallows the lines after it. So a damaged record of
 * several lines is given back as its first line alone, and reading goes on after that line.
 */
export function readRecord(
  bytes: Uint8Array,
  from: number,
  shape: Shape,
  last: boolean,
  ranges: CellRange[] = [],
): RecordSpan | null {
  if (shape.comment !== 0 && bytes[from] === shape.comment) {
    const line = firstLine(bytes, from, shape, last);
    return line && { ...line, damage: null };
  }
  const whole = split(bytes, from, bytes.length, shape, last, ranges);
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
  if (whole.lines === 1 || !swallowsLines(bytes, whole, shape)) return whole;
  const line = firstLine(bytes, from, shape, true);
  if (!line) return null;
  ranges.length = 0;
  const alone = split(bytes, from, line.to, shape, true, ranges);
  return alone && !alone.damage
    ? { ...alone, next: line.next }
    : { ...line, damage: 'unclosed_quote' };
}

function split(
  bytes: Uint8Array,
  from: number,
  end: number,
  shape: Shape,
  last: boolean,
  ranges: CellRange[],
): RecordSpan | null {
  const { delimiter, quote, escape, runs } = shape;
  const isDelimiter = (byte: number | undefined) =>
    byte === delimiter || (runs && (byte === SPACE || byte === TAB));
  const isBlank = (byte: number | undefined) => byte === SPACE && delimiter !== SPACE && !runs;
  let i = from;
  let lines = 1;
  let damage: Damage | null = null;
  let relaxed = false;
  if (runs) while (i < end && isDelimiter(bytes[i])) i++;
  for (;;) {
    let start = i;
    while (i < end && isBlank(bytes[i])) i++;
    if (quote !== 0 && i < end && bytes[i] === quote) {
      start = ++i;
      let isClosed = false;
      for (;;) {
        if (i >= end) {
          if (!last) return null;
          ranges.push({ start, end, isQuoted: true });
          const cells = ranges.length;
          return { from, to: end, next: end, lines, cells, relaxed, damage: 'unclosed_quote' };
        }
        const inner = bytes[i] as number;
        const following = i + 1 < end ? bytes[i + 1] : -1;
        if (inner === escape && escape !== 0 && (following === quote || following === escape)) {
          i += 2;
          continue;
        }
        if (inner === quote) {
          let after = i + 1;
          while (after < end && isBlank(bytes[after])) after++;
          if (after >= end && !last) return null;
          const next = bytes[after];
          const closes = after >= end || isDelimiter(next) || next === LF || next === CR;
          if (closes) {
            ranges.push({ start, end: i, isQuoted: true });
            i = after;
            isClosed = true;
            break;
          }
          relaxed = true;
          if (!shape.relaxed) damage ??= 'stray_quote';
        } else if (inner === LF || (inner === CR && bytes[i + 1] !== LF)) {
          if (damage) break;
          lines++;
        } else if (damage && isDelimiter(inner)) {
          break;
        }
        i++;
      }
      if (!isClosed) ranges.push({ start, end: i, isQuoted: true });
    } else {
      if (shape.padded && ranges.length > 0) start = i;
      while (i < end) {
        const byte = bytes[i] as number;
        if (byte === LF || byte === CR || isDelimiter(byte)) break;
        i++;
      }
      ranges.push({ start, end: i, isQuoted: false });
    }
    if (i >= end || !isDelimiter(bytes[i])) break;
    i++;
    if (!runs) continue;
    while (i < end && isDelimiter(bytes[i])) i++;
    if (i >= end || bytes[i] === LF || bytes[i] === CR) break;
  }
  const next = end < bytes.length ? end : lineEnd(bytes, i, last);
  if (next === null) return null;
  if (relaxed && lines > 1) damage ??= 'stray_quote';
  const cells = joined(ranges, shape);
  return { from, to: i, next, lines, cells, relaxed, damage: damage ?? countDamage(cells, shape) };
}

/** Makes the surplus cells of a record one with the free column's, and counts the cells. */
function joined(ranges: CellRange[], { columns, free, trailingDelimiter }: Shape): number {
  const surplus = ranges.length - columns - (trailingDelimiter ? 1 : 0);
  if (free < 0 || surplus <= 0) return ranges.length;
  const parts = ranges.slice(free, free + surplus + 1);
  const end = parts.at(-1)?.end ?? 0;
  if (parts.some(({ isQuoted }) => isQuoted)) return ranges.length;
  ranges.splice(free, parts.length, { start: parts[0]?.start ?? end, end, isQuoted: false });
  return ranges.length;
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
  return split(bytes, from, bytes.length, { ...shape, quote: 0, free: -1 }, last, []);
}

/**
 * Whether a record of several lines is in truth several records behind a quote that was never
 * closed: it is damaged and its second line is a good record by itself, or each of its lines
 * has one quote at most and would be a good record if quotes meant nothing.
 */
function swallowsLines(bytes: Uint8Array, whole: RecordSpan, shape: Shape): boolean {
  // Most cells of several lines are sound, and hold no delimiters.
  if (!whole.damage && !holdsDelimiters(bytes, whole, shape)) return false;
  const first = firstLine(bytes, whole.from, shape, true);
  if (!first || first.next >= whole.to) return false;
  if (whole.damage === 'unclosed_quote' || whole.damage === 'stray_quote') return true;
  if (whole.damage) {
    const second = split(bytes, first.next, bytes.length, shape, true, []);
    return second !== null && second.lines === 1 && second.damage === null;
  }
  for (let at = whole.from; at < whole.to;) {
    const line = firstLine(bytes, at, shape, true);
    if (!line || line.damage) return false;
    const text = bytes.subarray(at, line.to);
    if (text.indexOf(shape.quote) !== text.lastIndexOf(shape.quote)) return false;
    at = line.next;
  }
  return true;
}

/** Whether there are enough delimiters, within cells or not, to cut each line into all columns. */
function holdsDelimiters(
  bytes: Uint8Array,
  { from, to, lines }: RecordSpan,
  { columns, delimiter }: Shape,
): boolean {
  let count = 0;
  for (let i = from; i < to; i++) if (bytes[i] === delimiter) count++;
  return columns >= 4 && count >= lines * (columns - 1);
}

/** Whether the record holds bytes that are not UTF-8. */
export function hasBadBytes(bytes: Uint8Array, span: RecordSpan): boolean {
  return invalidUtf8At(bytes, span.from, span.to) !== -1;
}
