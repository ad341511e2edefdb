const foldBytes = 8 * 2 ** 20;

/** Builds a Blob from small parts; full ones go to the browser, out of the heap, on the way. */
export class Pieces {
  #folded: Blob[] = [];
  #parts: Uint8Array<ArrayBuffer>[] = [];
  #bytes = 0;

  add(part: Uint8Array<ArrayBuffer>): void {
    this.#parts.push(part);
    this.#bytes += part.length;
    if (this.#bytes >= foldBytes) this.#fold();
  }

  blob(): Blob {
    this.#fold();
    return new Blob(this.#folded);
  }

  #fold(): void {
    this.#folded.push(new Blob(this.#parts));
    this.#parts = [];
    this.#bytes = 0;
  }
}
