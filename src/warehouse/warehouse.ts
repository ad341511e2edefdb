import type { Hint, Hints, QuarantinedRecord } from '../intake/decision';
import { Answers } from './answers';
import type { Built, Loaded, Measured, Outcome, Progress, ResultBytes } from './api';
import { defaultAsOf } from './as-of';
import { aroundSql, type Compiled } from './audience/compile';
import { groupOf, groupText, isGroupName } from './audience/group';
import { measuredSql } from './audience/measure';
import { membersSql } from './audience/members';
import type { Audience, Conditions, SavedSegment } from './audience/condition';
import type { Engine } from './engine';
import { Loader, type LoadOutcome } from './load/loader';
import { progressOf } from './load/progress';
import { attributesKnown, choices, type ChoicesOf } from './audience/choices';
import { customer } from './customer/customer';
import { findCustomers } from './customer/search/find';
import { Marts, martsIn, variablesOf } from './marts';
import type { MadeTables, ModelledMarts } from './modelled/marts';
import { people, type PeoplePage, type PeopleRequest } from './people/people';
import type { Read } from './read';
import type { Row } from './rows';
import { settings, type Parameter, type Values } from './settings';

/** An analysis as the warehouse runs it: its constant SQL by result name, and its parameters. */
export interface RunnableAnalysis {
  sql: Readonly<Record<string, string>>;
  parameters: readonly Parameter[];
}

export type OnProgress = (progress: Progress) => void;

/** Files, marts and analyses over one engine. Calls must not overlap; see `Turns`. */
export class Warehouse {
  #loader: Loader;
  #loading: AbortController | null = null;
  #settings: Record<string, string | null> = {};
  #built: Built | null = null;
  #audience: Compiled = aroundSql([], []);
  /** The segments that the audience and the groups of a run may name. */
  #saved: readonly SavedSegment[] = [];
  readonly #marts: Marts;
  readonly #answers = new Answers();
  /** Statements of our own over the marts. */
  readonly read: Read = {
    bytes: async (sql, variables) => {
      await this.#prepare(sql, variables);
      return this.engine.query(sql);
    },
    rows: async (sql, variables) => {
      await this.#prepare(sql, variables);
      return this.engine.rows(sql);
    },
  };

  /**
   * @param makeMarts runs the models that make marts in place; without it a call that meets such a
   * mart throws `ModelWanted`, and can be made again when `keep` has taken in what was made
   */
  constructor(
    private readonly engine: Engine,
    private readonly analyses: ReadonlyMap<string, RunnableAnalysis>,
    makeMarts?: (modelId: string, inputs: ResultBytes) => Promise<Outcome<MadeTables>>,
  ) {
    this.#loader = new Loader(engine);
    const compute =
      makeMarts &&
      (async ({ definition }: ModelledMarts, inputs: ResultBytes) => {
        const made = await makeMarts(definition.id, inputs);
        if (!made.ok) throw new Error(made.failure.message);
        return made.value;
      });
    this.#marts = new Marts(engine, () => this.#audience.sql, compute);
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
    this.#marts.forget();
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
    this.#marts.changed(changed);
    this.#settings = resolved;
    this.#bindSettings();
    await this.engine.execute('create schema if not exists mart');
    await this.#marts.make(martsIn(factsSql), (fraction) =>
      onProgress({ stage: 'computing', file: null, fraction, rows: null }),
    );
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

  /** Chooses the customers that every cell speaks of. */
  async setAudience(audience: Audience, saved: readonly SavedSegment[] = []): Promise<Measured> {
    this.#audience = aroundSql(audience, saved);
    this.#saved = saved;
    this.#marts.audienceChanged();
    return measured(await this.read.rows(audienceSql));
  }

  /** Counts the customers whom any of the groups admits; the audience stays. */
  async measure(
    groups: readonly Conditions[],
    saved: readonly SavedSegment[] = [],
  ): Promise<Measured> {
    const { sql, variables } = measuredSql(groups, saved);
    return measured(await this.read.rows(sql, variables));
  }

  /** Runs all queries of an analysis; own parameters win over settings of the same name. */
  async run(analysisId: string, values: Values): Promise<ResultBytes> {
    const analysis = this.analyses.get(analysisId);
    if (!analysis) throw new TypeError(`no analysis ${analysisId}`);
    this.#bindSettings();
    await this.#marts.make(Object.values(analysis.sql).flatMap(martsIn));
    const valueOf = ({ name, default: fallback }: Parameter) =>
      values[name] ?? this.#settings[name] ?? fallback;
    // Groups first: an own parameter may be named like a setting that the marts read.
    for (const parameter of analysis.parameters) {
      if (parameter.type === 'group') await this.#makeGroup(parameter.name, valueOf(parameter));
    }
    for (const parameter of analysis.parameters) {
      const { name, type } = parameter;
      if (type !== 'group') this.engine.setVariable(name, type, valueOf(parameter));
    }
    const hasGroup = analysis.parameters.some(({ type }) => type === 'group');
    const results: ResultBytes = {};
    for (const [name, sql] of Object.entries(analysis.sql)) {
      const query = () => this.engine.query(sql);
      // A group is filled for this run alone.
      results[name] = hasGroup
        ? await query()
        : await this.#answers.of(`${analysisId} ${name}`, this.#stateOf(sql), query);
    }
    return results;
  }

