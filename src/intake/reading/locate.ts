import { cellsOf } from './cells';
import { leftOutOf } from './left-out';
import { hasBadBytes, readRecord } from './record';
import type { Scan } from './scan';
import { shownText } from './utf8';

/** A sound record found again in its file. */
export interface Located {
  /** Line of the file on which it starts, from 1. */
  line: number;
  /** As it stands in the file; at most 2,000 bytes. */
  text: string;
  cells: string[];
}

/** The sound records of a file in order of the wanted chunks. */
export async function* soundRecords(
  scan: Scan,
  wanted: (chunk: number) => boolean = () => true,
): AsyncGenerator<Located & { ordinal: number }> {
  for (const [index, chunk] of scan.chunks.entries()) {
    if (!wanted(index)) continue;
    const end = scan.chunks[index + 1]?.offset ?? scan.end;
    const bytes = new Uint8Array(await scan.source.slice(chunk.offset, end).arrayBuffer());
    let { line, record: ordinal } = chunk;
    for (let at = 0; at < bytes.length;) {
      const span = readRecord(bytes, at, scan.shape, true);
      if (!span) break;
      if (!span.damage && !leftOutOf(bytes, span, scan.shape) && !hasBadBytes(bytes, span)) {
        if (ordinal >= scan.sound) return;
        const text = shownText(bytes.subarray(span.from, Math.min(span.to, span.from + 2000)));
        yield { ordinal, line, text, cells: cellsOf(bytes, span, scan.shape) };
        ordinal++;
      }
      line += span.lines;
      at = span.next;
    }
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
  const holdsOne = (index: number) => {
    const from = scan.chunks[index]?.record ?? 0;
    const until = scan.chunks[index + 1]?.record ?? Infinity;
    return ordinals.some((ordinal) => ordinal >= from && ordinal < until);
  };
  for await (const { ordinal, ...place } of soundRecords(scan, holdsOne)) {
    if (wanted.has(ordinal)) found.set(ordinal, place);
    if (found.size === wanted.size) break;
  }
  return found;
}
