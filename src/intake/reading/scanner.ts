import { canonicalLine, cellsOf } from './cells';
import { isFootnote, isTotalRow, leftOutOf } from './left-out';
import { Pieces } from './pieces';
import {
  hasBadBytes,
  longestRecord,
  readRecord,
  type Damage,
  type RecordSpan,
  type Shape,
} from './record';
import type { LineEnd, Scan, ScanStart } from './scan';
import { isReadAsItIs, quickEndOf, type QuickEnd } from './quick';
import { invalidUtf8At, shownText } from './utf8';

const LF = 10;
const CR = 13;

/** At most so many damaged records are kept with their text; all are counted. */
export const keptQuarantine = 100_000;

const lineEnds: readonly LineEnd[] = ['\n', '\r\n', '\r'];
const canonical = { delimiter: ',', runs: false, quote: '"', escape: '"', comment: '' };

const noFoot: Foot = { lines: 0, afterBlank: false, isRemark: true };

/** Lines of one cell below the last record of the table. */
interface Foot {
  lines: number;
  /** A blank line stands between. */
  afterBlank: boolean;
  /** None of them can be a record that was cut off. */
  isRemark: boolean;
}

/** The last record of the chunk that is none of those left out. */
interface LastRecord {
  from: number;
  next: number;
  isSound: boolean;
  isSampled: boolean;
  pieces: number;
}

/** Takes a file chunk by chunk, each cut at the end of a record, and draws up its account. */
export class Scanner {
  #scan: Scan;
  #line: number;
  #pieces: Pieces;
  #lineEnd: number[] | null = null;
  #quickEnd: QuickEnd;
  /** Whether the engine can read the file's own dialect, so that `clean` shares its bytes. */
  #asItIs: boolean;
  #foot = noFoot;
  #encoder = new TextEncoder();

