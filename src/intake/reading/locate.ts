import { cellOf, cellsOf } from './cells';
import { leftOutOf } from './left-out';
import { quickEndOf } from './quick';
import { hasBadBytes, readRecord, type CellRange } from './record';
import type { Scan } from './scan';
import { invalidUtf8At, shownText } from './utf8';

/** A sound record found again in its file. */
export interface Located {
  /** Line of the file on which it starts, from 1. */
  line: number;
  /** As it stands in the file; at most 2,000 bytes. */
  text: string;
  cells: string[];
}

/** The sound records of a file in order, as cells. */
export async function* soundRecords(scan: Scan): AsyncGenerator<string[]> {
  for (const index of scan.chunks.keys()) {
    const bytes = await bytesOf(scan, index);
    for (const { from } of soundPlaces(scan, index, bytes)) {
      const span = readRecord(bytes, from, scan.shape, true);
      if (span) yield cellsOf(bytes, span, scan.shape);
    }
  }
}

/** The cells of one column in the sound records, in order; the others are not looked at. */
export async function* soundColumn(scan: Scan, column: number): AsyncGenerator<string[]> {
  for (const index of scan.chunks.keys()) {
    const bytes = await bytesOf(scan, index);
    const cells: string[] = [];
    for (const { from } of soundPlaces(scan, index, bytes)) {
      const ranges: CellRange[] = [];
      readRecord(bytes, from, scan.shape, true, ranges);
      const range = ranges[column];
      cells.push(range ? cellOf(bytes, range, scan.shape) : '');
    }
    yield cells;
  }
}

/**
 * Finds sound records again by their ordinals (from 0, ascending), reading only the chunks that
 * hold them.
 */
export async function locate(
  scan: Scan,
  ordinals: readonly number[],
): Promise<Map<number, Located>> {
  const found = new Map<number, Located>();
  const wanted = new Set(ordinals);
  for (const [index, { record }] of scan.chunks.entries()) {
    const until = scan.chunks[index + 1]?.record ?? scan.sound;
    const last = ordinals.findLast((ordinal) => ordinal >= record && ordinal < until);
    if (last === undefined) continue;
    const bytes = await bytesOf(scan, index);
    for (const { ordinal, line, from } of soundPlaces(scan, index, bytes)) {
      const span = wanted.has(ordinal) && readRecord(bytes, from, scan.shape, true);
      if (span) {
        const text = shownText(bytes.subarray(from, Math.min(span.to, from + 2000)));
        found.set(ordinal, { line, text, cells: cellsOf(bytes, span, scan.shape) });
      }
      if (ordinal === last) break;
    }
  }
  return found;
}

async function bytesOf(scan: Scan, index: number): Promise<Uint8Array> {
  const end = scan.chunks[index + 1]?.offset ?? scan.end;
  const chunk = scan.source.slice(scan.chunks[index]?.offset ?? end, end);
  return new Uint8Array(await chunk.arrayBuffer());
}

/** Where the sound records of a chunk start. */
function* soundPlaces(
  scan: Scan,
  index: number,
  bytes: Uint8Array,
): Generator<{ ordinal: number; line: number; from: number }> {
  const { shape } = scan;
  const quickEnd = quickEndOf(shape);
  const valid = invalidUtf8At(bytes, 0, bytes.length);
  const isValid = (next: number) => valid === -1 || next <= valid;
  let { line, record: ordinal } = scan.chunks[index] ?? { line: 1, record: 0 };
  for (let from = 0; from < bytes.length && ordinal < scan.sound;) {
    const quick = quickEnd(bytes, from, true);
    if (quick > 0 && isValid(quick)) {
      yield { ordinal, line, from };
      ordinal++;
      line++;
      from = quick;
      continue;
    }
    const span = readRecord(bytes, from, shape, true);
    if (!span) return;
    const isDamaged = span.damage || (!isValid(span.next) && hasBadBytes(bytes, span));
    if (!isDamaged && !leftOutOf(bytes, span, shape)) {
      yield { ordinal, line, from };
      ordinal++;
    }
    line += scan.countsRows ? 1 : span.lines;
    from = span.next;
  }
}
