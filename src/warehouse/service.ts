import { transfer } from 'comlink';
import type { Hint, Hints, QuarantinedRecord } from '../intake/decision';
import type { Built, Database, Failure, Loaded, Measured, Outcome, ResultBytes } from './api';
import type { ChoicesOf } from './audience/choices';
import type { Audience, Conditions, SavedSegment } from './audience/condition';
import type { PeoplePage, PeopleRequest } from './people/people';
import type { Row } from './rows';
import { EngineError, type Engine } from './engine';
import type { Values } from './settings';
import { Turns } from './turns';
import { warmUp } from './warm-up';
import { ModelRuns } from './modelled/runs';
import { ModelWanted, type ModelRunner } from './modelled/marts';
import type { OnProgress, RunnableAnalysis, Warehouse } from './warehouse';

/** The database worker's side of `Database`: one call at a time, errors as values, cancel. */
export class DatabaseService implements Database {
  readonly #turns = new Turns();
  readonly #cancelledRuns = new Set<number>();
  readonly #models: ModelRuns;
  #running: number | 'load' | 'warm-up' | null = null;
  #waitingLoads = 0;

  constructor(
    private readonly engine: Engine,
    private readonly warehouse: Warehouse,
    private readonly analyses: ReadonlyMap<string, RunnableAnalysis>,
    models: ModelRunner,
  ) {
    this.#models = new ModelRuns(warehouse, models, this.#turns);
  }

  /** Makes the engine's code hot while nobody waits for it; the first load ends it. */
  warmUp(): Promise<Outcome<null>> {
    return this.#turn('warm-up', async () => {
      await warmUp(this.warehouse, this.analyses, () => this.#waitingLoads === 0);
      return null;
    });
  }

  load(files: readonly File[], hints: Hints, onProgress: OnProgress): Promise<Outcome<Loaded>> {
    this.#waitingLoads++;
    if (this.#running === 'warm-up') this.#stopLoading();
    return this.#turn('load', () => {
      this.#waitingLoads--;
      return this.warehouse.load(files, hints, onProgress);
    });
  }

  redecide(slot: string, hint: Hint, onProgress: OnProgress): Promise<Outcome<Loaded>> {
    return this.#turn('load', () => this.warehouse.redecide(slot, hint, onProgress));
  }

  undoLoad(): Promise<Outcome<Loaded>> {
    return this.#turn('load', () => this.warehouse.undoLoad());
  }

  quarantine(slot: string): Promise<Outcome<QuarantinedRecord[]>> {
    return this.#turn(null, async () => this.warehouse.quarantine(slot));
  }

  build(settings: Values, onProgress: OnProgress): Promise<Outcome<Built>> {
    return this.#turn('load', () => this.warehouse.build(settings, onProgress));
  }

  setAudience(audience: Audience, saved: readonly SavedSegment[]): Promise<Outcome<Measured>> {
    return this.#turn(null, () => this.warehouse.setAudience(audience, saved));
  }

  measure(
    groups: readonly Conditions[],
    saved: readonly SavedSegment[],
  ): Promise<Outcome<Measured>> {
    return this.#turn(null, () => this.warehouse.measure(groups, saved));
  }

  people(request: PeopleRequest): Promise<Outcome<PeoplePage>> {
    return this.#turn(null, () => this.warehouse.people(request));
  }

  customer(customerId: string): Promise<Outcome<ResultBytes | null>> {
    return this.#turn(null, () => this.warehouse.customer(customerId));
  }

  findCustomers(text: string, limit: number): Promise<Outcome<Row[]>> {
    return this.#turn(null, () => this.warehouse.findCustomers(text, limit));
  }

  attributesKnown(): Promise<Outcome<string[]>> {
    return this.#turn(null, () => this.warehouse.attributesKnown());
  }

  choices(of: ChoicesOf, containing: string): Promise<Outcome<string[]>> {
    return this.#turn(null, () => this.warehouse.choices(of, containing));
  }

  async run(runId: number, analysisId: string, values: Values): Promise<Outcome<ResultBytes>> {
    const outcome = await this.#turn(runId, () => this.warehouse.run(analysisId, values));
    this.#cancelledRuns.delete(runId);
    if (!outcome.ok) return outcome;
    return transfer(
      outcome,
      Object.values(outcome.value).map((bytes) => bytes.buffer),
    );
  }

  async cancel(runIds: readonly number[]): Promise<void> {
    for (const runId of runIds) this.#cancelledRuns.add(runId);
    this.#models.cancel(runIds);
    if (typeof this.#running === 'number' && runIds.includes(this.#running)) this.engine.cancel();
  }

  async cancelLoad(): Promise<void> {
    if (this.#running === 'load') this.#stopLoading();
  }

  clear(): Promise<Outcome<null>> {
    return this.#turn(null, async () => {
      await this.warehouse.clear();
      return null;
    });
  }

  #stopLoading(): void {
    this.warehouse.cancelLoad();
    this.engine.cancel();
  }

  /* Work that meets a mart which a model has to make gives its turn away, and comes again. */
  async #turn<T>(
    task: number | 'load' | 'warm-up' | null,
    work: () => Promise<T>,
  ): Promise<Outcome<T>> {
    for (;;) {
      const outcome = await this.#taken(task, work);
      if (!(outcome instanceof ModelWanted)) return outcome;
      const failure = await this.#models.made(
        outcome.marts,
        typeof task === 'number' ? task : null,
      );
      if (failure) return failed(failure);
    }
  }

  #taken<T>(
    task: number | 'load' | 'warm-up' | null,
    work: () => Promise<T>,
  ): Promise<Outcome<T> | ModelWanted> {
    return this.#turns.take(async () => {
      if (typeof task === 'number' && this.#cancelledRuns.has(task)) {
        return failed({ code: 'cancelled', message: 'cancelled', sql: null });
      }
      this.#running = task;
      try {
        return { ok: true, value: await work() };
      } catch (cause) {
        return cause instanceof ModelWanted ? cause : failed(failureOf(cause));
      } finally {
        this.#running = null;
      }
    });
  }
}

function failed(failure: Failure): { ok: false; failure: Failure } {
  return { ok: false, failure };
}

function failureOf(cause: unknown): Failure {
  if (cause instanceof EngineError) {
    return { code: cause.code, message: cause.message, sql: cause.sql };
  }
  if (cause instanceof DOMException && cause.name === 'AbortError') {
    return { code: 'cancelled', message: 'cancelled', sql: null };
  }
  const message = cause instanceof Error ? cause.message : String(cause);
  const isTrap = cause instanceof WebAssembly.RuntimeError;
  return { code: isTrap ? 'trap' : 'unknown', message, sql: null };
}
