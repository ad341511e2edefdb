import type { QuarantinedRecord } from '../decision';
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
  /** Records after the header: sound, damaged, blank lines and total rows. */
  records: number;
  sound: number;
  damaged: number;
  badBytes: number;
  blank: number;
  totals: number;
  /** Records whose line end was made like that of the others. */
  mendedLineEnds: number;
  /** Records with a line break inside quotes. */
  severalLines: number;
  /** How every record of `clean` ends, the last one perhaps excepted. */
  lineEnd: LineEnd;
  quarantine: QuarantinedRecord[];
  /** The sound records alone, with one kind of line end; shares the bytes of the source. */
  clean: Blob;
  chunks: ChunkStart[];
  /** SHA-256 over the bytes, chunk by chunk: the same for a file dropped twice. */
  fingerprint: string;
  /** Sound records from all over the file, as cells. */
  sample: string[][];
}

export type LineEnd = '\n' | '\r\n' | '\r';

export interface ScanStart {
  /** Offset of the first record after the header. */
  offset: number;
  /** Its line in the file. */
  line: number;
}

/**
 * Goes through all bytes once: counts records and cells, finds damaged records, blank lines and
 * a total row at the foot, and puts the sound records together. Yields between chunks.
 * @returns 'cancelled' when the signal was raised.
 */
export async function scan(
  source: Blob,
  shape: Shape,
  start: ScanStart,
  onBytes: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<Scan | 'cancelled'> {
  const scanned = await goThrough(source, shape, start, null, onBytes, signal);
  // DuckDB 1.4.3 reads a quoted LF between CRLF records wrong, and with new_line='\r\n' without a
  // word: such a file, as Excel writes it, is given to it with LF.
  if (scanned === 'cancelled' || scanned.lineEnd !== '\r\n' || scanned.severalLines === 0) {
    return scanned;
  }
  return goThrough(source, shape, start, '\n', onBytes, signal);
}

async function goThrough(
  source: Blob,
  shape: Shape,
  start: ScanStart,
  lineEnd: LineEnd | null,
  onBytes: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<Scan | 'cancelled'> {
  const scanner = new Scanner(source, shape, start.line, lineEnd);
  const digests: Promise<ArrayBuffer>[] = [];
  let offset = start.offset;
  let size = chunkBytes;
  while (offset < source.size) {
    if (signal?.aborted) return 'cancelled';
    const end = Math.min(source.size, offset + size);
    const bytes = new Uint8Array(await source.slice(offset, end).arrayBuffer());
    // Runs on another thread while this one goes through the bytes.
    digests.push(crypto.subtle.digest('SHA-256', bytes));
    const used = scanner.chunk(bytes, offset, end === source.size);
    // A record longer than the chunk: read on until it ends.
    size = used === 0 ? size * 2 : chunkBytes;
    offset += used;
    onBytes(offset);
  }
  const fingerprint = await digestOf(source.slice(0, start.offset), await Promise.all(digests));
  return { ...scanner.result(), fingerprint };
}

async function digestOf(head: Blob, digests: readonly ArrayBuffer[]): Promise<string> {
  const all = new Blob([head, ...digests]);
  const digest = await crypto.subtle.digest('SHA-256', await all.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
