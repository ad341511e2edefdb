import { proxy, transfer, wrap, type Remote } from 'comlink';
import type { DatabaseWorker } from '../../workers/database';
import type { Hint, Hints, QuarantinedRecord } from '../intake/decision';
import { hintOver } from '../intake/layout-key';
import type { ChoicesOf } from './audience/choices';
import type { Audience, Conditions, SavedSegment } from './audience/condition';
import type { PeoplePage, PeopleRequest } from './people/people';
import type { Row } from './rows';
import type {
  Built,
  Database,
  Failure,
  Loaded,
  Measured,
  Outcome,
  Progress,
  ResultBytes,
} from './api';
import { newLife, onDeath } from './life';
import type { ModelRunner } from './modelled/marts';
import type { Values } from './settings';
import type { DatabaseService } from './service';

export type Status = 'starting' | 'ready' | 'failed';

/** What the worker is started from; fetched before the content lock. */
export interface WorkerParts {
  /** Makes the database worker from its Blob. */
  spawn: () => Worker;
  /** The engine's WebAssembly module. */
  wasm: Blob;
  /** Runs the models that make marts. */
  models: ModelRunner;
}

type OnProgress = (progress: Progress) => void;

/** One load that brought files, and what was decided about them since. */
interface Batch {
  files: readonly File[];
  hints: Hints;
  /** The same in every engine that loads the same batches. */
  slots: readonly string[];
  redecided: Map<string, Hint>;
}

/** A start that takes longer hangs: without `wasm-unsafe-eval` instantiation never rejects. */
const startLimit = 30_000;

/**
 * The page's side of the database, and its supervisor. A trap in the engine or the death of the
 * worker settles every pending call, starts a new worker and replays files, settings and audience.
 */
export class DatabaseClient implements Database {
  status: Status = 'starting';
  failure: string | null = null;
  #service: Remote<DatabaseService> | null = null;
  #worker: Worker | null = null;
  readonly #pending = new Set<(failure: Failure) => void>();
  readonly #statusListeners = new Set<(status: Status, failure: string | null) => void>();
  readonly #restartListeners = new Set<() => void>();
  /** What a new engine has to do again; only data. */
  #plan: Batch[] = [];
  #settings: Values | null = null;
  #audience: { audience: Audience; saved: readonly SavedSegment[] } | null = null;
  #restarting: Promise<void> | null = null;

  constructor(private readonly parts: WorkerParts) {}

  /** Starts the first worker; `status` says how that went. */
  async start(): Promise<void> {
    try {
      await this.#spawn();
      this.#setStatus('ready');
    } catch (cause) {
      this.#fail(cause);
    }
  }

  /** Hears of each change of `status`; returns the way to stop hearing. */
  onStatus(listener: (status: Status, failure: string | null) => void): () => void {
    this.#statusListeners.add(listener);
    return () => this.#statusListeners.delete(listener);
  }

  /** Hears when a new engine has replaced a dead one and holds the same rows again. */
  onRestart(listener: () => void): () => void {
    this.#restartListeners.add(listener);
    return () => this.#restartListeners.delete(listener);
  }

  /** Makes the engine's code hot while the page waits for files; a load ends it. */
  async warmUp(): Promise<void> {
    await this.#call((service) => service.warmUp());
  }

  async load(
    files: readonly File[],
    hints: Hints,
    onProgress: OnProgress,
  ): Promise<Outcome<Loaded>> {
    const outcome = await this.#call((service) => service.load(files, hints, proxy(onProgress)));
    if (outcome.ok && outcome.value.added.length > 0) {
      this.#plan.push({ files, hints, slots: outcome.value.added, redecided: new Map() });
    }
    return outcome;
  }

  async redecide(slot: string, hint: Hint, onProgress: OnProgress): Promise<Outcome<Loaded>> {
    const outcome = await this.#call((service) => service.redecide(slot, hint, proxy(onProgress)));
    if (outcome.ok && outcome.value.added.length > 0) {
      const batch = this.#plan.find(({ slots }) => slots.includes(slot));
      batch?.redecided.set(slot, hintOver(hint, batch.redecided.get(slot)));
    }
    return outcome;
  }

  async undoLoad(): Promise<Outcome<Loaded>> {
    const outcome = await this.#call((service) => service.undoLoad());
    if (outcome.ok) this.#plan.pop();
    return outcome;
  }

  quarantine(slot: string): Promise<Outcome<QuarantinedRecord[]>> {
    return this.#call((service) => service.quarantine(slot));
  }

  async build(settings: Values, onProgress: OnProgress): Promise<Outcome<Built>> {
    const outcome = await this.#call((service) => service.build(settings, proxy(onProgress)));
    if (outcome.ok) this.#settings = settings;
    return outcome;
  }

  async setAudience(
    audience: Audience,
    saved: readonly SavedSegment[],
  ): Promise<Outcome<Measured>> {
    this.#audience = { audience, saved };
    return this.#call((service) => service.setAudience(audience, saved));
  }

  measure(
    groups: readonly Conditions[],
    saved: readonly SavedSegment[],
  ): Promise<Outcome<Measured>> {
    return this.#call((service) => service.measure(groups, saved));
  }

  people(request: PeopleRequest): Promise<Outcome<PeoplePage>> {
    return this.#call((service) => service.people(request));
  }

