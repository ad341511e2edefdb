import type { Analysis, Results, RowsOf } from '../analyses/analysis';
import type { Chart } from '../analyses/chart';
import type { CatalogueEntry } from '../analyses/catalogue';
import type { Failure } from '../warehouse/api';
import type { Values } from '../warehouse/settings';

export type ResultRows = RowsOf<Analysis<Results>>;
export type CellState = 'idle' | 'running' | 'ready' | 'failed';

/** One analysis in the notebook, with its parameters, its last result and how it fares. */
export class Cell {
  /** Own parameters that differ from their defaults. */
  values = $state.raw<Values>({});
  /** Whether the table is unfolded. */
  isTableOpen = $state(false);
  /** Whether it is on the screen: such cells are answered first. */
  isSeen = false;
  #state = $state<CellState>('idle');
  #rows = $state.raw<ResultRows | null>(null);
  #listed = $state.raw<ResultRows | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #chart = $state.raw<Chart<Analysis> | null>(null);
  #drawFailure = $state<string | null>(null);
  #runId: number | null = null;
  #progress = $state<number | null>(null);

  /**
   * @param key names the cell in its notebook
   * @param entry its analysis
   * @param values its own parameters
   */
  constructor(
    readonly key: string,
    readonly entry: CatalogueEntry,
    values: Values = {},
  ) {
    this.values = values;
    entry.chart().then(
      (chart) => (this.#chart = chart),
      (cause: unknown) => (this.#drawFailure = String(cause)),
    );
  }

  /** `ready` once picture and table stand. */
  get state(): CellState {
    return this.#state === 'ready' && this.#listed !== this.#rows ? 'running' : this.#state;
  }

  /** The rows of the last run that came through; they stay while a newer one is under way. */
  get rows(): ResultRows | null {
    return this.#rows;
  }

  /** The rows as the table shows them: it follows the picture when nothing else is to be done. */
  get listed(): ResultRows | null {
    return this.#listed;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** Null until the chart's chunk has come. */
  get chart(): Chart<Analysis> | null {
    return this.#chart;
  }

  /** Why the chart was not drawn, in the program's words. */
  get drawFailure(): string | null {
    return this.#drawFailure;
  }

  /** Whether what is seen answers an older question. */
  get isStale(): boolean {
    return this.#state === 'running' && this.#rows !== null;
  }

  get runId(): number | null {
    return this.#runId;
  }

  /** The fraction of the counting run that is done, where it tells. */
  get progress(): number | null {
    return this.#progress;
  }

  /** A new answer is wanted; whatever run is under way no longer counts. */
  wait(): void {
    this.#runId = null;
    this.#progress = null;
    this.#state = 'running';
  }

  /** The run with this id is the one that counts. */
  started(runId: number): void {
    this.#runId = runId;
    this.#state = 'running';
  }

  /** The run with this id says how far it is. */
  advance(runId: number, fraction: number): void {
    if (this.#runId === runId) this.#progress = fraction;
  }

  /** The counting run came through. */
  finish(rows: ResultRows): void {
    this.#runId = null;
    this.#progress = null;
    this.#failure = null;
    this.#drawFailure = null;
    this.#rows = rows;
    this.#state = 'ready';
    whenIdle(() => {
      if (this.#rows === rows) this.#listed = rows;
    });
  }

  /** The counting run failed; the old rows would mislead and go. */
  fail(failure: Failure): void {
    this.#runId = null;
    this.#progress = null;
    this.#failure = failure;
    this.#rows = null;
    this.#listed = null;
    this.#state = 'failed';
  }

  /** The chart threw; the table still stands. */
  failDrawing(cause: unknown): void {
    this.#drawFailure = cause instanceof Error ? cause.message : String(cause);
  }

  /** Nothing is known and nothing is under way. */
  rest(): void {
    this.#runId = null;
    this.#progress = null;
    this.#state = this.#rows === null ? 'idle' : 'ready';
  }
}

/* At the latest after a third of a second; at once where there is no browser. */
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 300 });
  else work();
}
