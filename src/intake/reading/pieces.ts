/** Bytes `[from, to)` of a chunk give way to these; null: to nothing. */
interface Edit {
  from: number;
  to: number;
  text: readonly number[] | Uint8Array | null;
}

/** A file put together of ranges of its source and of bytes in place of others. */
export class Pieces {
  #parts: (Blob | Uint8Array<ArrayBuffer>)[] = [];
  /** An untouched range of the source that is not yet among the parts. */
  #open: { from: number; to: number } | null = null;
  #bytes = new Uint8Array();
  #offset = 0;
  #edits: Edit[] = [];

  constructor(private readonly source: Blob) {}

  /** Edits of the chunk in hand. */
  get length(): number {
    return this.#edits.length;
  }

  begin(bytes: Uint8Array<ArrayBuffer>, offset: number): void {
    this.#bytes = bytes;
    this.#offset = offset;
    this.#edits = [];
  }

  /** Edits come in ascending order; the last record may be taken out afterwards. */
  replace(from: number, to: number, text: Edit['text']): void {
    this.#edits.push({ from, to, text });
  }

  /** Takes out the record at `[from, to)`, which edit number `edit` may have rewritten. */
  takeBack(edit: number, from: number, to: number): void {
    const after = this.#edits.slice(edit).filter((one) => one.from >= to);
    this.#edits.splice(edit, Infinity, { from, to, text: null }, ...after);
  }

  /** The first `length` bytes of the chunk are done. */
  finish(length: number): void {
    if (length === 0) return;
    this.#edits.sort((a, b) => a.from - b.from);
    const offset = this.#offset;
    if (this.#edits.length === 0) {
      if (this.#open && this.#open.to === offset) this.#open.to = offset + length;
      else {
        this.#close();
        this.#open = { from: offset, to: offset + length };
      }
      return;
    }
    this.#close();
    this.#parts.push(mended(this.#bytes.subarray(0, length), this.#edits));
  }

  blob(): Blob {
    this.#close();
    return new Blob(this.#parts);
  }

  #close(): void {
    if (this.#open) this.#parts.push(this.source.slice(this.#open.from, this.#open.to));
    this.#open = null;
  }
}

function mended(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array<ArrayBuffer> {
  const added = edits.reduce((sum, { text }) => sum + (text?.length ?? 0), 0);
  const whole = new Uint8Array(bytes.length + added);
  let length = 0;
  let copied = 0;
  for (const { from, to, text } of edits) {
    whole.set(bytes.subarray(copied, from), length);
    length += from - copied;
    if (text) whole.set(text, length);
    length += text?.length ?? 0;
    copied = to;
  }
  whole.set(bytes.subarray(copied), length);
  length += bytes.length - copied;
  return whole.slice(0, length);
}
