import { groupOf } from './audience/group';
import type { VariableType } from './engine';

/** A setting of the notebook, or a parameter of one analysis: a DuckDB variable with a default. */
export interface Parameter {
  name: string;
  /** `group`: customers, named as `groupOf` reads it; the SQL finds them in `mart.<name>`. */
  type: VariableType | 'group';
  /** As text; null leaves the choice to the warehouse (as_of, currency). */
  default: string | null;
  /** The closed list of values, where there is one. */
  options?: readonly string[];
  /**
   * Offers values of the data: those of the first column of this result, besides "automatic". Other
   * texts are allowed too, since the data may change: the SQL falls back where one is not there.
   */
  optionsFrom?: string;
  /** Smallest and largest value of a number, or of each number of a list. */
  range?: readonly [number, number];
  /** A text that lists so many ascending numbers, separated by commas. */
  ascending?: number;
  /** The parameter that has to be greater. */
  below?: string;
  /** The row of the main result, from 1, that it belongs to; not asked for where there is none. */
  ofRow?: number;
}

/** The settings of the notebook. Their names are stable: scripts use them. */
export const settings = [
  /** ISO date; null: the last order date. */
  { name: 'as_of', type: 'date', default: null },
  { name: 'time_zone', type: 'varchar', default: 'Asia/Shanghai' },
  /** Null: the currency of most lines. */
  { name: 'currency', type: 'varchar', default: null },
  { name: 'week_starts', type: 'varchar', default: 'monday', options: ['monday', 'sunday'] },
  /** Month, 1–12. */
  { name: 'fiscal_year_starts', type: 'integer', default: '1', range: [1, 12] },
  /** Days before as_of that count for RFM; null: the whole history. */
  { name: 'rfm_window', type: 'integer', default: null, range: [1, 36500] },
  {
    name: 'rfm_mode',
    type: 'varchar',
    default: 'quintiles',
    options: ['quintiles', 'fixed', 'own', 'r-compatible'],
  },
  /** Cuts of the mode `own`. */
  { name: 'rfm_recency_cuts', type: 'varchar', default: '30,90,180,365', ascending: 4 },
  { name: 'rfm_frequency_cuts', type: 'varchar', default: '2,3,5,10', ascending: 4 },
  { name: 'rfm_monetary_cuts', type: 'varchar', default: '100,300,1000,3000', ascending: 4 },
  /** What M and the value tiers count; profit where cost is known. */
  { name: 'value_basis', type: 'varchar', default: 'revenue', options: ['revenue', 'profit'] },
  {
    name: 'eight_class_cut',
    type: 'varchar',
    default: 'mean_value',
    options: ['mean_value', 'mean_score'],
  },
  /** Weights of the loyalty score; 0 leaves a part out. */
  { name: 'loyalty_weight_tenure', type: 'double', default: '1', range: [0, 100] },
  { name: 'loyalty_weight_frequency', type: 'double', default: '1', range: [0, 100] },
  { name: 'loyalty_weight_repeat', type: 'double', default: '1', range: [0, 100] },
  { name: 'loyalty_weight_referrals', type: 'double', default: '1', range: [0, 100] },
  { name: 'loyalty_weight_satisfaction', type: 'double', default: '1', range: [0, 100] },
  {
    name: 'churn_rule',
    type: 'varchar',
    default: 'p80',
    options: ['p80', 'p90', 'pooled', 'days'],
  },
  /** Whether profiles read what orders say where there are very many lines, which takes seconds. */
  { name: 'profile_orders', type: 'varchar', default: 'auto', options: ['auto', 'always'] },
  { name: 'churn_days', type: 'integer', default: '90', range: [1, 3650] },
  /** The median gap g of the stages; null: from the data. */
  { name: 'gap_days', type: 'integer', default: null, range: [1, 3650] },
  /** Stages by each customer's own rhythm, or by days that are the same for all. */
  { name: 'stage_rule', type: 'varchar', default: 'rhythm', options: ['rhythm', 'fixed_days'] },
  { name: 'stage_new_days', type: 'integer', default: '14', range: [1, 3650] },
  {
    name: 'stage_active_days',
    type: 'integer',
    default: '14',
    range: [1, 3650],
    below: 'stage_lost_days',
  },
  { name: 'stage_lost_days', type: 'integer', default: '60', range: [2, 3650] },
  /** Length of the period that early warning looks ahead; null: from the churn threshold. */
  { name: 'warning_days', type: 'integer', default: null, range: [7, 365] },
  /** Months ahead for which a customer's value is expected. */
  { name: 'clv_months', type: 'integer', default: '12', range: [1, 60] },
  /** By how much a later month counts less. */
  { name: 'clv_discount', type: 'double', default: '0.01', range: [0, 0.2] },
  { name: 'tier_a', type: 'double', default: '0.8', range: [0.01, 0.99], below: 'tier_b' },
  { name: 'tier_b', type: 'double', default: '0.95', range: [0.02, 1] },
  { name: 'period', type: 'varchar', default: 'month', options: ['week', 'month', 'quarter'] },
] as const satisfies readonly Parameter[];

