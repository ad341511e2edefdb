/** Results larger than this are not kept: they are seldom asked for twice. */
const most = 1 << 16;

/**
 * The last answer to each question, as long as nothing that it stands on has changed: a click makes
 * another audience, and what does not depend on it need not be asked again.
 */
export class Answers {
  readonly #kept = new Map<string, { state: string; bytes: Uint8Array<ArrayBuffer> }>();

  /**
   * @param question names what is asked
   * @param state of all that the answer depends on, as a text
   * @param ask asks in earnest
   * @returns bytes that the caller may hand over
   */
  async of(
    question: string,
    state: string,
    ask: () => Promise<Uint8Array<ArrayBuffer>>,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const kept = this.#kept.get(question);
    if (kept?.state === state) return kept.bytes.slice();
    const bytes = await ask();
    if (bytes.length <= most) this.#kept.set(question, { state, bytes: bytes.slice() });
    else this.#kept.delete(question);
    return bytes;
  }

  clear(): void {
    this.#kept.clear();
  }
}
