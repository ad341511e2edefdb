import type { Hint, Hints, QuarantinedRecord } from '../intake/decision';
import type { Audience, Built, Loaded, Progress, ResultBytes } from './api';
import { defaultAsOf } from './as-of';
import type { Engine } from './engine';
import { Loader, type LoadOutcome } from './load/loader';
import { progressOf } from './load/progress';
import { buildMarts, martOrder, martsAfter } from './marts';
import { settings, type Parameter, type Values } from './settings';

/** An analysis as the warehouse runs it: its constant SQL by result name, and what that reads. */
export interface RunnableAnalysis {
  sql: Readonly<Record<string, string>>;
  uses: readonly string[];
  parameters: readonly Parameter[];
}

export type OnProgress = (progress: Progress) => void;

/** Files, marts and analyses over one engine. Calls must not overlap; see `Turns`. */
export class Warehouse {
  #loader: Loader;
  #loading: AbortController | null = null;
  #settings: Record<string, string | null> = {};
  #built: Built | null = null;
  #audience: Audience = {};
  /** Whether rows came since the marts were built. */
  #isStale = true;

  constructor(
    private readonly engine: Engine,
    private readonly analyses: ReadonlyMap<string, RunnableAnalysis>,
  ) {
    this.#loader = new Loader(engine);
  }

