const LF = 10;
const CR = 13;

/** More than this decides nothing that the first lines did not. */
const enough = 16 * 1024;
const sliceBytes = 64 * 1024;
const slices = 16;
const chunkBytes = 4 * 1024 * 1024;

/** Lines of a file that hold bytes past ASCII, with their line ends: what its encoding shows in. */
class Evidence {
  #lines: Uint8Array[] = [];
  #size = 0;

  get isEmpty(): boolean {
    return this.#size === 0;
  }

  get isEnough(): boolean {
    return this.#size >= enough;
  }

  /** Takes the lines in `[from, to)` that hold such bytes. No encoding has a line end in a character. */
  add(bytes: Uint8Array, from: number, to: number): void {
    let line = from;
    for (let i = from; i < to && !this.isEnough; i++) {
      const byte = bytes[i] as number;
      if (byte === LF || byte === CR) line = i + 1;
      else if (byte >= 0x80) {
        let end = i;
        while (end < to && bytes[end] !== LF && bytes[end] !== CR) end++;
        const kept = bytes.slice(line, Math.min(end + 1, line + enough));
        this.#lines.push(kept);
        this.#size += kept.length;
        i = end;
        line = end + 1;
      }
    }
  }

  get bytes(): Uint8Array<ArrayBuffer> {
    const all = new Uint8Array(this.#size);
    let at = 0;
    for (const line of this.#lines) {
      all.set(line, at);
      at += line.length;
    }
    return all;
  }
}

/**
 * The lines past ASCII out of a file's head or, where that is ASCII, out of slices from all over
 * it; at most some 16 KiB. `complete`: the head is the whole file.
 */
export async function evidenceOf(
  blob: Blob,
  head: Uint8Array,
  complete: boolean,
): Promise<Uint8Array<ArrayBuffer>> {
  const evidence = new Evidence();
  evidence.add(head, 0, complete ? head.length : (wholeLines(head, false)?.to ?? head.length));
  if (!evidence.isEmpty || complete) return evidence.bytes;
  const step = Math.max(sliceBytes, Math.floor((blob.size - head.length) / slices));
  for (let from = head.length; from < blob.size; from += step) {
    const slice = new Uint8Array(await blob.slice(from, from + sliceBytes).arrayBuffer());
    const whole = wholeLines(slice, true);
    if (whole) evidence.add(slice, whole.from, whole.to);
  }
  return evidence.bytes;
}

/** The same out of all bytes, in their order, until there is enough of it. */
export async function evidenceOfAll(
  blob: Blob,
  signal: AbortSignal | undefined,
): Promise<Uint8Array<ArrayBuffer> | 'cancelled'> {
  const evidence = new Evidence();
  for (let at = 0; at < blob.size && !evidence.isEnough;) {
    if (signal?.aborted) return 'cancelled';
    const chunk = new Uint8Array(await blob.slice(at, at + chunkBytes).arrayBuffer());
    const last = at + chunk.length >= blob.size;
    const to = last ? chunk.length : (wholeLines(chunk, false)?.to ?? chunk.length);
    evidence.add(chunk, 0, to);
    at += to;
  }
  return evidence.bytes;
}

/**
 * Whether few lines are past ASCII, and not the first: of no known encoding, those are damage in a
 * file of ASCII.
 */
export function isSparse(evidence: Uint8Array, head: Uint8Array): boolean {
  const first = head.findIndex((byte) => byte >= 0x80);
  const isHeaderAscii = first === -1 || head.subarray(0, first).some(isLineEnd);
  return isHeaderAscii && lines(evidence) <= Math.max(2, lines(head) / 10);
}

const isLineEnd = (byte: number) => byte === LF || byte === CR;
const lines = (bytes: Uint8Array) => bytes.reduce((n, byte) => n + (byte === LF ? 1 : 0), 0);

/** Without what follows the last line end and, if `cutAhead`, what stands before the first. */
function wholeLines(bytes: Uint8Array, cutAhead: boolean): { from: number; to: number } | null {
  const first = bytes.findIndex(isLineEnd);
  if (first === -1) return null;
  return { from: cutAhead ? first + 1 : 0, to: bytes.findLastIndex(isLineEnd) + 1 };
}
