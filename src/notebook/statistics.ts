import { proxy, transfer, wrap, type Remote } from 'comlink';
import type { StatisticsWorker } from '../../workers/statistics';
import type { Failure, Outcome, ResultBytes } from '../warehouse/api';
import type { MadeTables, ModelRunner } from '../warehouse/modelled/marts';
import type { Values } from '../warehouse/settings';
import { newLife, onDeath } from '../warehouse/life';
import { Turns } from '../warehouse/turns';
import type { ResultRows } from './cell.svelte';

/** Milliseconds within which a stopped model has to end; else its worker is ended. */
const patience = 300;

/** What a task is called: a run by its number, a model that makes marts by its id. */
type TaskName = number | string;

interface Task {
  name: TaskName;
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
  /** Tasks whose turn has not come. */
  readonly #waiting = new Set<TaskName>();
  readonly #listeners = new Set<(modelId: string, fraction: number) => void>();
  /** What the database asks for when a mart is wanted that a model makes. */
  readonly marts: ModelRunner = {
    run: (modelId, inputs) => this.#make(modelId, inputs),
    stop: (modelId) => this.#stop([modelId]),
  };

  /** @param spawn makes the worker, without a request */
  constructor(private readonly spawn: () => Worker) {}

  /** Hears how far a model that makes marts is. */
  onMart(listener: (modelId: string, fraction: number) => void): void {
    this.#listeners.add(listener);
  }

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
  ): Promise<Outcome<Partial<ResultRows>>> {
    return this.#task(runId, (remote) =>
      remote.run(analysisId, handedOver(inputs), values, proxy(onProgress)),
    );
  }

  /** Drops the waiting runs with these ids and stops the running one if it is among them. */
  cancel(runIds: readonly number[]): void {
    this.#stop(runIds);
  }

  #make(modelId: string, inputs: ResultBytes): Promise<Outcome<MadeTables>> {
    const onProgress = (fraction: number) => {
      for (const listener of this.#listeners) listener(modelId, fraction);
    };
    return this.#task(modelId, (remote) =>
      remote.make(modelId, handedOver(inputs), proxy(onProgress)),
    );
  }

  #task<T>(
    name: TaskName,
    call: (remote: Remote<StatisticsWorker>) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    this.#waiting.add(name);
    return this.#turns.take(async () => {
      if (!this.#waiting.delete(name)) return { ok: false, failure: cancelled };
      const { remote } = (this.#worker ??= this.#started());
      const outcome = await new Promise<Outcome<T>>((resolve) => {
        const settle = (failure: Failure) => resolve({ ok: false, failure });
        this.#running = { name, settle };
        call(remote).then(resolve, (cause: unknown) => settle(broken(String(cause))));
      });
      this.#running = null;
      return outcome;
    });
  }

  #stop(names: readonly TaskName[]): void {
    for (const name of names) this.#waiting.delete(name);
    const task = this.#running;
    if (!task || !this.#worker || !names.includes(task.name)) return;
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
    const remote = wrap<StatisticsWorker>(thread);
    const life = newLife('statistics');
    void remote.hold(life).then(() =>
      onDeath(life, () => {
        if (this.#worker?.thread === thread) this.#ended(broken('the thread of the models ended'));
      }),
    );
    return { thread, remote };
  }

  /* A terminated worker leaves its promises pending for ever. */
  #ended(failure: Failure): void {
    this.#worker?.thread.terminate();
    this.#worker = null;
    this.#running?.settle(failure);
  }
}

const cancelled: Failure = { code: 'cancelled', message: 'cancelled', sql: null };

function handedOver(inputs: ResultBytes): ResultBytes {
  return transfer(
    inputs,
    Object.values(inputs).map(({ buffer }) => buffer),
  );
}

function broken(message: string): Failure {
  return { code: 'unknown', message, sql: null };
}