  /** Takes files in; a refused or cancelled one leaves what was there. */
  load(files: readonly File[], hints: Hints, onProgress: OnProgress): Promise<Loaded> {
    const sources = files.map((file) => ({
      name: file.name,
      blob: file,
      lastModified: file.lastModified,
    }));
    return this.#loaded((signal) =>
      this.#loader.drop(sources, hints, progressOf(onProgress), signal),
    );
  }

  /** Reads a loaded file again with `hint` added to what was given before. */
  redecide(slot: string, hint: Hint, onProgress: OnProgress): Promise<Loaded> {
    return this.#loaded((signal) =>
      this.#loader.redecide(slot, hint, progressOf(onProgress), signal),
    );
  }

  /** Takes out the files of the last load that brought any. */
  async undoLoad(): Promise<Loaded> {
    await this.#loader.undo();
    this.#isStale = true;
    return this.#told(nothingLoaded);
  }

  /** All quarantined records of a file, as far as they were kept. */
  quarantine(slot: string): QuarantinedRecord[] {
    return [...this.#loader.quarantine(slot)];
  }

  /** Stops a running load at its next step. */
  cancelLoad(): void {
    this.#loading?.abort();
  }

  /** Makes the marts that the new rows or changed settings touch. */
  async build(values: Values, onProgress: OnProgress): Promise<Built> {
    const chosen = { ...defaults, ...values };
    await this.#loader.prepare();
    const asOf = chosen['as_of']
      ? { date: chosen['as_of'], from: 'chosen' as const, isolated: null }
      : await defaultAsOf(this.engine, this.#loader.newest);
    const currencies = await this.#currencies();
    const resolved: Record<string, string | null> = {
      ...chosen,
      as_of: asOf.date,
      currency: chosen['currency'] ?? this.#answeredCurrency() ?? currencies[0] ?? null,
    };
    const changed = Object.keys(resolved).filter((name) => resolved[name] !== this.#settings[name]);
    const marts = this.#isStale ? martOrder : martsAfter(changed);
    this.#isStale = true;
    for (const { name, type } of settings) {
      this.engine.setVariable(name, type, resolved[name] ?? null);
    }
    this.#bindAudience();
    await this.engine.execute('create schema if not exists mart');
    await buildMarts(this.engine, marts, (fraction) =>
      onProgress({ stage: 'computing', file: null, fraction, rows: null }),
    );
    this.#settings = resolved;
    this.#isStale = false;
    this.#built = {
      asOf: asOf.date,
      asOfFrom: asOf.from,
      isolated: asOf.isolated,
      currency: resolved['currency'] ?? null,
      currencies,
      tables: this.#tables(),
      ...(await this.#facts()),
    };
    return this.#built;
  }

  /** Fills `mart.audience`; the values are bound, the SQL is constant. */
  async setAudience(audience: Audience): Promise<{ customers: number }> {
    this.#audience = audience;
    this.#bindAudience();
    await buildMarts(this.engine, ['audience'], () => undefined);
    const [row] = await this.engine.rows('select count(*) as customers, from mart.audience');
    return { customers: Number(row?.['customers'] ?? 0) };
  }

  /** Runs all queries of an analysis; own parameters win over settings of the same name. */
  async run(analysisId: string, values: Values): Promise<ResultBytes> {
    const analysis = this.analyses.get(analysisId);
    if (!analysis) throw new TypeError(`no analysis ${analysisId}`);
    for (const name of analysis.uses) {
      const setting = settings.find((candidate) => candidate.name === name);
      if (!setting) throw new TypeError(`${analysisId} uses an unknown setting ${name}`);
      this.engine.setVariable(name, setting.type, this.#settings[name] ?? null);
    }
    for (const { name, type, default: fallback } of analysis.parameters) {
      const inherited = this.#settings[name] ?? fallback;
      this.engine.setVariable(name, type, values[name] ?? inherited);
    }
    const results: ResultBytes = {};
    for (const [name, sql] of Object.entries(analysis.sql)) {
      results[name] = await this.engine.query(sql);
    }
    return results;
  }

  /** Forgets all files and rows. */
  async clear(): Promise<void> {
    await this.engine.execute('drop schema if exists mart cascade');
    await this.engine.execute('drop schema if exists staging cascade');
    await this.engine.execute('drop schema if exists intake cascade');
    this.#loader = new Loader(this.engine);
    this.#settings = {};
    this.#built = null;
    this.#audience = {};
    this.#isStale = true;
  }

  async #loaded(load: (signal: AbortSignal) => Promise<LoadOutcome>): Promise<Loaded> {
    this.#loading = new AbortController();
    const outcome = await load(this.#loading.signal);
    if (outcome.receipts.length > 0) this.#isStale = true;
    return this.#told(outcome);
  }

  #told({ receipts, questions, ...outcome }: LoadOutcome): Loaded {
    return {
      ...outcome,
      receipts: [...this.#loader.receipts],
      added: receipts.map(({ slot }) => slot),
      questions: questions.flatMap(({ file, questions: own }) =>
        own.map((question) => ({ ...question, file })),
      ),
    };
  }

  /** The currency that a file's question was answered with, the last one's first. */
  #answeredCurrency(): string | undefined {
    return this.#loader.receipts.findLast(({ decision }) => decision.answers['currency'])?.decision
      .answers['currency'];
  }

  #bindAudience(): void {
    for (const lens of ['segment', 'tier', 'stage'] as const) {
      const classes = this.#audience[lens];
      const value = classes && classes.length > 0 ? classes.join('\x1f') : null;
      this.engine.setVariable(`audience_${lens}`, 'varchar', value);
    }
  }

  /** Rows of each table and the columns that its files fill. */
  #tables(): Built['tables'] {
    const found: Built['tables'] = {};
    for (const { decision, loaded } of this.#loader.receipts) {
      const before = found[decision.kind] ?? { rows: 0, columns: [] };
      const roles = decision.columns.flatMap(({ role }) => (role ? [role] : []));
      found[decision.kind] = {
        rows: before.rows + loaded,
        columns: [...new Set([...before.columns, ...roles])],
      };
    }
    return found;
  }

  async #currencies(): Promise<string[]> {
    const rows = await this.engine.rows(
      `select currency, from staging.transactions where currency is not null
       group by currency order by count(*) desc, currency`,
    );
    return rows.map((row) => String(row['currency']));
  }

  async #facts(): Promise<
    Pick<
      Built,
      'customers' | 'orders' | 'later' | 'churnDays' | 'medianGap' | 'churnPreset' | 'rfmMode'
    >
  > {
    const [row] = await this.engine.rows(
      `select
         (select count(*) from mart.customers) as customers,
         (select count(*) from mart.orders where is_order) as orders,
         (select count(*) from staging.transactions
          where ordered_at >= getvariable('as_of') + 1) as later,
         churn_days, median_gap, is_preset,
         coalesce((select any_value(mode) from mart.scores), getvariable('rfm_mode')) as rfm_mode,
       from mart.thresholds`,
    );
    return {
      customers: Number(row?.['customers'] ?? 0),
      orders: Number(row?.['orders'] ?? 0),
      later: Number(row?.['later'] ?? 0),
      churnDays: Number(row?.['churn_days'] ?? 0),
      medianGap: Number(row?.['median_gap'] ?? 0),
      churnPreset: row?.['is_preset'] === true,
      rfmMode: String(row?.['rfm_mode'] ?? ''),
    };
  }
}

const nothingLoaded: LoadOutcome = {
  receipts: [],
  previews: [],
  refusals: [],
  questions: [],
  cancelled: false,
};

const defaults: Values = Object.fromEntries(
  settings.map((setting) => [setting.name, setting.default]),
);
