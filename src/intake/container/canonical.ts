import { Pieces } from './pieces';

const blockChars = 2 ** 20;
const chunkBytes = 4 * 2 ** 20;
const [quote, newline, comma] = [0x22, 0x0a, 0x2c];

/**
 * Writes a table as our canonical CSV: UTF-8, comma, double quotes where needed, LF, one line a
 * row (but for line ends inside quotes), blank rows as empty lines. Every other row has as many
 * cells as the widest one.
 */
export class CanonicalCsv {
  /** Rows that were written when the table was so wide. */
  #segments: { width: number; pieces: Pieces }[] = [];
  #width = 0;
  #text: string[] = [];
  #chars = 0;
  #blank = 0;
  #encoder = new TextEncoder();
  #rows = 0;

  /** Rows that are not blank. */
  get rows(): number {
    return this.#rows;
  }

  /** Adds a row; cells missing at its end are empty. */
  row(cells: readonly string[]): void {
    this.widen(Math.max(1, cells.length));
    this.#write(line(cells, this.#width));
  }

  /** Adds a row that cannot be read: its text stands in a cell beyond the last column. */
  misfit(text: string, columns: number): void {
    this.widen(columns);
    this.#write(`${','.repeat(this.#width)}${quoted(text)}\n`);
  }

  /** Adds empty lines; those at the very end of the table are left out. */
  blank(count: number): void {
    this.#blank += count;
  }

  /** Makes the table at least so wide. */
  widen(width: number): void {
    if (width <= this.#width) return;
    this.#flush();
    this.#width = width;
    this.#segments.push({ width, pieces: new Pieces() });
  }

  /** The whole table, below a row of column names where one is given. */
  async finish(names?: readonly string[]): Promise<Blob> {
    if (names) this.widen(names.length);
    this.#flush();
    const parts: Blob[] = names ? [new Blob([line(names, this.#width)])] : [];
    for (const { width, pieces } of this.#segments) {
      parts.push(await padded(pieces.blob(), this.#width - width));
    }
    return new Blob(parts);
  }

  #write(text: string): void {
    this.#rows++;
    if (this.#blank > 0) this.#text.push('\n'.repeat(this.#blank));
    this.#blank = 0;
    this.#text.push(text);
    this.#chars += text.length;
    if (this.#chars >= blockChars) this.#flush();
  }

  #flush(): void {
    if (this.#text.length === 0) return;
    this.#segments.at(-1)?.pieces.add(this.#encoder.encode(this.#text.join('')));
    this.#text = [];
    this.#chars = 0;
  }
}

function line(cells: readonly string[], width: number): string {
  // One join instead of many concatenations: a third less garbage.
  const text = (cells.some(isSpecial) ? cells.map(quoted) : cells).join(',');
  return `${text}${','.repeat(width - Math.max(1, cells.length))}\n`;
}

/** A cell that begins like a separator line or a comment is quoted, too, so that it is none. */
function isSpecial(cell: string): boolean {
  return /[",\r\n]|^[#\s]|^sep=|\s$/i.test(cell);
}

function quoted(cell: string): string {
  return isSpecial(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Adds empty cells to the end of every row that is not blank. */
async function padded(csv: Blob, cells: number): Promise<Blob> {
  if (cells === 0) return csv;
  const pieces = new Pieces();
  let isQuoted = false;
  let isBlank = true;
  for (let at = 0; at < csv.size; at += chunkBytes) {
    const bytes = new Uint8Array(await csv.slice(at, at + chunkBytes).arrayBuffer());
    const ends: number[] = [];
    for (let i = 0; i < bytes.length; i++) {
      if (bytes[i] === quote) isQuoted = !isQuoted;
      const isEnd = bytes[i] === newline && !isQuoted;
      if (isEnd && !isBlank) ends.push(i);
      isBlank = isEnd;
    }
    pieces.add(withCommas(bytes, ends, cells));
  }
  return pieces.blob();
}

function withCommas(bytes: Uint8Array, ends: readonly number[], count: number) {
  const out = new Uint8Array(bytes.length + ends.length * count);
  let from = 0;
  let to = 0;
  for (const end of ends) {
    out.set(bytes.subarray(from, end), to);
    to += end - from;
    out.fill(comma, to, to + count);
    to += count;
    from = end;
  }
  out.set(bytes.subarray(from), to);
  return out;
}
