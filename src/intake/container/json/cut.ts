/**
 * Where the records stand: `lines`, one an object a line; `values`, the elements of an array, of
 * several arrays, or objects one after the other; `property`, the objects in the arrays that are
 * properties of the one outer object.
 */
export type RecordsIn = 'lines' | 'values' | 'property';

/** A record's bytes, and the line of the file on which it begins, from 1. */
export type OnRecord = (bytes: Uint8Array, line: number) => void;

const [quote, backslash, comma, space, newline] = [0x22, 0x5c, 0x2c, 0x20, 0x0a];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/** No record is so long; a quote that is never closed makes one of the rest of the file. */
const mostRecordBytes = 32 * 2 ** 20;

/** Cuts JSON into records without parsing it: only strings and brackets are followed. */
export interface Cutter {
  feed(bytes: Uint8Array): void;
  /** In how many properties of the outer object records were found. */
  readonly lists: number;
  /** @returns the line on which something is open that never ends; null: all is complete. */
  end(): number | null;
}

export function cutterFor(where: RecordsIn, onRecord: OnRecord): Cutter {
  if (where === 'lines') return new LineCutter(onRecord);
  return new ValueCutter(onRecord, where);
}

/** Bytes of a record that goes on in the next chunk. */
class Carry {
  #parts: Uint8Array[] = [];
  length = 0;

  keep(part: Uint8Array): void {
    if (part.length > 0) this.#parts.push(part.slice());
    this.length += part.length;
  }

  take(last: Uint8Array): Uint8Array {
    if (this.#parts.length === 0) return last;
    const parts = [...this.#parts, last];
    const all = new Uint8Array(this.length + last.length);
    this.#parts = [];
    this.length = 0;
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }
}

class LineCutter implements Cutter {
  readonly lists = 0;
  #carry = new Carry();
  #line = 1;

  constructor(private readonly onRecord: OnRecord) {}

  feed(bytes: Uint8Array): void {
    let from = 0;
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, from)) {
      this.onRecord(this.#carry.take(bytes.subarray(from, end)), this.#line++);
      from = end + 1;
    }
    this.#carry.keep(bytes.subarray(from));
  }

  end(): null {
    const last = this.#carry.take(new Uint8Array());
    if (last.length > 0) this.onRecord(last, this.#line);
    return null;
  }
}

class ValueCutter implements Cutter {
  #carry = new Carry();
  #line = 1;
  #startLine = 1;
  /** The brackets that are open. */
  #open: number[] = [];
  /** How many of them are around the record that is being read; -1: none is. */
  #around = -1;
  #isString = false;
  #isEscaped = false;
  #isBroken = false;
  /** The list in the outer object that is open or was last, and that of the last record. */
  #list = 0;
  #recordList = 0;
  lists = 0;

  constructor(
    private readonly onRecord: OnRecord,
    private readonly where: 'values' | 'property',
  ) {}

  feed(bytes: Uint8Array): void {
    let from = 0;
    for (let i = 0; i < bytes.length && !this.#isBroken; i++) {
      const byte = bytes[i] ?? 0;
      if (byte === newline) this.#line++;
      if (this.#isString) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (byte === backslash) this.#isEscaped = true;
        else if (byte === quote) this.#isString = false;
        continue;
      }
      if (byte <= space && byte !== newline) continue;
      if (this.#around === this.#open.length && isBehindScalar(byte)) {
        this.#finish(bytes.subarray(from, i));
      } else if (this.#around < 0 && this.#isStart(byte)) {
        this.#around = this.#open.length;
        this.#startLine = this.#line;
        if (this.#recordList !== this.#list) this.lists++;
        this.#recordList = this.#list;
        from = i;
      }
      if (byte === quote) this.#isString = true;
      if (byte === openList && this.#open.length === 1) this.#list++;
      if (byte === openList || byte === openObject) this.#open.push(byte);
      else if (byte === closeList || byte === closeObject) {
        this.#isBroken = this.#open.pop() !== byte - 2;
        if (this.#around === this.#open.length) this.#finish(bytes.subarray(from, i + 1));
      }
    }
    if (this.#around >= 0) this.#carry.keep(bytes.subarray(from));
    if (this.#carry.length > mostRecordBytes) this.#isBroken = true;
  }

  end(): number | null {
    if (this.#isBroken || this.#open.length > 0 || this.#isString) {
      return this.#around < 0 ? this.#line : this.#startLine;
    }
    if (this.#around === 0) this.#finish(new Uint8Array());
    return null;
  }

  #finish(last: Uint8Array): void {
    this.#around = -1;
    this.onRecord(this.#carry.take(last), this.#startLine);
  }

  /** Whether a record begins with this byte, which stands in no record. */
  #isStart(byte: number): boolean {
    const open = this.#open;
    if (this.where === 'property') {
      return byte === openObject && open.length === 2 && open[1] === openList;
    }
    if (byte === newline || isBehindScalar(byte)) return false;
    return open.length === 0 ? byte !== openList : open.length === 1 && open[0] === openList;
  }
}

function isBehindScalar(byte: number): boolean {
  return byte === newline || byte === comma || byte === closeList || byte === closeObject;
}
