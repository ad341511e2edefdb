import { answerOf } from '../analyses/answer';
import type {
  Built,
  Database,
  Failure,
  Measured,
  Outcome,
  Progress,
  ResultBytes,
} from '../warehouse/api';
import type { Audience, SavedSegment } from '../warehouse/audience/condition';
import type { Values } from '../warehouse/settings';
import type { Cell, ResultRows } from './cell.svelte';

/** What a change makes necessary. */
export interface Change {
  /** The marts, since files or settings changed. */
  build?: boolean;
  audience?: boolean;
  /** The cells whose answer changes. */
  cells: Iterable<Cell>;
}

/** What cells need of the workers: of the database, and of that which runs the models. */
export interface CellDatabase extends Pick<
  Database,
  'build' | 'setAudience' | 'run' | 'cancel' | 'cancelLoad'
> {
  /** Runs the model of an analysis over its inputs, which are handed over. */
  compute(
    runId: number,
    analysisId: string,
    inputs: ResultBytes,
    values: Values,
    onProgress: (fraction: number) => void,
  ): Promise<Outcome<Partial<ResultRows>>>;
}

/** What the schedule asks of the notebook, and tells it. */
export interface Wishes {
  settings(): Values;
  audience(): Audience;
  segments(): readonly SavedSegment[];
  /** All cells in the notebook's order. */
  cells(): readonly Cell[];
  /** False: the cells have nothing to run on. */
  built(outcome: Outcome<Built>, settings: Values): boolean;
  audienceSet(outcome: Outcome<Measured>): void;
  progress(progress: Progress | null): void;
  /** Nothing is under way any more. */
  settled(): void;
  decode(bytes: ResultBytes): Promise<Partial<ResultRows>>;
}

/**
 * Asks the database what a change makes necessary: marts, then the audience, then the cells,
 * those on the screen first, and of them those at customer grain. A newer change overtakes: waiting runs are dropped, running
 * ones cancelled, and an answer that comes all the same is discarded.
 */
export class Schedule {
  #needsBuild = false;
  #needsAudience = false;
  #isBuilding = false;
  #isPumping = false;
  #lastRun = 0;
  readonly #waiting = new Set<Cell>();
  readonly #running = new Map<number, Cell>();

  constructor(
    private readonly database: CellDatabase,
    private readonly wishes: Wishes,
  ) {}

  /** Adds to what is to be done and sees to it that it is done. */
  request(change: Change): void {
    const cells = new Set(change.cells);
    this.drop(cells);
    for (const cell of cells) {
      cell.wait();
      this.#waiting.add(cell);
    }
    if (change.build) {
      this.#needsBuild = true;
      if (this.#isBuilding) void this.database.cancelLoad();
    }
    if (change.build || change.audience) this.#needsAudience = true;
    void this.#pump();
  }

  /** Forgets the runs of these cells. */
  drop(cells: ReadonlySet<Cell>): void {
    const overtaken = [...this.#running].filter(([, cell]) => cells.has(cell)).map(([id]) => id);
    for (const id of overtaken) this.#running.delete(id);
    for (const cell of cells) this.#waiting.delete(cell);
    if (overtaken.length > 0) void this.database.cancel(overtaken);
  }

  /** A model that makes these marts is so far: the cells that wait for them show it. */
  advance(marts: readonly string[], fraction: number): void {
    for (const [id, cell] of this.#running) {
      const sql = Object.values(cell.entry.sql).join('\n');
      if (marts.some((name) => sql.includes(`mart.${name}`))) cell.advance(id, fraction);
    }
  }

  async #pump(): Promise<void> {
    if (this.#isPumping) return;
    this.#isPumping = true;
    try {
      while (this.#needsBuild || this.#needsAudience || this.#waiting.size > 0) {
        if (this.#needsBuild) await this.#build();
        else if (this.#needsAudience) this.#setAudience();
        else this.#runWaiting();
      }
    } finally {
      this.#isPumping = false;
      if (this.#running.size === 0) this.wishes.settled();
    }
  }

  async #build(): Promise<void> {
    this.#needsBuild = false;
    this.#isBuilding = true;
    const settings = this.wishes.settings();
    const outcome = await caught(() =>
      this.database.build(settings, (progress) => {
        if (this.#isBuilding) this.wishes.progress(progress);
      }),
    );
    this.#isBuilding = false;
    this.wishes.progress(null);
    if (this.#needsBuild || this.wishes.built(outcome, settings)) return;
    this.#needsAudience = false;
    for (const cell of this.#waiting) cell.rest();
    this.#waiting.clear();
  }

  /* Not waited for: the database takes calls in their order, so the runs may follow at once. */
  #setAudience(): void {
    this.#needsAudience = false;
    const audience = this.wishes.audience();
    const segments = this.wishes.segments();
    void caught(() => this.database.setAudience(audience, segments)).then((outcome) => {
      if (!this.#needsAudience) this.wishes.audienceSet(outcome);
    });
  }

  /* All are handed over at once: the worker takes them in this order without waiting for us. */
  #runWaiting(): void {
    const order = this.wishes.cells();
    const rank = (cell: Cell) =>
      (cell.isSeen ? 0 : 2 * order.length) +
      (cell.entry.analysis.grain === 'customer' ? 0 : order.length) +
      order.indexOf(cell);
    const cells = [...this.#waiting].sort((a, b) => rank(a) - rank(b));
    this.#waiting.clear();
    for (const cell of cells) void this.#run(cell);
  }

  async #run(cell: Cell): Promise<void> {
    const id = ++this.#lastRun;
    this.#running.set(id, cell);
    cell.started(id);
    const outcome = await caught(() => this.#answer(id, cell));
    this.#running.delete(id);
    if (cell.runId === id) {
      if (outcome.ok) cell.finish(outcome.value);
      // The engine died under it; it is asked again once there is a new one.
      else if (outcome.failure.code === 'restarted') cell.wait();
      else cell.fail(outcome.failure);
    }
    if (this.#running.size === 0 && !this.#isPumping) this.wishes.settled();
  }

  async #answer(id: number, cell: Cell): Promise<Outcome<ResultRows>> {
    const { analysis } = cell.entry;
    const answer = await this.database.run(id, analysis.id, cell.values);
    if (!answer.ok) return answer;
    return answerOf(analysis, answer.value, {
      decode: (bytes) => this.wishes.decode(bytes),
      compute: async (inputs) => {
        if (!this.#running.has(id)) return dropped;
        const values = { ...this.wishes.settings(), ...cell.values };
        return this.database.compute(id, analysis.id, inputs, values, (fraction) =>
          cell.advance(id, fraction),
        );
      },
    });
  }
}

const dropped: Outcome<never> = {
  ok: false,
  failure: { code: 'cancelled', message: 'cancelled', sql: null },
};

/* A call that throws is a bug; it must show in its cell and not stop the others. */
async function caught<T>(call: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await call();
  } catch (cause) {
    const failure: Failure = { code: 'unknown', message: String(cause), sql: null };
    return { ok: false, failure };
  }
}
