import { proxy, transfer, wrap, type Remote } from 'comlink';
import type { StatisticsWorker } from '../../workers/statistics';
import type { Failure, Outcome, ResultBytes } from '../warehouse/api';
import type { Values } from '../warehouse/settings';
import { Turns } from '../warehouse/turns';
import type { ResultRows } from './cell.svelte';

/** Milliseconds within which a stopped model has to end; else its worker is ended. */
const patience = 300;

interface Task {
  runId: number;
  settle: (failure: Failure) => void;
}

/**
 * The page's side of the statistics worker, which starts with the first model. One model runs at a
 * time. A worker that fails, or does not stop when told to, is replaced by the next run.
 */
export class Statistics {
  #worker: { thread: Worker; remote: Remote<StatisticsWorker> } | null = null;
  #running: Task | null = null;
  readonly #turns = new Turns();
  /** Runs whose turn has not come. */
  readonly #waiting = new Set<number>();

  /** @param spawn makes the worker, without a request */
  constructor(private readonly spawn: () => Worker) {}

  /**
   * Runs the model of an analysis.
   *
   * @param runId what `cancel` calls it
   * @param inputs by name, each an Arrow IPC stream; they are handed over and empty afterwards
   * @param values chosen values of its parameters
   * @param onProgress hears the fraction that is done
   */
  run(
    runId: number,
    analysisId: string,
    inputs: ResultBytes,
    values: Values,
    onProgress: (fraction: number) => void,
  ): Promise<Outcome<ResultRows>> {
    this.#waiting.add(runId);
    return this.#turns.take(async () => {
      if (!this.#waiting.delete(runId)) return { ok: false, failure: cancelled };
      const { remote } = (this.#worker ??= this.#started());
      const outcome = await new Promise<Outcome<ResultRows>>((resolve) => {
        const settle = (failure: Failure) => resolve({ ok: false, failure });
        this.#running = { runId, settle };
        const buffers = Object.values(inputs).map(({ buffer }) => buffer);
        remote
          .run(analysisId, transfer(inputs, buffers), values, proxy(onProgress))
          .then(resolve, (cause: unknown) => settle(broken(String(cause))));
      });
      this.#running = null;
      return outcome;
    });
  }

  /** Drops the waiting runs with these ids and stops the running one if it is among them. */
  cancel(runIds: readonly number[]): void {
    for (const id of runIds) this.#waiting.delete(id);
    const task = this.#running;
    if (!task || !this.#worker || !runIds.includes(task.runId)) return;
    void this.#worker.remote.stop();
    setTimeout(() => {
      if (this.#running === task) this.#ended(cancelled);
    }, patience);
  }

  #started() {
    const thread = this.spawn();
    thread.addEventListener('error', (event) => {
      if (this.#worker?.thread === thread) this.#ended(broken(event.message));
    });
    return { thread, remote: wrap<StatisticsWorker>(thread) };
  }

  /* A terminated worker leaves its promises pending for ever. */
  #ended(failure: Failure): void {
    this.#worker?.thread.terminate();
    this.#worker = null;
    this.#running?.settle(failure);
  }
}

const cancelled: Failure = { code: 'cancelled', message: 'cancelled', sql: null };

function broken(message: string): Failure {
  return { code: 'unknown', message, sql: null };
}
