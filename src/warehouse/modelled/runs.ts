import type { Failure, ResultBytes } from '../api';
import type { Turns } from '../turns';
import type { MadeTables, ModelledMarts, ModelRunner } from './marts';

/** What is asked of the warehouse. */
interface Keeper {
  inputsOf(marts: ModelledMarts): Promise<{ inputs: ResultBytes; state: string }>;
  keep(marts: ModelledMarts, state: string, tables: MadeTables): Promise<void>;
}

/** One who waits for a model: a run that may be cancelled, or another call. */
interface Waiting {
  runId: number | null;
  settle: (failure: Failure | null) => void;
}

/**
 * The models that are at work for marts. The database's turns are free meanwhile. Whoever wants what
 * is being made already waits along; a model that nobody waits for any more is stopped.
 */
export class ModelRuns {
  readonly #waiting = new Map<string, Set<Waiting>>();

  constructor(
    private readonly keeper: Keeper,
    private readonly runner: ModelRunner,
    private readonly turns: Turns,
  ) {}

  /**
   * Sees to it that these marts are made.
   *
   * @param runId of whom waits, where it is a run
   * @returns why they are not; null: they are there, or what they speak of has changed meanwhile
   */
  made(marts: ModelledMarts, runId: number | null): Promise<Failure | null> {
    const { id } = marts.definition;
    return new Promise((settle) => {
      const others = this.#waiting.get(id);
      if (others) {
        others.add({ runId, settle });
        return;
      }
      const waiting = new Set<Waiting>([{ runId, settle }]);
      this.#waiting.set(id, waiting);
      void this.#make(marts, waiting).then((failure) => {
        if (this.#waiting.get(id) === waiting) this.#waiting.delete(id);
        for (const one of waiting) one.settle(failure);
      });
    });
  }

  /** These runs wait no longer. */
  cancel(runIds: readonly number[]): void {
    for (const [id, waiting] of this.#waiting) {
      for (const one of waiting) {
        if (one.runId === null || !runIds.includes(one.runId)) continue;
        waiting.delete(one);
        one.settle(cancelled);
      }
      if (waiting.size > 0) continue;
      this.#waiting.delete(id);
      this.runner.stop(id);
    }
  }

  async #make(marts: ModelledMarts, waiting: ReadonlySet<Waiting>): Promise<Failure | null> {
    try {
      const { inputs, state } = await this.turns.take(() => this.keeper.inputsOf(marts));
      if (waiting.size === 0) return cancelled;
      const made = await this.runner.run(marts.definition.id, inputs);
      if (!made.ok) return made.failure;
      await this.turns.take(() => this.keeper.keep(marts, state, made.value));
      return null;
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      return { code: 'unknown', message, sql: null };
    }
  }
}

const cancelled: Failure = { code: 'cancelled', message: 'cancelled', sql: null };
