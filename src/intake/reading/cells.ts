import { readRecord, type CellRange, type RecordSpan, type Shape } from './record';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The cells of a record as text, quotes and escapes taken away; an empty cell is ''. */
export function cellsOf(bytes: Uint8Array, span: RecordSpan, shape: Shape): string[] {
  const record = bytes.subarray(span.from, span.to);
  const cells = isPlain(record, shape)
    ? decoder.decode(record).split(String.fromCharCode(shape.delimiter))
    : cellsByRange(record, shape);
  return cells.length === shape.columns + 1 && shape.trailingDelimiter
    ? cells.slice(0, shape.columns)
    : cells;
}

function isPlain(record: Uint8Array, { runs, padded, free, quote }: Shape): boolean {
  return !runs && !padded && free < 0 && (quote === 0 || !record.includes(quote));
}

function cellsByRange(record: Uint8Array, shape: Shape): string[] {
  const ranges: CellRange[] = [];
  readRecord(record, 0, { ...shape, comment: 0 }, true, ranges);
  return ranges.map((range) => cellOf(record, range, shape));
}

/** One cell as text, quotes and escapes taken away. */
export function cellOf(
  bytes: Uint8Array,
  { start, end, isQuoted }: CellRange,
  shape: Shape,
): string {
  const text = asciiOf(bytes, start, end) ?? decoder.decode(bytes.subarray(start, end));
  if (!isQuoted || shape.escape === 0) return text;
  const quote = String.fromCharCode(shape.quote);
  if (shape.escape === shape.quote) return text.replaceAll(quote + quote, quote);
  return text.replace(/\\([\s\S])/g, (pair, character) =>
    character === quote || character === '\\' ? character : pair,
  );
}

/** A short cell of ASCII, for which starting a decoder would take most of the time. */
function asciiOf(bytes: Uint8Array, start: number, end: number): string | null {
  if (end - start > 24) return null;
  let text = '';
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte >= 0x80) return null;
    text += String.fromCharCode(byte);
  }
  return text;
}

/** A record without its line end, quoted as RFC 4180 says where it must be. */
export function canonicalLine(cells: readonly string[], delimiter: string): string {
  return cells.map((cell) => canonicalCell(cell, delimiter)).join(delimiter);
}

function canonicalCell(cell: string, delimiter: string): string {
  // A blank at the edge of an unquoted cell, and an apostrophe, are read in more than one way.
  const mustQuote = /["\r\n]|^[\s'#]|\s$/.test(cell) || cell.includes(delimiter);
  return mustQuote ? `"${cell.replaceAll('"', '""')}"` : cell;
}
