import type { Database, Failure, ResultBytes } from '../../warehouse/api';
import type { Results } from './values';

/** Turns the bytes of named results into rows. */
export type Decode = (bytes: ResultBytes) => Results | Promise<Results>;

export type RecordState =
  | { status: 'loading' }
  | { status: 'unknown' }
  | { status: 'failed'; failure: Failure }
  | { status: 'ready'; results: Results };

/** What is known of one customer, from the moment it is asked for. */
export class CustomerRecord {
  #state = $state.raw<RecordState>({ status: 'loading' });

  constructor(
    private readonly database: Pick<Database, 'customer'>,
    private readonly customerId: string,
    private readonly decode: Decode,
  ) {
    void this.#load();
  }

  get state(): RecordState {
    return this.#state;
  }

  /** Asks again, after a failure. */
  retry(): void {
    this.#state = { status: 'loading' };
    void this.#load();
  }

  async #load(): Promise<void> {
    const outcome = await this.database.customer(this.customerId);
    if (!outcome.ok) {
      this.#state = { status: 'failed', failure: outcome.failure };
    } else if (outcome.value === null) {
      this.#state = { status: 'unknown' };
    } else {
      this.#state = { status: 'ready', results: await this.decode(outcome.value) };
    }
  }
}
