import { cellsOf } from './cells';
import { leftOutOf } from './left-out';
import { readRecord, type CellRange, type Shape } from './record';

const SPACE = 32;

/** A record of the head of a file. */
export interface HeadRecord {
  /** Where it stands: the record is `[offset, next)`. */
  offset: number;
  next: number;
  /** Its line in the file, from 1, and how many it takes up. */
  line: number;
  lines: number;
  cells: string[];
  /** Nothing but blanks and delimiters. */
  isBlank: boolean;
  isComment: boolean;
  /** Quotes that are not closed or not doubled. */
  isBroken: boolean;
  /** It has more than one cell, and each delimiter is followed by a blank. */
  isPadded: boolean;
}

export interface HeadRange {
  /** Where to begin, and on which line of the file. */
  start: { offset: number; line: number };
  /** Whether the bytes are the whole file. */
  complete: boolean;
  atMost: number;
}

/** The records at the head of a file, split by `shape`. */
export function headRecords(
  bytes: Uint8Array,
  shape: Shape,
  { start, complete, atMost }: HeadRange,
): HeadRecord[] {
  const records: HeadRecord[] = [];
  let { line } = start;
  for (let at = start.offset; at < bytes.length && records.length < atMost;) {
    const ranges: CellRange[] = [];
    const span = readRecord(bytes, at, shape, complete, ranges);
    if (!span) break;
    const leftOut = leftOutOf(bytes, span, shape);
    records.push({
      ...{ offset: at, next: span.next, line, lines: span.lines },
      cells: cellsOf(bytes, span, shape),
      isBlank: leftOut === 'blank',
      isComment: leftOut === 'comment',
      isBroken: span.damage === 'unclosed_quote' || span.damage === 'stray_quote',
      isPadded: ranges.length > 1 && ranges.slice(1).every((range) => isAfterBlank(bytes, range)),
    });
    line += span.lines;
    at = span.next;
  }
  return records;
}

function isAfterBlank(bytes: Uint8Array, { start, isQuoted }: CellRange): boolean {
  return bytes[isQuoted ? start - 2 : start] === SPACE;
}
