import type { Failure, Measured, Outcome } from '../warehouse/api';
import type { Conditions, SavedSegment } from '../warehouse/audience/condition';

/** Counts customers by a rule. */
export type Measure = (
  groups: readonly Conditions[],
  saved: readonly SavedSegment[],
) => Promise<Outcome<Measured>>;

/** The size of a rule that changes: the last question is answered, earlier answers are dropped. */
export class LiveCount {
  #measured = $state.raw<Measured | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #isCounting = $state(false);
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param measure answers with a value, also where it fails
   * @param delay milliseconds of rest before a question is asked
   */
  constructor(
    private readonly measure: Measure,
    private readonly delay = 200,
  ) {}

  /** The last answer; it stays until the next one is in. Null: none yet, or it failed. */
  get measured(): Measured | null {
    return this.#measured;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** Whether an answer is awaited, so that `measured` is of an earlier question. */
  get isCounting(): boolean {
    return this.#isCounting;
  }

  /** Asks for the size of the rule once it has rested. */
  ask(groups: readonly Conditions[], saved: readonly SavedSegment[]): void {
    const asked = ++this.#asked;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#answer(asked, groups, saved), this.delay);
    this.#isCounting = true;
  }

  /** No question is open any more. */
  stop(): void {
    this.#asked += 1;
    clearTimeout(this.#timer);
    this.#isCounting = false;
  }

  async #answer(
    asked: number,
    groups: readonly Conditions[],
    saved: readonly SavedSegment[],
  ): Promise<void> {
    const outcome = await this.measure(groups, saved);
    if (asked !== this.#asked) return;
    this.#measured = outcome.ok ? outcome.value : null;
    this.#failure = outcome.ok ? null : outcome.failure;
    this.#isCounting = false;
  }
}
