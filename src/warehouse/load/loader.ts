import { unpack } from '../../intake/container/unpack';
import {
  noHints,
  type Hint,
  type Hints,
  type Question,
  type Receipt,
  type Refusal,
  type SourceFile,
} from '../../intake/decision';
import { examine } from '../../intake/examine';
import { isRefusal, type Examined, type OnProgress } from '../../intake/examined';
import { EngineError, type Engine } from '../engine';
import { loadFile, stopIfAborted, type LoadedFile } from './file';
import { settleGrains } from './grains';
import { createStaging } from './staging';
import { kinds, type Kind } from '../tables';

/** What became of files that were read: those understood, and those that cannot be loaded. */
export interface Examination {
  examined: Examined[];
  refusals: Refusal[];
  /** What must be answered first, by file; empty: `load` may run. */
  questions: { file: string; questions: Question[] }[];
  cancelled: boolean;
}

/** What became of files that were to be loaded. */
export interface LoadOutcome {
  /** One a file that is now loaded, in the order given. */
  receipts: Receipt[];
  refusals: Refusal[];
  questions: { file: string; questions: Question[] }[];
  cancelled: boolean;
}

/**
 * Takes files into the engine: `intake.f_1 …` one table a file, and the staging views over all of
 * them. What was loaded before stays as it is until new files are completely in, and whatever
 * happens to those.
 *
 * `drop` does all of it. The import screen uses the two halves: `examine`, then questions and
 * changed decisions (`examine` again, with hints), then `load`.
 */
export class Loader {
  #files: LoadedFile[] = [];
  #nextSlot = 1;
  #isPrepared = false;

  constructor(private readonly engine: Engine) {}

  /** Receipts of all files that are loaded now. */
  get receipts(): readonly Receipt[] {
    return this.#files.map(({ receipt }) => receipt);
  }

  /** Creates the staging views, without rows: before the first file they exist, too. */
  async prepare(): Promise<void> {
    if (this.#isPrepared) return;
    await this.engine.execute('create schema if not exists intake');
    await this.engine.execute(
      'create table if not exists intake.labels (slot varchar, column_id varchar, label varchar)',
    );
    await this.#stage(this.#files, kinds);
    this.#isPrepared = true;
  }

  #stage(files: readonly LoadedFile[], changed: readonly Kind[]): Promise<void> {
    return createStaging(
      this.engine,
      files.map(({ staged }) => staged),
      changed,
    );
  }

