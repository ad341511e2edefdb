import type { Database, Failure } from '../../warehouse/api';
import type { Row } from '../../warehouse/rows';

/** After so many milliseconds without a key the text is looked for. */
const pause = 120;

/** Looks for customers while a text is typed: only the latest text counts. */
export class CustomerFinder {
  readonly limit = 20;
  #results = $state.raw<readonly Row[]>([]);
  #failure = $state.raw<Failure | null>(null);
  #isSeeking = $state(false);
  #latest = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isPrepared = false;

  constructor(private readonly database: Pick<Database, 'findCustomers'>) {}

  /** The customers found for the latest text that was answered, the best matches first. */
  get results(): readonly Row[] {
    return this.#results;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** Whether the latest text is still to be answered. */
  get isSeeking(): boolean {
    return this.#isSeeking;
  }

  /** Lets the database make what a search reads, before the first key. */
  prepare(): void {
    if (this.#isPrepared) return;
    this.#isPrepared = true;
    void this.database.findCustomers('', this.limit);
  }

  /** Looks for the text once the typing pauses; an empty one clears. */
  seek(text: string): void {
    clearTimeout(this.#timer);
    const turn = ++this.#latest;
    const sought = text.trim();
    if (sought === '') {
      this.#results = [];
      this.#failure = null;
      this.#isSeeking = false;
      return;
    }
    this.#isSeeking = true;
    this.#timer = setTimeout(() => void this.#find(sought, turn), pause);
  }

  /** Looks for the text at once; the best match, or null where there is none or another came. */
  async first(text: string): Promise<Row | null> {
    clearTimeout(this.#timer);
    const turn = ++this.#latest;
    this.#isSeeking = true;
    await this.#find(text.trim(), turn);
    return turn === this.#latest ? (this.#results[0] ?? null) : null;
  }

  async #find(text: string, turn: number): Promise<void> {
    const outcome = await this.database.findCustomers(text, this.limit);
    if (turn !== this.#latest) return;
    this.#isSeeking = false;
    this.#results = outcome.ok ? outcome.value : [];
    this.#failure = outcome.ok ? null : outcome.failure;
  }
}
