import { cellsOf, hasBadBytes, readRecord } from './record';
import type { Scan } from './scan';
import { isSkippedRecord } from './scan';
import { shownText } from './utf8';

/** A sound record found again in its file. */
export interface Located {
  /** Line of the file on which it starts, from 1. */
  line: number;
  /** As it stands in the file; at most 2,000 bytes. */
  text: string;
  cells: string[];
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
  for (const [index, chunk] of scan.chunks.entries()) {
    const next = scan.chunks[index + 1];
    const lastRecord = next ? next.record : Infinity;
    if (!ordinals.some((ordinal) => ordinal >= chunk.record && ordinal < lastRecord)) continue;
    const end = next ? next.offset : scan.source.size;
    const bytes = new Uint8Array(await scan.source.slice(chunk.offset, end).arrayBuffer());
    let { line, record } = chunk;
    for (let at = 0; at < bytes.length; ) {
      const span = readRecord(bytes, at, scan.shape, true);
      if (!span) break;
      if (!span.damage && !isSkippedRecord(bytes, span, scan.shape) && !hasBadBytes(bytes, span)) {
        if (wanted.has(record)) {
          const text = shownText(bytes.subarray(span.from, Math.min(span.to, span.from + 2000)));
          found.set(record, { line, text, cells: cellsOf(bytes, span, scan.shape) });
        }
        record++;
      }
      line += span.lines;
      at = span.next;
    }
  }
  return found;
}