  customer(customerId: string): Promise<Outcome<ResultBytes | null>> {
    return this.#call((service) => service.customer(customerId));
  }

  findCustomers(text: string, limit: number): Promise<Outcome<Row[]>> {
    return this.#call((service) => service.findCustomers(text, limit));
  }

  attributesKnown(): Promise<Outcome<string[]>> {
    return this.#call((service) => service.attributesKnown());
  }

  choices(of: ChoicesOf, containing: string): Promise<Outcome<string[]>> {
    return this.#call((service) => service.choices(of, containing));
  }

  run(runId: number, analysisId: string, values: Values): Promise<Outcome<ResultBytes>> {
    return this.#call((service) => service.run(runId, analysisId, values));
  }

  async cancel(runIds: readonly number[]): Promise<void> {
    await this.#service?.cancel(runIds);
  }

  async cancelLoad(): Promise<void> {
    await this.#service?.cancelLoad();
  }

  async clear(): Promise<Outcome<null>> {
    this.#plan = [];
    this.#settings = null;
    this.#audience = null;
    return this.#call((service) => service.clear());
  }

  /** Ends the worker as a crash would; for the fault tests and the "restart engine" command. */
  kill(): void {
    this.#died('killed');
  }

  async #call<T>(
    send: (service: Remote<DatabaseService>) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    await this.#restarting;
    const service = this.#service;
    if (!service) return { ok: false, failure: lost(this.failure ?? 'the engine is not running') };
    const outcome = await new Promise<Outcome<T>>((resolve) => {
      const settle = (failure: Failure) => resolve({ ok: false, failure });
      this.#pending.add(settle);
      send(service)
        .then(resolve, (cause: unknown) => settle(lost(String(cause))))
        .finally(() => this.#pending.delete(settle));
    });
    if (!outcome.ok && outcome.failure.code === 'trap') this.#died(outcome.failure.message);
    return outcome;
  }

  async #spawn(): Promise<void> {
    const worker = this.parts.spawn();
    const life = newLife('engine');
    this.#worker = worker;
    const remote = wrap<DatabaseWorker>(worker);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const broken = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('the engine did not start in time')), startLimit);
      worker.addEventListener('error', (event) => reject(new Error(event.message)), { once: true });
    });
    try {
      const started = remote.start(this.parts.wasm, life, proxy(relay(this.parts.models)));
      this.#service = (await Promise.race([started, broken])) as Remote<DatabaseService>;
    } finally {
      clearTimeout(timer);
    }
    worker.addEventListener('error', (event) => {
      if (this.#worker === worker) this.#died(event.message);
    });
    onDeath(life, () => {
      if (this.#worker === worker) this.#died('the engine ended');
    });
  }

  #died(message: string): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#service = null;
    // A terminated worker leaves its promises pending for ever.
    for (const settle of this.#pending) settle(lost(message));
    this.#pending.clear();
    if (this.#restarting) return this.#fail(new Error(message));
    this.#setStatus('starting');
    this.#restarting = this.#restart().finally(() => {
      this.#restarting = null;
      if (this.status === 'ready') for (const listener of this.#restartListeners) listener();
    });
  }

  async #restart(): Promise<void> {
    try {
      await this.#spawn();
      const service = this.#service;
      if (!service) return;
      const silent = proxy(() => undefined);
      for (const batch of this.#plan) await replay(service, batch, silent);
      if (this.#settings) await service.build(this.#settings, silent);
      if (this.#audience) {
        const { audience, saved } = this.#audience;
        await service.setAudience(audience, saved);
      }
      this.#setStatus('ready');
    } catch (cause) {
      this.#fail(cause);
    }
  }

  #fail(cause: unknown): void {
    this.failure = cause instanceof Error ? cause.message : String(cause);
    this.#setStatus('failed');
  }

  #setStatus(status: Status): void {
    this.status = status;
    for (const listener of this.#statusListeners) listener(status, this.failure);
  }
}

/**
 * Loads a batch again and decides about it what was decided since.
 * @throws Error where a file is no longer what it was: other numbers would stand under the same name.
 */
async function replay(
  service: Remote<DatabaseService>,
  { files, hints, slots, redecided }: Batch,
  onProgress: OnProgress,
): Promise<void> {
  const loaded = await service.load(files, hints, onProgress);
  if (!loaded.ok) throw new Error(loaded.failure.message);
  const { added, refusals } = loaded.value;
  if (added.join() !== slots.join()) {
    const lost = refusals.map(({ file }) => file).join(', ');
    throw new Error(`files that were loaded cannot be read again: ${lost}`);
  }
  for (const [slot, hint] of redecided) {
    const again = await service.redecide(slot, hint, onProgress);
    if (!again.ok) throw new Error(again.failure.message);
    if (!again.value.added.includes(slot)) throw new Error(`${slot} cannot be read again`);
  }
}

/* What is made goes on to the database thread without a copy. */
function relay({ run, stop }: ModelRunner): ModelRunner {
  return {
    run: async (modelId, inputs) => {
      const made = await run(modelId, inputs);
      if (!made.ok) return made;
      return transfer(
        made,
        Object.values(made.value).map(({ buffer }) => buffer),
      );
    },
    stop,
  };
}

function lost(message: string): Failure {
  return { code: 'restarted', message, sql: null };
}