  /**
   * Reads files without loading them, after unpacking what is inside others. The same bytes twice,
   * here or among the loaded files, are a refusal.
   */
  async examine(
    files: readonly SourceFile[],
    hints: Hints = noHints,
    onProgress: OnProgress = () => {},
    signal?: AbortSignal,
  ): Promise<Examination> {
    const outcome: Examination = { examined: [], refusals: [], questions: [], cancelled: false };
    const seen = new Map(this.#files.map(({ examined }) => [examined.fingerprint, examined.file]));
    const total = files.reduce((bytes, { blob }) => bytes + blob.size, 0);
    let before = 0;
    for (const file of files) {
      const onBytes = (bytes: number) =>
        onProgress({
          file: file.name,
          stage: 'examine',
          done: Math.min(total, before + Math.min(bytes, file.blob.size)),
          total,
        });
      const contents = await unpack(file, hintFor(file.name, hints), onBytes, signal);
      if (contents === 'cancelled') return { ...outcome, cancelled: true };
      outcome.refusals.push(...contents.refusals);
      for (const source of contents.sources) {
        const given = { ...hints, hint: hintFor(source.name, hints) };
        const result = await examine(source, given, onBytes, signal);
        if (result === 'cancelled') return { ...outcome, cancelled: true };
        if (isRefusal(result)) {
          outcome.refusals.push(result);
          continue;
        }
        const twin = seen.get(result.fingerprint);
        if (twin !== undefined) {
          const values = { file: source.name, twin };
          outcome.refusals.push({ file: source.name, code: 'same_file', values });
          continue;
        }
        seen.set(result.fingerprint, source.name);
        outcome.examined.push(result);
      }
      before += file.blob.size;
    }
    outcome.questions = openQuestions(outcome.examined);
    return outcome;
  }

  /**
   * Loads examined files together: either all that can be loaded are in afterwards, or, when
   * cancelled, none. With an open question nothing is loaded.
   * @throws EngineError with code `trap`: the engine must be discarded.
   */
  async load(
    examined: readonly Examined[],
    onProgress: OnProgress = () => {},
    signal?: AbortSignal,
  ): Promise<LoadOutcome> {
    const outcome: LoadOutcome = { receipts: [], refusals: [], questions: [], cancelled: false };
    outcome.questions = openQuestions(examined);
    if (outcome.questions.length > 0) return outcome;
    await this.prepare();
    const added: LoadedFile[] = [];
    const total = examined.reduce((bytes, { size }) => bytes + size, 0);
    let done = 0;
    const onAbort = () => this.engine.cancel();
    signal?.addEventListener('abort', onAbort);
    try {
      for (const file of examined) {
        stopIfAborted(signal);
        onProgress({ file: file.file, stage: 'load', done, total });
        const slot = `f_${this.#nextSlot++}`;
        const before = done;
        const onRead = (bytes: number) =>
          onProgress({
            file: file.file,
            stage: 'load',
            done: before + Math.min(bytes, file.size),
            total,
          });
        const result = await loadFile(this.engine, slot, file, onRead, signal);
        if ('code' in result) outcome.refusals.push(result);
        else added.push(result);
        done += file.size;
        onProgress({ file: file.file, stage: 'load', done, total });
      }
      const all = [...this.#files, ...added];
      stopIfAborted(signal);
      await settleGrains(this.engine, all);
      await this.#stage(all, kindsOf(added));
      this.#files = all;
      return { ...outcome, receipts: added.map(({ receipt }) => receipt) };
    } catch (cause) {
      if (!(cause instanceof EngineError) || cause.code === 'trap') throw cause;
      for (const { staged } of added) await this.#discard(staged.slot);
      await settleGrains(this.engine, this.#files);
      await this.#stage(this.#files, kinds);
      if (cause.code === 'cancelled') return { ...outcome, receipts: [], cancelled: true };
      if (cause.code !== 'out_of_memory') throw cause;
      const refusals = examined.map(({ file }) => ({
        file,
        code: 'out_of_memory',
        values: { file },
      }));
      return { ...outcome, receipts: [], refusals };
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
  }

  /** Reads files and, if no question is open, loads them. */
  async drop(
    files: readonly SourceFile[],
    hints: Hints = noHints,
    onProgress: OnProgress = () => {},
    signal?: AbortSignal,
  ): Promise<LoadOutcome> {
    const { examined, refusals, questions, cancelled } = await this.examine(
      files,
      hints,
      onProgress,
      signal,
    );
    if (cancelled || questions.length > 0) return { receipts: [], refusals, questions, cancelled };
    const outcome = await this.load(examined, onProgress, signal);
    return { ...outcome, refusals: [...refusals, ...outcome.refusals] };
  }

  /** Takes a loaded file out again. */
  async remove(slot: string): Promise<void> {
    const kept = this.#files.filter(({ staged }) => staged.slot !== slot);
    if (kept.length === this.#files.length) return;
    await settleGrains(this.engine, kept);
    await this.#stage(kept, kinds);
    this.#files = kept;
    await this.#discard(slot);
  }

  async #discard(slot: string): Promise<void> {
    await this.engine.execute(`drop table if exists intake.${slot}`);
    this.engine.bound('delete from intake.labels where slot = ?', [slot]);
  }
}

function hintFor(name: string, { files }: Hints): Hint {
  return (Object.hasOwn(files, name) ? files[name] : undefined) ?? {};
}

function kindsOf(files: readonly LoadedFile[]): Kind[] {
  return [...new Set(files.map(({ staged }) => staged.kind))];
}

function openQuestions(examined: readonly Examined[]): Examination['questions'] {
  return examined.flatMap(({ file, questions }) =>
    questions.length > 0 ? [{ file, questions }] : [],
  );
}
