import {
  noHints,
  type Hint,
  type Hints,
  type QuarantinedRecord,
  type Receipt,
  type Refusal,
  type SourceFile,
} from '../../intake/decision';
import { examine } from '../../intake/examine';
import { isRefusal, type OnProgress } from '../../intake/examined';
import { hintOver } from '../../intake/layout-key';
import type { Preview } from '../api';
import { EngineError, type Engine } from '../engine';
import { kinds, type Kind } from '../tables';
import { examineFiles, openQuestions, type Candidate, type Examination } from './examination';
import { discard, loadFile, stopIfAborted, type LoadedFile } from './file';
import { settleGrains } from './grains';
import { inLoadOrder } from './load-order';
import { settleMerges } from './merge';
import { createStaging } from './staging';

/** What became of files that were to be loaded. */
export interface LoadOutcome {
  /** One a file that this call brought in, in the order given. */
  receipts: Receipt[];
  /** What the files that wait for answers were taken for. */
  previews: Preview[];
  refusals: Refusal[];
  questions: Examination['questions'];
  cancelled: boolean;
}

/** A loaded file and its place among the others. */
interface HeldFile extends LoadedFile {
  examined: Candidate;
  /** Files of one drop have the same number. */
  batch: number;
  /** As it would be without the others. */
  alone: Pick<LoadedFile, 'receipt' | 'staged'>;
}

/**
 * Takes files into the engine: `intake.f_1 …` one table a file, and the staging views over all of
 * them. Whatever happens to new files, what was loaded before stays as it is until they are
 * completely in: all that follows from several files is settled in one transaction.
 */
export class Loader {
  /** In load order: where two have the same key, the values of the later one count. */
  #files: readonly HeldFile[] = [];
  #isPrepared = false;

  constructor(private readonly engine: Engine) {}

  /** Receipts of all files that are loaded now, in load order. */
  get receipts(): readonly Receipt[] {
    return this.#files.map(({ receipt }) => receipt);
  }

