import type { Text } from '../i18n/text';
import type { Format } from '../format/format';
import type { Conditions } from '../warehouse/audience/condition';
import type { Inputs } from '../warehouse/modelled/define';
import type { PeopleColumnName } from '../warehouse/people/columns';
import type { Parameter, SettingName } from '../warehouse/settings';
import type { Kind, Role } from '../warehouse/tables';

/** What the values of a result column are; says how they are shown and exported. */
export type Measure =
  | 'count'
  | 'money'
  | 'share'
  | 'rate'
  | 'days'
  | 'number'
  | 'index'
  | 'p_value'
  | 'score'
  | 'date'
  | 'period'
  | 'text'
  | 'boolean'
  | 'customer'
  | 'segment'
  | 'tier'
  | 'stage';

type ValueOf<M extends Measure> = M extends 'date' | 'period'
  ? Date
  : M extends 'text' | 'customer' | 'segment' | 'tier' | 'stage'
    ? string
    : M extends 'boolean'
      ? boolean
      : number;

/** Column → measure; a column whose name ends in `?` may be null. */
export type ResultColumns = Readonly<Record<string, Measure | `${Measure}?`>>;

type Nullable<M> = M extends `${infer N extends Measure}?`
  ? ValueOf<N> | null
  : M extends Measure
    ? ValueOf<M>
    : never;

/** A row of a result with these columns. */
export type RowOf<C extends ResultColumns> = { readonly [K in keyof C]: Nullable<C[K]> };

export const groups = [
  'overview',
  'segmentation',
  'profiles',
  'lifecycle',
  'churn',
  'value',
  'voice',
  'marketing',
  'b2b',
] as const;
export type Group = (typeof groups)[number];

/** A lens that puts each customer into exactly one class. */
export type Lens = 'segment' | 'tier' | 'stage' | 'eight_class' | 'loyalty_band';

/**
 * One question, one folder. `results` names the queries: `main` is `query.sql`, every other name
 * is `<name>.sql` beside it; each lists its columns in order. Or a model makes them: see `inputs`.
 */
export interface Analysis<R extends Results = Results> {
  id: string;
  group: Group;
  /** What it cannot be without. A table, or `table.column`; one of each inner list suffices. */
  needs: readonly (readonly (Kind | `${Kind}.${Role}`)[])[];
  /** Customer-grain cells answer first when the audience changes. */
  grain: 'customer' | 'order';
  /** Settings of the notebook that its SQL reads besides its own parameters. */
  uses: readonly string[];
  /** Parameters of its own; one named like a setting overrides that setting for the cell. */
  parameters: readonly Parameter[];
  /** Settings that the cell offers to change, for the whole notebook. */
  adjusts?: readonly SettingName[];
  /** The customers that it speaks of, as a list of people. */
  list?: PeopleListOf;
  /** What its model reads, where it has one (`model.ts`): each name is the query `<name>.sql`. */
  inputs?: Inputs;
  /** The results that the model makes, all of them where nothing is said; the others are queries. */
  modelled?: readonly (keyof R & string)[];
  results: R;
}
export type Results = { readonly main: ResultColumns } & Readonly<Record<string, ResultColumns>>;

/** Which customers of the audience, which columns, and who comes first. */
export interface PeopleListOf {
  conditions: Conditions;
  columns: readonly PeopleColumnName[];
  sort: { column: PeopleColumnName; isDescending: boolean };
}

/** The rows of all results of an analysis, by result name. */
export type RowsOf<A extends Analysis> = {
  readonly [K in keyof A['results']]: readonly RowOf<A['results'][K]>[];
};

/** The names of the results that a model makes. */
export function modelledOf({ inputs, modelled, results }: Analysis): readonly string[] {
  return inputs ? (modelled ?? Object.keys(results)) : [];
}

/** The names of the results that are queries. */
export function queriedOf(analysis: Analysis): readonly string[] {
  const made = modelledOf(analysis);
  return Object.keys(analysis.results).filter((name) => !made.includes(name));
}

/** Keeps the literal types of a definition. */
export function defineAnalysis<const A extends Analysis>(analysis: A): A {
  return analysis;
}

/** What an analysis says, in both languages. */
export type AnalysisText<A extends Analysis> = Told<A> & ResultNames<A>;

interface Told<A extends Analysis> {
  /** Its name in the library: "RFM segments". */
  title: Text;
  /** The question it answers, one sentence. */
  question: Text;
  /** How each number is computed, in plain sentences. */
  definition: Text;
  /** Where the definition comes from; "ours" where no standard exists. */
  source: Text;
  /** The subtitle of the chart: the measure, without date and n. */
  measure: Text;
  /** Names of all result columns. */
  columns: { readonly [K in ColumnOf<A>]: Text };
  /** Names of own parameters and of their options. */
  parameters?: Readonly<Record<string, Text>>;
  /** Names of a model's inputs, as headings of their SQL. */
  inputs?: Readonly<Record<string, Text>>;
  /** Names of stable keys among the values: by key, or by `column.key` where a key is ambiguous. */
  values?: Readonly<Record<string, Text>>;
  /** The finding, made from the result; the title of the chart. */
  headline(rows: RowsOf<A>, format: Format): string;
  /** How many the result speaks of. */
  n(rows: RowsOf<A>): number;
}

/** Names of the further results, as headings of their tables; where there are none, no names. */
type ResultNames<A extends Analysis> = string extends keyof A['results']
  ? { results?: Readonly<Record<string, Text>> }
  : [FurtherOf<A>] extends [never]
    ? { results?: undefined }
    : { results: { readonly [K in FurtherOf<A>]: Text } };
type FurtherOf<A extends Analysis> = Exclude<keyof A['results'], 'main'>;

type ColumnOf<A extends Analysis> = {
  [K in keyof A['results']]: keyof A['results'][K];
}[keyof A['results']] &
  string;
