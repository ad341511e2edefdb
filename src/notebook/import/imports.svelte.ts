import { noHints, type Receipt, type Refusal } from '../../intake/decision';
import type { Database, Failure, Loaded, Progress } from '../../warehouse/api';

/** A question and the file that raised it. */
export type FileQuestion = Loaded['questions'][number];

/** Files, from the drop to their receipts. */
export class Imports {
  #receipts = $state.raw<readonly Receipt[]>([]);
  #previews = $state.raw<readonly Receipt[]>([]);
  #refusals = $state.raw<readonly Refusal[]>([]);
  #questions = $state.raw<readonly FileQuestion[]>([]);
  #answers = $state.raw<ReadonlyMap<string, string>>(new Map());
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

  get questions(): readonly FileQuestion[] {
    return this.#questions;
  }

  /** The chosen option; the first one until something was chosen. */
  answerOf(question: FileQuestion): string {
    return this.#answers.get(nameOf(question)) ?? question.options[0]?.value ?? '';
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
    this.dismissRefusals();
    this.#waiting = [...this.#waiting, ...files];
    void this.#next();
  }

  answer(question: FileQuestion, option: string): void {
    this.#answers = new Map([...this.#answers, [nameOf(question), option]]);
  }

  /** Loads the files that were asked about, with the answers. */
  load(): void {
    const files = this.#asked;
    this.#asked = [];
    void this.#read(files, this.#hints());
  }

  /** Lets go of the files that were asked about. */
  discard(): void {
    this.#asked = [];
    this.#questions = [];
    this.#previews = [];
    this.#answers = new Map();
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
      const outcome = await this.#database.load(files, { ...noHints, files: hints }, (progress) => {
        if (this.#loading === files) this.#progress = progress;
      });
      if (!outcome.ok) {
        if (outcome.failure.code !== 'cancelled') this.#failure = outcome.failure;
        return;
      }
      const { receipts, refusals, questions, cancelled } = outcome.value;
      if (cancelled) return;
      this.#refusals = [...this.#refusals, ...refusals];
      this.#questions = questions;
      if (questions.length > 0) {
        const refused = new Set(refusals.map((refusal) => refusal.file));
        this.#asked = files.filter((file) => !refused.has(file.name));
        this.#previews = receipts;
        return;
      }
      this.#previews = [];
      this.#answers = new Map();
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

  #hints(): Record<string, { answers: Record<string, string> }> {
    const hints: Record<string, { answers: Record<string, string> }> = {};
    for (const question of this.#questions) {
      const { answers } = (hints[question.file] ??= { answers: {} });
      answers[question.id] = this.answerOf(question);
    }
    return hints;
  }
}

/* Two files may raise the same question. */
function nameOf({ file, id }: FileQuestion): string {
  return `${file}\n${id}`;
}

/* A file that was loaded again keeps its slot and has a new account. */
function withNewer(known: readonly Receipt[], newer: readonly Receipt[]): readonly Receipt[] {
  const slots = new Set(newer.map((receipt) => receipt.slot));
  return [...known.filter((receipt) => !slots.has(receipt.slot)), ...newer];
}
