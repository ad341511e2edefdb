import type { Question, Receipt, Refusal } from '../../intake/decision';
import type { Database, Failure, Progress } from '../../warehouse/api';

/** Files, from the drop to their receipts. */
export class Imports {
  #receipts = $state.raw<readonly Receipt[]>([]);
  #previews = $state.raw<readonly Receipt[]>([]);
  #refusals = $state.raw<readonly Refusal[]>([]);
  #questions = $state.raw<readonly Question[]>([]);
  #answers = $state.raw<Readonly<Record<string, string>>>({});
  #progress = $state.raw<Progress | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #loading = $state.raw<readonly File[]>([]);
  #waiting = $state.raw<readonly File[]>([]);
  /** Files whose questions are open. */
  #asked: readonly File[] = [];
  #database: Pick<Database, 'load' | 'cancelLoad'> | null = null;

  /** @param loaded called after rows came in; the import rests until it is done */
  constructor(private readonly loaded: (receipts: readonly Receipt[]) => Promise<void>) {}

  /** One for each file that is in. */
  get receipts(): readonly Receipt[] {
    return this.#receipts;
  }

  /** What the files with open questions were taken for. */
  get previews(): readonly Receipt[] {
    return this.#previews;
  }

  /** Files that were not taken, until dismissed. */
  get refusals(): readonly Refusal[] {
    return this.#refusals;
  }

  get questions(): readonly Question[] {
    return this.#questions;
  }

  /** Question id → chosen option; what was not chosen takes the first. */
  get answers(): Readonly<Record<string, string>> {
    return this.#answers;
  }

  get progress(): Progress | null {
    return this.#progress;
  }

  /** Why the last load came to nothing. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** Files that are being read. */
  get loading(): readonly File[] {
    return this.#loading;
  }

  /** Files whose turn has not come. */
  get waiting(): readonly File[] {
    return this.#waiting;
  }

  /** The engine is there; what was dropped earlier is read now. */
  begin(database: Pick<Database, 'load' | 'cancelLoad'>): void {
    this.#database = database;
    void this.#next();
  }

  /** Takes dropped files. With questions open they join the files that are asked about. */
  add(files: readonly File[]): void {
    if (files.length === 0) return;
    this.#waiting = [...this.#waiting, ...files];
    void this.#next();
  }

  answer(question: string, option: string): void {
    this.#answers = { ...this.#answers, [question]: option };
  }

  /** Loads the files that were asked about, with the answers. */
  load(): void {
    const files = this.#asked;
    this.#asked = [];
    void this.#read(files, this.#answersOf(files));
  }

  /** Lets go of the files that were asked about. */
  discard(): void {
    this.#asked = [];
    this.#questions = [];
    this.#previews = [];
    this.#answers = {};
  }

  async cancel(): Promise<void> {
    this.#waiting = [];
    await this.#database?.cancelLoad();
  }

  dismissRefusals(): void {
    this.#refusals = [];
    this.#failure = null;
  }

  /** Forgets all files. */
  clear(): void {
    this.discard();
    this.dismissRefusals();
    this.#receipts = [];
    this.#waiting = [];
  }

  async #next(): Promise<void> {
    if (!this.#database || this.#loading.length > 0 || this.#waiting.length === 0) return;
    const files = [...this.#asked, ...this.#waiting];
    this.#waiting = [];
    this.#asked = [];
    await this.#read(files, {});
  }

  async #read(
    files: readonly File[],
    hints: Record<string, { answers: Record<string, string> }>,
  ): Promise<void> {
    if (!this.#database || files.length === 0) return;
    this.#loading = files;
    this.#failure = null;
    try {
      const outcome = await this.#database.load(files, hints, (progress) => {
        if (this.#loading === files) this.#progress = progress;
      });
      if (!outcome.ok) {
        if (outcome.failure.code !== 'cancelled') this.#failure = outcome.failure;
        return;
      }
      const { receipts, refusals, questions } = outcome.value;
      this.#refusals = [...this.#refusals, ...refusals];
      this.#questions = questions;
      if (questions.length > 0) {
        const refused = new Set(refusals.map((refusal) => refusal.file));
        this.#asked = files.filter((file) => !refused.has(file.name));
        this.#previews = receipts;
        return;
      }
      this.#previews = [];
      this.#answers = {};
      this.#receipts = withNewer(this.#receipts, receipts);
      if (receipts.length > 0) await this.loaded(this.#receipts);
    } catch (cause) {
      this.#failure = { code: 'unknown', message: String(cause), sql: null };
    } finally {
      this.#loading = [];
      this.#progress = null;
      void this.#next();
    }
  }

  /* A question does not say its file, so each file is told all answers; it takes what it asked. */
  #answersOf(files: readonly File[]): Record<string, { answers: Record<string, string> }> {
    const answers = Object.fromEntries(
      this.#questions.map(({ id, options }) => [id, this.#answers[id] ?? options[0]?.value ?? '']),
    );
    return Object.fromEntries(files.map((file) => [file.name, { answers }]));
  }
}

/* A file that was loaded again keeps its slot and has a new account. */
function withNewer(known: readonly Receipt[], newer: readonly Receipt[]): readonly Receipt[] {
  const slots = new Set(newer.map((receipt) => receipt.slot));
  return [...known.filter((receipt) => !slots.has(receipt.slot)), ...newer];
}
