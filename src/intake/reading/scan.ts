import type { Dialect, QuarantinedRecord } from '../decision';
import { hexOf } from '../hex';
import type { Shape } from './record';
import { Scanner } from './scanner';

const chunkBytes = 4 * 1024 * 1024;

/** From which record and line of the file each chunk starts: the way back to a record's line. */
export interface ChunkStart {
  /** Offset in the (decoded) file. */
  offset: number;
  line: number;
  /** Ordinal of its first sound record, from 0. */
  record: number;
}

/** The account of a whole file's bytes, and its sound records as a file of their own. */
export interface Scan {
  /** The decoded file that was scanned. */
  source: Blob;
  shape: Shape;
  /** Records after the header: sound, damaged and skipped. */
  records: number;
  sound: number;
  damaged: number;
  badBytes: number;
  /** Offset in `source` at which the table ends. */
  end: number;
  /** Blank lines, comments, total rows, footnotes and the records of other tables. */
  skipped: number;
  blank: number;
  comments: number;
  totals: number;
  /** The last record is a sum of those above, whether it is kept or not. */
  hasTotal: boolean;
  footnotes: number;
  /** Records of the file's other tables, their headers among them. */
  otherTables: number;
  /** Records with a quote inside quotes that is not doubled, whether they were read or not. */
  innerQuotes: number;
  /** Sound records with a NUL in them. */
  nulls: number;
  /** Bytes of nothing but NUL at the end, as a crash leaves them. */
  nullTail: number;
  /** The file ends within a character or within quotes. */
  isTruncated: boolean;
  /** Records whose line end was made like that of the others. */
  mendedLineEnds: number;
  /** Records with a line break inside quotes. */
  severalLines: number;
  quarantine: QuarantinedRecord[];
  /** The sound records alone, with one kind of line end; where it can be, ranges of the source. */
  clean: Blob;
  /** What `clean` is written in: the file's own dialect, or commas, doubled quotes and LF. */
  dialect: Dialect;
  /** How every record of `clean` ends, the last one perhaps excepted. */
  lineEnd: LineEnd;
  chunks: ChunkStart[];
  /** As in `ScanStart`. */
  countsRows: boolean;
  /** SHA-256 over the bytes, chunk by chunk: the same for a file dropped twice. */
  fingerprint: string;
  /** Sound records from all over the file, as cells. */
  sample: string[][];
}

export type LineEnd = '\n' | '\r\n' | '\r';

/** Where the records of the table stand. */
export interface ScanStart {
  /** Offset of the first record after the header. */
  offset: number;
  /** Its line in the file. */
  line: number;
  /** Lines are rows of a table that was written anew: one a record, whatever is in it. */
  countsRows?: boolean;
  /** Offset at which another table begins; without it the table goes on to the end. */
  end?: number;
  /** Records of the tables above this one. */
  above?: number;
}

/**
 * Goes through all bytes once: counts records and cells, finds damaged records and what is no
 * record, and puts the sound records together. Yields between chunks.
 * @returns 'cancelled' when the signal was raised.
 */
export async function scan(
  source: Blob,
  shape: Shape,
  start: ScanStart,
  onBytes: (bytes: number, records: number) => void,
  signal?: AbortSignal,
): Promise<Scan | 'cancelled'> {
  const nullTail = await nullTailOf(source);
  const end = source.size - nullTail;
  const within = nullTail > 0 ? source.slice(0, end) : source;
  const scanned = await goThrough(within, shape, start, null, onBytes, signal);
  if (scanned === 'cancelled') return scanned;
  // DuckDB 1.4.3 reads a quoted LF between CRLF records wrong, and with new_line='\r\n' without a
  // word: such a file, as Excel writes it, is given to it with LF.
  const isRisky = scanned.lineEnd === '\r\n' && scanned.severalLines > 0;
  const safe = isRisky ? await goThrough(within, shape, start, '\n', onBytes, signal) : scanned;
  return safe === 'cancelled' ? safe : { ...safe, nullTail };
}

async function goThrough(
  source: Blob,
  shape: Shape,
  start: ScanStart,
  lineEnd: LineEnd | null,
  onBytes: (bytes: number, records: number) => void,
  signal?: AbortSignal,
): Promise<Scan | 'cancelled'> {
  const scanner = new Scanner(source, shape, start, lineEnd);
  const digests: Promise<ArrayBuffer>[] = [];
  const until = Math.min(start.end ?? source.size, source.size);
  let offset = start.offset;
  let size = chunkBytes;
  while (offset < source.size) {
    if (signal?.aborted) return 'cancelled';
    const isOther = offset >= until;
    const limit = isOther ? source.size : until;
    const end = Math.min(limit, offset + size);
    const bytes = new Uint8Array(await source.slice(offset, end).arrayBuffer());
    // Runs on another thread while this one goes through the bytes.
    digests.push(crypto.subtle.digest('SHA-256', bytes));
    const last = end === limit;
    const used = isOther ? scanner.passOver(bytes, last) : scanner.chunk(bytes, offset, last);
    // A record longer than the chunk: read on until it ends.
    size = used === 0 ? size * 2 : chunkBytes;
    offset += used;
    onBytes(offset, scanner.records);
  }
  const fingerprint = await digestOf(source.slice(0, start.offset), await Promise.all(digests));
  return { ...scanner.result(), fingerprint };
}

/** How many bytes at the end of the file are NUL. */
async function nullTailOf(source: Blob): Promise<number> {
  let length = 0;
  for (let size = 4096; length < source.size; size = Math.min(size * 2, chunkBytes)) {
    const end = source.size - length;
    const bytes = new Uint8Array(await source.slice(Math.max(0, end - size), end).arrayBuffer());
    const used = bytes.findLastIndex((byte) => byte !== 0);
    length += bytes.length - 1 - used;
    if (used >= 0) break;
  }
  return length;
}

async function digestOf(head: Blob, digests: readonly ArrayBuffer[]): Promise<string> {
  const all = new Blob([head, ...digests]);
  const digest = await crypto.subtle.digest('SHA-256', await all.arrayBuffer());
  return hexOf(new Uint8Array(digest));
}
