import type { Failure, Outcome } from '../warehouse/api';

/** The attributes that the customers have, asked for when the data changes; the last answer counts. */
export class AttributesKnown {
  #attributes = $state.raw<readonly string[]>([]);
  #failure = $state.raw<Failure | null>(null);
  #asked = 0;

  constructor(private readonly read: () => Promise<Outcome<string[]>>) {}

  get attributes(): readonly string[] {
    return this.#attributes;
  }

  /** Why they are not known. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** Asks for them. */
  ask(): void {
    void this.#answer(++this.#asked);
  }

  async #answer(asked: number): Promise<void> {
    const outcome = await this.read();
    if (asked !== this.#asked) return;
    this.#failure = outcome.ok ? null : outcome.failure;
    if (outcome.ok) this.#attributes = outcome.value;
  }
}