export type SettingName = (typeof settings)[number]['name'];

/** Chosen values by name, as text; a missing one takes its default. */
export type Values = Readonly<Record<string, string | null>>;

/** Why a value cannot be used. */
export interface ValueProblem {
  name: string;
  code:
    | 'unknown'
    | 'not_an_option'
    | 'not_a_number'
    | 'out_of_range'
    | 'not_a_date'
    | 'not_numbers'
    | 'not_ascending'
    | 'not_below';
  value: string;
}

/**
 * The first value that does not fit its parameter, or null.
 *
 * @param standing values of other parameters, for those that have to be below another
 */
export function problemOf(
  parameters: readonly Parameter[],
  values: Values,
  standing: Values = {},
): ValueProblem | null {
  for (const [name, value] of Object.entries(values)) {
    const parameter = parameters.find((candidate) => candidate.name === name);
    if (!parameter) return { name, code: 'unknown', value: value ?? '' };
    if (value === null) continue;
    const code = misfit(parameter, value);
    if (code) return { name, code, value };
  }
  const all = { ...standing, ...values };
  const valueOf = (name: string) =>
    all[name] ?? parameters.find((candidate) => candidate.name === name)?.default ?? null;
  for (const { name, below } of parameters) {
    if (below === undefined || !(name in values || below in values)) continue;
    const [low, high] = [valueOf(name), valueOf(below)];
    if (low === null || high === null || Number(low) < Number(high)) continue;
    const touched = name in values ? name : below;
    return { name: touched, code: 'not_below', value: values[touched] ?? '' };
  }
  return null;
}

function misfit(parameter: Parameter, value: string): ValueProblem['code'] | null {
  if (parameter.options) return parameter.options.includes(value) ? null : 'not_an_option';
  if (parameter.type === 'group') return groupOf(value) ? null : 'not_an_option';
  if (parameter.ascending) return misfitOfList(value, parameter.ascending);
  if (parameter.type === 'date') {
    const day = new Date(`${value}T00:00:00Z`);
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(day.getTime());
    return isDay && day.toISOString().startsWith(value) ? null : 'not_a_date';
  }
  if (parameter.type === 'integer' || parameter.type === 'double') {
    const number = Number(value);
    if (value.trim() === '' || !Number.isFinite(number)) return 'not_a_number';
    if (parameter.type === 'integer' && !Number.isInteger(number)) return 'not_a_number';
    const [low, high] = parameter.range ?? [-Infinity, Infinity];
    if (number < low || number > high) return 'out_of_range';
  }
  return null;
}

function misfitOfList(value: string, length: number): ValueProblem['code'] | null {
  const parts = value.split(',').map((part) => part.trim());
  const isList = parts.length === length && parts.every((part) => /^-?\d+(\.\d+)?$/.test(part));
  if (!isList) return 'not_numbers';
  const numbers = parts.map(Number);
  const isAscending = numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? 0));
  return isAscending ? null : 'not_ascending';
}
