import type { Hint, QuarantinedRecord, Receipt, Refusal } from '../../intake/decision';
import { noHints } from '../../intake/decision';
import { hintOver } from '../../intake/layout-key';
import type { Database, Failure, Loaded, Outcome, Progress } from '../../warehouse/api';
import { Asked } from './asked.svelte';
import { changeOf, type Change, type Job } from './change';
import { worthKeeping } from './hints';
import type { Remembered } from './remembered.svelte';

/** What importing needs of the database. */
export type ImportDatabase = Pick<
  Database,
  'load' | 'redecide' | 'undoLoad' | 'quarantine' | 'cancelLoad'
>;

/** Files, from the drop to their receipts. One thing is done at a time, in order. */
export class Imports {
  readonly asked = new Asked();
  #receipts = $state.raw<readonly Receipt[]>([]);
  #refusals = $state.raw<readonly Refusal[]>([]);
  #progress = $state.raw<Progress | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #job = $state.raw<Job | null>(null);
  /** Dropped files whose turn has not come. */
  #waiting = $state.raw<readonly File[]>([]);
  /** Changed decisions whose turn has not come, by slot. */
  #changes = $state.raw<ReadonlyMap<string, Hint>>(new Map());
  /** What the last load brought. */
  #latest = $state.raw<readonly Receipt[]>([]);
  /** Slots whose decisions came from memory, and when they were taken. */
  #recalled = $state.raw<ReadonlyMap<string, number>>(new Map());
  /** What the open questions are about. */
  #pending: Job | null = null;
  #isStopping = false;
  #timeZone = noHints.timeZone;
  #database: ImportDatabase | null = null;

  /**
   * @param changed called after rows came, changed or went; the import rests until it is done
   * @param memory the decisions about earlier files
   * @param now the time, in milliseconds since 1970
   */
  constructor(
    private readonly changed: (change: Change) => Promise<void>,
    private readonly memory: Remembered,
    private readonly now: () => number = Date.now,
  ) {}

  /** One for each file that is in. */
  get receipts(): readonly Receipt[] {
    return this.#receipts;
  }

  /** What the last load brought, until it is undone. */
  get latest(): readonly Receipt[] {
    return this.#latest;
  }

  /** Files that were not taken, until dismissed. */
  get refusals(): readonly Refusal[] {
    return this.#refusals;
  }

  get progress(): Progress | null {
    return this.#progress;
  }

  /** Why the last call came to nothing. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** Files that are being read. */
  get loading(): readonly File[] {
    return this.#job?.type === 'load' ? this.#job.files : [];
  }

  /** Whether files are being read or taken out. */
  get isBusy(): boolean {
    return this.#job !== null;
  }

  /** Files whose turn has not come. */
  get waiting(): readonly File[] {
    return this.#waiting;
  }

  /** What is being changed about a loaded file; null: nothing. */
  changeOf(slot: string): Hint | null {
    const running = this.#job?.type === 'redecide' && this.#job.slot === slot && this.#job.hint;
    const waiting = this.#changes.get(slot);
    if (!running) return waiting ?? null;
    return waiting ? hintOver(waiting, running) : running;
  }

