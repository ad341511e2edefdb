import { isSkippedRecord, isTotalRow } from './left-out';
import {
  cellsOf,
  hasBadBytes,
  longestRecord,
  readRecord,
  type Damage,
  type RecordSpan,
  type Shape,
} from './record';
import type { LineEnd, Scan } from './scan';
import { invalidUtf8At, shownText } from './utf8';

const LF = 10;
const CR = 13;

/** At most so many damaged records are kept with their text; all are counted. */
export const keptQuarantine = 1000;

const lineEnds: readonly LineEnd[] = ['\n', '\r\n', '\r'];

/** Bytes `[from, to)` of a chunk give way to these. */
interface Edit {
  from: number;
  to: number;
  text: number[];
}

/** Takes a file chunk by chunk, each cut at the end of a record, and draws up its account. */
export class Scanner {
  #scan: Scan;
  #line: number;
  #pieces: (Blob | Uint8Array<ArrayBuffer>)[] = [];
  /** An untouched range of the source that is not yet among the pieces. */
  #open: { from: number; to: number } | null = null;
  #lineEnd: number[] | null = null;
  #special = new Uint8Array(256);

  constructor(
    source: Blob,
    shape: Shape,
    line: number,
    private readonly given: LineEnd | null,
  ) {
    this.#line = line;
    if (given) this.#lineEnd = [...given].map((character) => character.charCodeAt(0));
    this.#scan = {
      ...{ source, shape, records: 0, sound: 0, damaged: 0, badBytes: 0, blank: 0, totals: 0 },
      ...{ mendedLineEnds: 0, quarantine: [], clean: source, chunks: [], sample: [] },
      ...{ fingerprint: '', severalLines: 0, lineEnd: given ?? '\n' },
    };
    for (const byte of [shape.delimiter, shape.quote, LF, CR]) this.#special[byte] = 1;
    if (shape.quote === 0) this.#special[0] = 0;
  }

  result(): Scan {
    this.#close();
    const ending = String.fromCharCode(...(this.#lineEnd ?? [LF]));
    const lineEnd = lineEnds.find((known) => known === ending) ?? '\n';
    return { ...this.#scan, lineEnd, clean: new Blob(this.#pieces) };
  }

  /** Takes the whole records of a chunk and returns the number of bytes that they take. */
  chunk(bytes: Uint8Array<ArrayBuffer>, offset: number, last: boolean): number {
    const scan = this.#scan;
    scan.chunks.push({ offset, line: this.#line, record: scan.sound });
    const valid = invalidUtf8At(bytes, 0, bytes.length);
    const edits: Edit[] = [];
    let at = 0;
    const final = { from: -1, next: 0, sound: false, sampled: false };
    const sampleUntil = scan.chunks.length === 1 ? 2000 : scan.sound + 100;
    while (at < bytes.length) {
      const quick = this.#quickEnd(bytes, at, last);
      const span: RecordSpan | null = quick > 0 ? null : readRecord(bytes, at, scan.shape, last);
      if (quick > 0) {
        const to = bytes[quick - 2] === CR ? quick - 2 : quick - 1;
        if ((valid === -1 || quick <= valid) && this.#lineEnd?.length === quick - to) {
          final.sampled = scan.sound < sampleUntil;
          if (final.sampled) this.#keepSample(bytes, quickSpan(at, to, quick, scan.shape));
          scan.records++;
          scan.sound++;
          this.#line++;
          final.from = at;
          final.next = quick;
          final.sound = true;
          at = quick;
          continue;
        }
      }
      const found = span ?? (quick > 0 ? readRecord(bytes, at, scan.shape, last) : null);
      if (!found) break;
      const damage =
        found.damage ??
        (valid !== -1 && found.next > valid && hasBadBytes(bytes, found) ? 'bad_bytes' : null);
      scan.records++;
      if (isSkippedRecord(bytes, found, scan.shape)) {
        scan.blank++;
        edits.push({ from: found.from, to: found.next, text: [] });
      } else if (damage) {
        this.#quarantine(bytes, found, damage);
        edits.push({ from: found.from, to: found.next, text: [] });
        Object.assign(final, { from: found.from, next: found.next, sound: false });
      } else {
        this.#sound(bytes, found, edits);
        final.sampled = scan.sound <= sampleUntil;
        if (final.sampled) this.#keepSample(bytes, found);
        Object.assign(final, { from: found.from, next: found.next, sound: true });
      }
      this.#line += found.lines;
      at = found.next;
    }
    if (last && final.from >= 0) this.#leaveTotalOut(bytes, final, edits);
    if (at > 0) this.#compose(bytes.subarray(0, at), offset, edits);
    if (at === 0) scan.chunks.pop();
    return at;
  }

  /**
   * The offset after a plain one-line record with the right number of cells, or 0 where it is
   * anything else. The hot loop: nearly all bytes of nearly all files go only through here.
   */
  #quickEnd(bytes: Uint8Array, from: number, last: boolean): number {
    const { delimiter, columns } = this.#scan.shape;
    const special = this.#special;
    const end = bytes.length;
    // A line that begins with an empty cell may be nothing but delimiters.
    if (bytes[from] === delimiter) return 0;
    let cells = 1;
    for (let i = from; i < end; i++) {
      const byte = bytes[i] as number;
      if (special[byte] === 0) continue;
      if (byte === delimiter) cells++;
      else if (byte === LF) return cells === columns && i > from ? i + 1 : 0;
      else if (byte === CR) {
        if (bytes[i + 1] !== LF || (!last && i + 1 >= end)) return 0;
      } else return 0;
    }
    return 0;
  }

  /** The last record of the file is no record if it is a sum of those above. */
  #leaveTotalOut(
    bytes: Uint8Array,
    final: { from: number; next: number; sound: boolean; sampled: boolean },
    edits: Edit[],
  ): void {
    const scan = this.#scan;
    const text = shownText(bytes.subarray(final.from, Math.min(final.next, final.from + 2000)));
    if (!isTotalRow(text, String.fromCharCode(scan.shape.delimiter))) return;
    scan.totals++;
    if (!final.sound) {
      scan.damaged--;
      scan.quarantine.pop();
      return;
    }
    scan.sound--;
    if (final.sampled) scan.sample.pop();
    const kept = edits.filter((edit) => edit.to <= final.from || edit.from >= final.next);
    kept.push({ from: final.from, to: final.next, text: [] });
    kept.sort((a, b) => a.from - b.from);
    edits.splice(0, edits.length, ...kept);
  }

  #sound(bytes: Uint8Array, span: RecordSpan, edits: Edit[]): void {
    const scan = this.#scan;
    scan.sound++;
    if (span.lines > 1) scan.severalLines++;
    const ending = [...bytes.subarray(span.to, span.next)];
    if (!this.#lineEnd && ending.length > 0) {
      this.#lineEnd = ending.length > 2 ? [LF] : ending;
    }
    const wanted = this.#lineEnd ?? [LF];
    const surplus = scan.shape.trailingDelimiter && span.cells === scan.shape.columns + 1 ? 1 : 0;
    const differs = ending.length !== wanted.length || ending.some((byte, i) => byte !== wanted[i]);
    if (!differs && surplus === 0) return;
    if (differs && ending.length > 0 && !this.given) scan.mendedLineEnds++;
    edits.push({ from: span.to - surplus, to: span.next, text: wanted });
  }

  #quarantine(bytes: Uint8Array, span: RecordSpan, damage: Damage): void {
    const scan = this.#scan;
    scan.damaged++;
    if (damage === 'bad_bytes') scan.badBytes++;
    if (scan.quarantine.length >= keptQuarantine) return;
    const { cells } = span;
    const { columns } = scan.shape;
    scan.quarantine.push({
      line: this.#line,
      reason: { code: damage, values: { cells, columns, bytes: longestRecord } },
      column: null,
      text: shownText(bytes.subarray(span.from, Math.min(span.to, span.from + 2000))),
    });
  }

  #keepSample(bytes: Uint8Array, span: RecordSpan): void {
    this.#scan.sample.push(cellsOf(bytes, span, this.#scan.shape));
  }

  #compose(bytes: Uint8Array<ArrayBuffer>, offset: number, edits: readonly Edit[]): void {
    if (edits.length === 0) {
      if (this.#open && this.#open.to === offset) this.#open.to = offset + bytes.length;
      else {
        this.#close();
        this.#open = { from: offset, to: offset + bytes.length };
      }
      return;
    }
    this.#close();
    const mended = new Uint8Array(bytes.length + edits.length * 2);
    let length = 0;
    let copied = 0;
    for (const { from, to, text } of edits) {
      mended.set(bytes.subarray(copied, from), length);
      length += from - copied;
      mended.set(text, length);
      length += text.length;
      copied = to;
    }
    mended.set(bytes.subarray(copied), length);
    length += bytes.length - copied;
    this.#pieces.push(mended.slice(0, length));
  }

  #close(): void {
    if (this.#open) this.#pieces.push(this.#scan.source.slice(this.#open.from, this.#open.to));
    this.#open = null;
  }
}

function quickSpan(from: number, to: number, next: number, shape: Shape): RecordSpan {
  return { from, to, next, lines: 1, cells: shape.columns, damage: null };
}