  constructor(
    source: Blob,
    shape: Shape,
    { line, end = source.size, above = 0, countsRows = false }: ScanStart,
    private readonly given: LineEnd | null,
  ) {
    this.#line = line;
    this.#asItIs = isReadAsItIs(shape);
    this.#quickEnd = quickEndOf(shape);
    this.#pieces = new Pieces(source);
    if (given) this.#lineEnd = [...given].map((character) => character.charCodeAt(0));
    if (!this.#asItIs) this.#lineEnd = [LF];
    this.#scan = {
      ...{ source, shape, records: above, sound: 0, damaged: 0, badBytes: 0, skipped: above },
      ...{
        end,
        blank: 0,
        comments: 0,
        totals: 0,
        hasTotal: false,
        footnotes: 0,
        otherTables: above,
      },
      ...{ innerQuotes: 0, nulls: 0, nullTail: 0, isTruncated: false },
      ...{ mendedLineEnds: 0, severalLines: 0, quarantine: [], clean: source },
      ...{ dialect: this.#asItIs ? ownDialect(shape) : canonical, lineEnd: given ?? '\n' },
      ...{ countsRows, chunks: [], sample: [], fingerprint: '' },
    };
  }

  /** Records so far. */
  get records(): number {
    return this.#scan.records;
  }

  result(): Scan {
    const ending = String.fromCharCode(...(this.#lineEnd ?? [LF]));
    const lineEnd = lineEnds.find((known) => known === ending) ?? '\n';
    return { ...this.#scan, lineEnd, clean: this.#pieces.blob() };
  }

  /** Takes the whole records of a chunk and returns the number of bytes that they take. */
  chunk(bytes: Uint8Array<ArrayBuffer>, offset: number, last: boolean): number {
    const scan = this.#scan;
    scan.chunks.push({ offset, line: this.#line, record: scan.sound });
    const valid = invalidUtf8At(bytes, 0, bytes.length);
    let at = 0;
    let final: LastRecord | null = null as LastRecord | null;
    const sampleUntil = scan.chunks.length === 1 ? 2000 : scan.sound + 100;
    this.#pieces.begin(bytes, offset);
    while (at < bytes.length) {
      const quick = this.#quickEnd(bytes, at, last);
      if (quick > 0 && (valid === -1 || quick <= valid)) {
        const to = bytes[quick - 2] === CR ? quick - 2 : quick - 1;
        if (this.#lineEnd?.length === quick - to) {
          const isSampled = scan.sound < sampleUntil;
          if (isSampled) this.#keepSample(bytes, quickSpan(at, to, quick, scan.shape));
          scan.records++;
          scan.sound++;
          this.#line++;
          this.#foot = noFoot;
          // One object for all: this is the hot loop.
          final ??= { from: 0, next: 0, isSound: true, isSampled, pieces: -1 };
          final.from = at;
          final.next = quick;
          final.isSound = true;
          final.isSampled = isSampled;
          final.pieces = -1;
          at = quick;
          continue;
        }
      }
      const found = readRecord(bytes, at, scan.shape, last);
      if (!found) break;
      const damage =
        found.damage ??
        (valid !== -1 && found.next > valid && hasBadBytes(bytes, found) ? 'bad_bytes' : null);
      scan.records++;
      const leftOut = leftOutOf(bytes, found, scan.shape);
      if (leftOut) {
        this.#leaveOut(leftOut === 'blank' ? 'blank' : 'comments', 1);
        if (leftOut === 'blank' && this.#foot.lines === 0) {
          this.#foot = { ...noFoot, afterBlank: true };
        }
        this.#pieces.replace(found.from, found.next, null);
      } else {
        if (found.relaxed) scan.innerQuotes++;
        const isSampled = !damage && scan.sound < sampleUntil;
        const pieces = this.#pieces.length;
        if (damage) {
          this.#quarantine(bytes, found, damage);
          this.#pieces.replace(found.from, found.next, null);
        } else {
          this.#sound(bytes, found);
        }
        if (isSampled) this.#keepSample(bytes, found);
        final = { from: found.from, next: found.next, isSound: !damage, isSampled, pieces };
        if (last && found.next === bytes.length && damage) {
          scan.isTruncated = isCutOff(bytes, found, damage);
        }
      }
      this.#line += scan.countsRows ? 1 : found.lines;
      at = found.next;
    }
    if (last) {
      if (final) this.#leaveTotalOut(bytes, final);
      this.#leaveFootnotesOut();
    }
    if (at === 0) scan.chunks.pop();
    this.#pieces.finish(at);
    return at;
  }

  /** Counts the records of the tables below; nothing else is made of them. */
  passOver(bytes: Uint8Array<ArrayBuffer>, last: boolean): number {
    const scan = this.#scan;
    const shape = { ...scan.shape, columns: 0, free: -1 };
    let at = 0;
    while (at < bytes.length) {
      const found = readRecord(bytes, at, shape, last);
      if (!found) break;
      scan.records++;
      const leftOut = leftOutOf(bytes, found, shape);
      this.#leaveOut(
        leftOut === null ? 'otherTables' : leftOut === 'blank' ? 'blank' : 'comments',
        1,
      );
      at = found.next;
    }
    return at;
  }

  #leaveOut(
    why: 'blank' | 'comments' | 'totals' | 'footnotes' | 'otherTables',
    count: number,
  ): void {
    this.#scan[why] += count;
    this.#scan.skipped += count;
  }

  /** The last record of the table is no record if it is a sum of those above. */
  #leaveTotalOut(bytes: Uint8Array, final: LastRecord): void {
    const scan = this.#scan;
    if (final.next - final.from > 20_000) return;
    const span = readRecord(bytes.subarray(0, final.next), final.from, scan.shape, true);
    if (!span || !isTotalRow(cellsOf(bytes, span, { ...scan.shape, columns: 0 }))) return;
    scan.hasTotal = true;
    if (scan.shape.keepsTotal) return;
    this.#leaveOut('totals', 1);
    if (!final.isSound) {
      scan.damaged--;
      scan.quarantine.pop();
      this.#foot = noFoot;
      return;
    }
    scan.sound--;
    if (final.isSampled) scan.sample.pop();
    if (final.pieces === -1) this.#pieces.replace(final.from, final.next, null);
    else this.#pieces.takeBack(final.pieces, final.from, final.next);
  }

  /** Lines of one cell at the very end are remarks of the exporting program. */
  #leaveFootnotesOut(): void {
    const { lines, isRemark } = this.#foot;
    const scan = this.#scan;
    if (lines === 0 || lines > 20 || !isRemark || scan.shape.columns < 2) return;
    scan.damaged -= lines;
    if (scan.damaged < keptQuarantine) scan.quarantine.splice(scan.damaged, lines);
    this.#leaveOut('footnotes', lines);
  }

  #sound(bytes: Uint8Array, span: RecordSpan): void {
    const scan = this.#scan;
    scan.sound++;
    this.#foot = noFoot;
    if (span.lines > 1) scan.severalLines++;
    if (holdsNul(bytes, span)) scan.nulls++;
    const length = span.next - span.to;
    if (!this.#lineEnd && length > 0) {
      this.#lineEnd = length > 2 ? [LF] : [...bytes.subarray(span.to, span.next)];
    }
    const wanted = this.#lineEnd ?? [LF];
    if (!this.#asItIs || span.relaxed) {
      const delimiter = this.#asItIs ? String.fromCharCode(scan.shape.delimiter) : ',';
      const line = canonicalLine(cellsOf(bytes, span, scan.shape), delimiter);
      const text = line + String.fromCharCode(...wanted);
      this.#pieces.replace(span.from, span.next, this.#encoder.encode(text));
      return;
    }
    const surplus = scan.shape.trailingDelimiter && span.cells === scan.shape.columns + 1 ? 1 : 0;
    const differs =
      length !== wanted.length || wanted.some((byte, i) => byte !== bytes[span.to + i]);
    if (!differs && surplus === 0) return;
    if (differs && length > 0 && !this.given) scan.mendedLineEnds++;
    this.#pieces.replace(span.to - surplus, span.next, wanted);
  }

  #quarantine(bytes: Uint8Array, span: RecordSpan, damage: Damage): void {
    const scan = this.#scan;
    scan.damaged++;
    const text = shownText(bytes.subarray(span.from, Math.min(span.to, span.from + 2000)));
    if (damage === 'too_few_cells' && span.cells === 1) {
      const { lines, afterBlank, isRemark } = this.#foot;
      this.#foot = {
        ...{ lines: lines + 1, afterBlank },
        isRemark: isRemark && isFootnote(text, afterBlank),
      };
    } else {
      this.#foot = noFoot;
    }
    if (damage === 'bad_bytes') scan.badBytes++;
    if (scan.quarantine.length >= keptQuarantine) return;
    const { cells } = span;
    const { columns } = scan.shape;
    scan.quarantine.push({
      line: this.#line,
      reason: { code: damage, values: { cells, columns, bytes: longestRecord } },
      column: null,
      text,
    });
  }

  #keepSample(bytes: Uint8Array, span: RecordSpan): void {
    this.#scan.sample.push(cellsOf(bytes, span, this.#scan.shape));
  }
}

function ownDialect({ delimiter, quote }: Shape) {
  const mark = quote === 0 ? '' : String.fromCharCode(quote);
  return { ...canonical, delimiter: String.fromCharCode(delimiter), quote: mark, escape: mark };
}

function holdsNul(bytes: Uint8Array, { from, to }: RecordSpan): boolean {
  for (let i = from; i < to; i++) if (bytes[i] === 0) return true;
  return false;
}

function isCutOff(bytes: Uint8Array, span: RecordSpan, damage: Damage): boolean {
  const endsLine = span.to < span.next;
  if (damage === 'unclosed_quote') return !endsLine;
  return (
    damage === 'bad_bytes' && !endsLine && invalidUtf8At(bytes, span.from, span.to) > span.to - 4
  );
}

function quickSpan(from: number, to: number, next: number, shape: Shape): RecordSpan {
  return { from, to, next, lines: 1, cells: shape.columns, relaxed: false, damage: null };
}