  /** When the decisions were taken that the file was loaded by; null: they are not from memory. */
  recalledAt({ slot, layout }: Receipt): number | null {
    return this.memory.of(layout) ? (this.#recalled.get(slot) ?? null) : null;
  }

  /** The engine is there; what was dropped earlier is read now. */
  begin(database: ImportDatabase): void {
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

  /** Goes on with the files that were asked about, with an answer to every question. */
  load(): void {
    this.#resume(this.asked.hints);
  }

  /** Takes a waiting file for another kind: it is understood anew, and what is open is asked. */
  readAs(file: string, kind: Receipt['decision']['kind']): void {
    this.asked.change(file, { kind });
    this.#resume(this.asked.changes);
  }

  /** Lets go of what was asked about. */
  discard(): void {
    this.#pending = null;
    this.asked.clear();
  }

  /** Reads a loaded file again with another decision. */
  redecide(slot: string, hint: Hint): void {
    const waiting = this.#changes.get(slot);
    const all = waiting ? hintOver(hint, waiting) : hint;
    this.#changes = new Map([...this.#changes, [slot, all]]);
    void this.#next();
  }

  /** Sets the zone whose days count; loaded files with instants are read again. */
  setTimeZone(zone: string): void {
    if (zone === this.#timeZone) return;
    this.#timeZone = zone;
    for (const { slot, notes } of this.#receipts) {
      const chosen = notes.find((note) => note.choice?.id === 'time_zone')?.choice?.chosen;
      const isFollowing = chosen !== undefined && chosen !== 'as_written';
      if (isFollowing && chosen !== zone) this.redecide(slot, { answers: { time_zone: zone } });
    }
  }

  /** Takes out the files of the last load. */
  undoLoad(): void {
    if (this.#job === null) void this.#do({ type: 'undo' });
  }

  /** The next file of this layout is asked about again. */
  forget(layout: string): void {
    this.memory.forget(layout);
  }

  /** All quarantined records of a file. */
  async quarantine(slot: string): Promise<Outcome<readonly QuarantinedRecord[]>> {
    if (!this.#database) throw new Error('no file is loaded yet');
    return this.#database.quarantine(slot);
  }

  /** Stops what is under way, and what waits. A call that has not begun stops when it does. */
  async cancel(): Promise<void> {
    this.#waiting = [];
    this.#changes = new Map();
    this.#isStopping = true;
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
    this.#latest = [];
    this.#waiting = [];
    this.#changes = new Map();
    this.#recalled = new Map();
  }

  #resume(hints: Record<string, Hint>): void {
    const job = this.#pending;
    if (!job || this.#job) return;
    if (job.type === 'load') void this.#do({ ...job, hints });
    if (job.type === 'redecide') {
      const given = Object.values(hints).reduce((all, more) => hintOver(more, all), job.hint);
      void this.#do({ ...job, hint: given });
    }
  }

  async #next(): Promise<void> {
    if (!this.#database || this.#job) return;
    const [change] = this.#changes;
    if (change) {
      const [slot, hint] = change;
      this.#changes = new Map([...this.#changes].slice(1));
      await this.#do({ type: 'redecide', slot, hint });
    } else if (this.#waiting.length > 0) {
      const asked = this.#pending?.type === 'load' ? this.#pending.files : [];
      const files = [...asked, ...this.#waiting];
      if (asked.length === 0) this.discard();
      this.#waiting = [];
      await this.#do({ type: 'load', files, hints: this.asked.changes });
    }
  }

  async #do(job: Job): Promise<void> {
    if (!this.#database) return;
    this.#job = job;
    this.#failure = null;
    this.#isStopping = false;
    try {
      const outcome = await this.#call(this.#database, job);
      if (outcome.ok) await this.#settle(job, outcome.value);
      else if (outcome.failure.code !== 'cancelled') this.#failure = outcome.failure;
    } catch (cause) {
      this.#failure = { code: 'unknown', message: String(cause), sql: null };
    } finally {
      this.#job = null;
      this.#progress = null;
      void this.#next();
    }
  }

  #call(database: ImportDatabase, job: Job): Promise<Outcome<Loaded>> {
    const onProgress = (progress: Progress) => {
      if (this.#job !== job) return;
      this.#progress = progress;
      if (this.#isStopping) void database.cancelLoad();
    };
    if (job.type === 'undo') return database.undoLoad();
    if (job.type === 'redecide') return database.redecide(job.slot, job.hint, onProgress);
    const hints = { files: job.hints, layouts: this.memory.hints, timeZone: this.#timeZone };
    return database.load(job.files, hints, onProgress);
  }

  async #settle(job: Job, outcome: Loaded): Promise<void> {
    const { receipts, added, previews, refusals, questions, cancelled } = outcome;
    if (cancelled) return;
    this.#refusals = [...this.#refusals, ...refusals];
    if (questions.length > 0) {
      const refused = new Set(refusals.map((refusal) => refusal.file));
      const files = job.type === 'load' ? job.files.filter(({ name }) => !refused.has(name)) : [];
      this.#pending = job.type === 'load' ? { ...job, files } : job;
      this.asked.ask(questions, previews);
      return;
    }
    if (job.type !== 'undo') this.discard();
    const before = this.#receipts;
    this.#receipts = receipts;
    const change = changeOf(job, before, receipts, new Set(added));
    if (!change || (job.type === 'redecide' && refusals.length > 0)) return;
    if (change.type === 'undone') this.#latest = [];
    if (change.type === 'loaded') {
      this.#latest = change.added;
      const hints = new Map(job.type === 'load' ? Object.entries(job.hints) : []);
      for (const receipt of change.added) {
        this.#recall(receipt);
        this.#keep(receipt, hints.get(receipt.file));
      }
    }
    if (change.type === 'redecided') this.#keep(change.receipt, change.hint);
    await this.changed(change);
  }

  #recall({ layout, slot }: Receipt): void {
    const remembered = this.memory.of(layout);
    if (remembered) this.#recalled = new Map([...this.#recalled, [slot, remembered.savedAt]]);
  }

  #keep({ layout, decision }: Receipt, given: Hint = {}): void {
    const before = this.memory.of(layout)?.hint;
    const hint = worthKeeping(decision, { given, before, timeZone: this.#timeZone });
    if (hint) this.memory.keep(layout, hint, this.now());
  }
}
