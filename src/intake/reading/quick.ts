import { longestRecord, type Shape } from './record';

const LF = 10;
const CR = 13;
const DOUBLE_QUOTE = 34;

/** DuckDB 1.4.3 reads these dialects as they are meant; the others are written anew for it. */
export function isReadAsItIs({ delimiter, quote, escape, runs, padded, free }: Shape): boolean {
  const isQuoted = quote === DOUBLE_QUOTE && escape === DOUBLE_QUOTE;
  const isKnown = [',', ';', '\t', '|'].includes(String.fromCharCode(delimiter));
  return isKnown && !runs && !padded && free < 0 && (quote === 0 || isQuoted);
}

/**
 * The offset after the record that starts at `from`, where it is one line with the right number of
 * cells and well-formed quotes, or 0 where it is anything else; such a record is what `readRecord`
 * finds there, without damage.
 */
export type QuickEnd = (bytes: Uint8Array, from: number, last: boolean) => number;

/** The hot loop: nearly all bytes of nearly all files go only through here. */
export function quickEndOf(shape: Shape): QuickEnd {
  if (!isReadAsItIs(shape)) return () => 0;
  const { delimiter, columns, comment, quote } = shape;
  const special = new Uint8Array(256);
  for (const byte of [delimiter, quote, LF, CR, 0]) special[byte] = 1;
  return (bytes, from, last) => {
    const end = Math.min(bytes.length, from + longestRecord);
    const first = bytes[from];
    // A line that begins with an empty cell may be nothing but delimiters.
    if (first === delimiter || (first === comment && comment !== 0)) return 0;
    let cells = 1;
    for (let i = from; i < end; i++) {
      const byte = bytes[i] as number;
      if (special[byte] === 0) continue;
      if (byte === delimiter) cells++;
      else if (byte === LF) return cells === columns && i > from ? i + 1 : 0;
      else if (byte === CR) {
        if (bytes[i + 1] !== LF || (!last && i + 1 >= end)) return 0;
      } else if (byte === quote && quote !== 0 && (i === from || bytes[i - 1] === delimiter)) {
        i = closingQuote(bytes, i + 1, special, delimiter);
        const after = bytes[i + 1];
        if (bytes[i] !== quote || (after !== delimiter && after !== LF && after !== CR)) return 0;
      } else return 0;
    }
    return 0;
  };
}

/** Where a cell with doubled quotes stops being that: at its closing quote, if it is well formed. */
function closingQuote(
  bytes: Uint8Array,
  from: number,
  special: Uint8Array,
  delimiter: number,
): number {
  let i = from;
  for (; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (special[byte] === 0 || byte === delimiter) continue;
    if (byte !== DOUBLE_QUOTE || bytes[i + 1] !== DOUBLE_QUOTE) break;
    i++;
  }
  return i;
}