  /** When the newest loaded file was last modified; 0 without files. */
  get newest(): number {
    return Math.max(0, ...this.#files.map(({ examined }) => examined.lastModified));
  }

  /** All quarantined records of a file, in its order, as far as they were kept. */
  quarantine(slot: string): readonly QuarantinedRecord[] {
    return this.#held(slot).quarantine;
  }

  /** Creates the staging views, without rows: before the first file they exist, too. */
  async prepare(): Promise<void> {
    if (this.#isPrepared) return;
    await this.engine.execute('create schema if not exists intake');
    await this.engine.execute(
      'create table if not exists intake.labels (slot varchar, column_id varchar, label varchar)',
    );
    await createStaging(this.engine, [], kinds);
    this.#isPrepared = true;
  }

  /** Reads files and, if no question is open, loads them. */
  async drop(
    files: readonly SourceFile[],
    hints: Hints = noHints,
    onProgress: OnProgress = () => {},
    signal?: AbortSignal,
  ): Promise<LoadOutcome> {
    const { examined, ...found } = await this.examine(files, hints, onProgress, signal);
    if (found.cancelled) return outcomeOf({ cancelled: true });
    if (found.questions.length > 0) {
      return outcomeOf({ ...found, previews: examined.map(previewOf) });
    }
    const outcome = await this.load(examined, onProgress, signal);
    return { ...outcome, refusals: [...found.refusals, ...outcome.refusals] };
  }

  /** The first half of `drop`; nothing is loaded. */
  examine(
    files: readonly SourceFile[],
    hints: Hints = noHints,
    onProgress: OnProgress = () => {},
    signal?: AbortSignal,
  ): Promise<Examination> {
    const known = new Map(
      this.#files.map(({ examined }) => [examined.fingerprint, examined.file] as const),
    );
    return examineFiles(files, hints, known, onProgress, signal);
  }

  /**
   * The second half of `drop`: loads examined files together. Either all that can be loaded are in
   * afterwards, or, when cancelled, none. With an open question nothing is loaded.
   * @throws EngineError with code `trap`: the engine must be discarded.
   */
  async load(
    candidates: readonly Candidate[],
    onProgress: OnProgress = () => {},
    signal?: AbortSignal,
  ): Promise<LoadOutcome> {
    const questions = openQuestions(candidates);
    if (questions.length > 0) {
      return outcomeOf({ questions, previews: candidates.map(previewOf) });
    }
    return this.#bring(candidates, onProgress, signal, async (added) => {
      const batch = 1 + Math.max(0, ...this.#files.map((file) => file.batch));
      const ordered = await inLoadOrder(this.engine, added);
      await this.#settle([...this.#files, ...ordered.map((file) => ({ ...file, batch }))]);
      return added.map(({ staged }) => staged.slot);
    });
  }

  /**
   * Reads a loaded file again; `hint` is added to what was given before. The old table stays until
   * the new one is in, and if it cannot be loaded, or asks, or is cancelled. The file keeps its slot
   * and its place.
   * @throws EngineError with code `trap`: the engine must be discarded.
   */
  async redecide(
    slot: string,
    hint: Hint,
    onProgress: OnProgress = () => {},
    signal?: AbortSignal,
  ): Promise<LoadOutcome> {
    const old = this.#held(slot);
    const { source, given: before, size: total } = old.examined;
    const given = { ...before, hint: hintOver(hint, before.hint) };
    const tell = (bytes: number, rows?: number) =>
      onProgress({
        file: source.name,
        stage: rows === undefined ? 'decode' : 'examine',
        done: Math.min(bytes, total),
        total,
        rows: rows ?? 0,
      });
    const examined = await examine(source, given, tell, signal);
    if (examined === 'cancelled') return outcomeOf({ cancelled: true });
    if (isRefusal(examined)) return outcomeOf({ refusals: [examined] });
    const candidate = { ...examined, given };
    const questions = openQuestions([candidate]);
    if (questions.length > 0) {
      return outcomeOf({ questions, previews: [previewOf(candidate)] });
    }
    return this.#bring([candidate], onProgress, signal, async (added) => {
      const renamed = added.map((file) => ({
        ...file,
        batch: old.batch,
        staged: { ...file.staged, slot },
        alone: {
          receipt: { ...file.alone.receipt, slot },
          staged: { ...file.alone.staged, slot },
        },
      }));
      const files = this.#files.flatMap((file) => (file === old ? renamed : [file]));
      await this.#settle(files, async () => {
        await discard(this.engine, slot);
        for (const { staged } of added) await this.#rename(staged.slot, slot);
      });
      return [slot];
    });
  }

  /** Takes out the files of the last load that brought any; what they replaced counts again. */
  async undo(): Promise<void> {
    const last = Math.max(0, ...this.#files.map(({ batch }) => batch));
    const gone = this.#files.filter(({ batch }) => batch === last);
    if (gone.length === 0) return;
    const kept = this.#files.filter(({ batch }) => batch !== last);
    await this.#settle(kept, async () => {
      for (const { staged } of gone) await discard(this.engine, staged.slot);
    });
  }

  #held(slot: string): HeldFile {
    const file = this.#files.find(({ staged }) => staged.slot === slot);
    if (!file) throw new TypeError(`no file ${slot}`);
    return file;
  }

  /** Loads tables beside what is there and has `takeIn` put them in, under slots that it tells; else they go. */
  async #bring(
    candidates: readonly Candidate[],
    onProgress: OnProgress,
    signal: AbortSignal | undefined,
    takeIn: (added: readonly HeldFile[]) => Promise<string[]>,
  ): Promise<LoadOutcome> {
    await this.prepare();
    const added: HeldFile[] = [];
    const refusals: Refusal[] = [];
    const onAbort = () => this.engine.cancel();
    signal?.addEventListener('abort', onAbort);
    try {
      const total = candidates.reduce((bytes, { size }) => bytes + size, 0);
      let done = 0;
      let rows = 0;
      for (const candidate of candidates) {
        stopIfAborted(signal);
        const { file, size, scan } = candidate;
        const tell = (share: number) =>
          onProgress({
            ...{ file, stage: 'load', total },
            done: done + size * share,
            rows: rows + Math.round(scan.sound * share),
          });
        tell(0);
        const onRead = (bytes: number) => tell(Math.min(1, bytes / Math.max(1, scan.clean.size)));
        const slot = `f_${this.#files.length + added.length + 1}`;
        const result = await loadFile(this.engine, slot, candidate, onRead, signal);
        if ('code' in result) refusals.push(result);
        else added.push({ ...result, examined: candidate, batch: 0, alone: result });
        tell(1);
        done += size;
        rows += scan.sound;
      }
      stopIfAborted(signal);
      const slots = added.length > 0 ? await takeIn(added) : [];
      return outcomeOf({ refusals, receipts: slots.map((slot) => this.#held(slot).receipt) });
    } catch (cause) {
      if (!(cause instanceof EngineError) || cause.code === 'trap') throw cause;
      for (const { staged } of added) await discard(this.engine, staged.slot);
      if (cause.code === 'cancelled') return outcomeOf({ cancelled: true });
      if (cause.code !== 'out_of_memory') throw cause;
      const tooLarge = (file: string) => ({ file, code: 'out_of_memory', values: { file } });
      return outcomeOf({ refusals: candidates.map(({ file }) => tooLarge(file)) });
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
  }

  /**
   * Makes these the loaded files: what follows from several of them is settled again. The engine
   * goes back to what it was when that fails, and so do receipts, of which copies are settled.
   */
  async #settle(files: readonly HeldFile[], swap = async () => {}): Promise<void> {
    const settled = files.map(afresh);
    const changed = [
      ...this.#files.filter((file) => !files.includes(file)),
      ...files.filter((file) => !this.#files.includes(file)),
    ];
    await this.engine.execute('begin transaction');
    try {
      await swap();
      await settleGrains(this.engine, settled);
      await settleMerges(this.engine, settled);
      await createStaging(
        this.engine,
        settled.map(({ staged }) => staged),
        kindsOf(changed),
      );
    } catch (cause) {
      if (!(cause instanceof EngineError && cause.code === 'trap')) this.#end('rollback');
      throw cause;
    }
    this.#end('commit');
    this.#files = settled;
  }

  /** Bound statements cannot be cancelled half-way. */
  #end(how: 'commit' | 'rollback'): void {
    this.engine.bound(how, []);
  }

  async #rename(slot: string, to: string): Promise<void> {
    await this.engine.execute(`alter table intake.${slot} rename to ${to}`);
    this.engine.bound('update intake.labels set slot = ? where slot = ?', [to, slot]);
  }
}

/** As the file would be without the others, but for columns that its table has got since. */
function afresh(file: HeldFile): HeldFile {
  const { receipt, staged } = file.alone;
  const columns = new Set(file.staged.columns);
  return { ...file, receipt: { ...receipt }, staged: { ...staged, columns } };
}

function kindsOf(files: readonly LoadedFile[]): Kind[] {
  return [...new Set(files.map(({ staged }) => staged.kind))];
}

function outcomeOf(part: Partial<LoadOutcome>): LoadOutcome {
  return { receipts: [], previews: [], refusals: [], questions: [], cancelled: false, ...part };
}

function previewOf({ file, size, layout, decision, scan, notes }: Candidate): Preview {
  return { file, size, layout, decision, records: scan.records, notes };
}