  /** What a model reads, with the state that it speaks of. */
  async inputsOf(model: ModelledMarts): Promise<{ inputs: ResultBytes; state: string }> {
    const sql = Object.values(model.sql).join('\n');
    await this.#prepare(sql);
    const state = this.#stateOf(sql);
    return { inputs: await this.#marts.inputsOf(model), state };
  }

  /** Takes in what a model made, unless the state that it speaks of is over. */
  async keep(model: ModelledMarts, state: string, tables: MadeTables): Promise<void> {
    const sql = Object.values(model.sql).join('\n');
    await this.#prepare(sql);
    if (this.#stateOf(sql) === state) await this.#marts.keep(model, tables);
  }

  /** A part of a list of people. */
  people(request: PeopleRequest): Promise<PeoplePage> {
    return people(this.read, request);
  }

  /** All that is known of one customer; null where no such customer is. */
  customer(customerId: string): Promise<ResultBytes | null> {
    return customer(this.read, customerId);
  }

  /** Customers whose name, id, phone or e-mail contains the text. */
  findCustomers(text: string, limit: number): Promise<Row[]> {
    return findCustomers(this.read, text, limit);
  }

  /** The attributes that the customers have. */
  attributesKnown(): Promise<string[]> {
    return attributesKnown(this.read);
  }

  /** Values that a condition may name. */
  choices(of: ChoicesOf, containing: string): Promise<string[]> {
    return choices(this.read, of, containing);
  }

  /** Forgets all files and rows. */
  async clear(): Promise<void> {
    await this.engine.execute('drop schema if exists mart cascade');
    await this.engine.execute('drop schema if exists staging cascade');
    await this.engine.execute('drop schema if exists intake cascade');
    this.#loader = new Loader(this.engine);
    this.#settings = {};
    this.#built = null;
    this.#audience = aroundSql([], []);
    this.#saved = [];
    this.#marts.forget();
    this.#answers.clear();
  }

  async #loaded(load: (signal: AbortSignal) => Promise<LoadOutcome>): Promise<Loaded> {
    this.#loading = new AbortController();
    const outcome = await load(this.#loading.signal);
    if (outcome.receipts.length > 0) this.#marts.forget();
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

  /** Fills `mart.<name>` with the customers of the group; without a text: everyone. */
  async #makeGroup(name: string, text: string | null): Promise<void> {
    const group = groupOf(text ?? 'everyone');
    if (!group || !isGroupName(name)) throw new TypeError(`no group ${name}: ${text}`);
    const { sql, variables } = membersSql(name, group, this.#saved);
    await this.#marts.make(martsIn(sql));
    // What the group is called, for those who read the result.
    const saved = this.#saved.find(({ id }) => group.of === 'saved' && id === group.id);
    this.#bind({ ...variables, [name]: saved ? `saved ${saved.name}` : groupText(group) });
    await this.engine.execute(sql);
  }

  /* All that the answer to a statement depends on. */
  #stateOf(sql: string): string {
    const variables = variablesOf(sql).map((name) => [name, this.engine.variable(name)]);
    return JSON.stringify([this.#marts.stateOf(martsIn(sql)), variables]);
  }

  async #prepare(sql: string, variables: Compiled['variables'] = {}): Promise<void> {
    this.#bindSettings();
    await this.#marts.make(martsIn(sql));
    this.#bind(variables);
  }

  /* Cells may have set a setting otherwise for themselves. */
  #bindSettings(): void {
    for (const { name, type } of settings) {
      this.engine.setVariable(name, type, this.#settings[name] ?? null);
    }
    this.#bind(this.#audience.variables);
  }

  #bind(variables: Compiled['variables']): void {
    for (const [name, value] of Object.entries(variables)) {
      this.engine.setVariable(name, 'varchar', value);
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
    const [row] = await this.engine.rows(factsSql);
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

/** What the top bar says of the marts. */
const factsSql = `select
  (select count(*) from mart.customers) as customers,
  (select count(*) from mart.orders where is_order) as orders,
  (select count(*) from staging.transactions where ordered_at >= getvariable('as_of') + 1) as later,
  churn_days, median_gap, is_preset,
  coalesce((select any_value(mode) from mart.scores), getvariable('rfm_mode')) as rfm_mode,
from mart.thresholds`;

/** How many the audience holds. */
const audienceSql = `select
  coalesce(sum(customers) filter (where missed is null), 0) as customers,
  coalesce(sum(revenue) filter (where missed is null), 0) as revenue,
  (select count(*) from mart.customers) as all_customers,
  (select coalesce(sum(revenue), 0) from mart.customers) as all_revenue,
from mart.around_classes`;

function measured([row]: readonly Row[]): Measured {
  return {
    customers: Number(row?.['customers'] ?? 0),
    revenue: Number(row?.['revenue'] ?? 0),
    allCustomers: Number(row?.['all_customers'] ?? 0),
    allRevenue: Number(row?.['all_revenue'] ?? 0),
  };
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
