import type { VariableType } from './engine';

/** A setting of the notebook, or a parameter of one analysis: a DuckDB variable with a default. */
export interface Parameter {
  name: string;
  type: VariableType;
  /** As text; null leaves the choice to the warehouse (as_of, currency). */
  default: string | null;
  /** The closed list of values, where there is one. */
  options?: readonly string[];
  /** Smallest and largest value of a number. */
  range?: readonly [number, number];
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
  /** Cuts of the mode `own`: four ascending numbers each, separated by commas. */
  { name: 'rfm_recency_cuts', type: 'varchar', default: '30,90,180,365' },
  { name: 'rfm_frequency_cuts', type: 'varchar', default: '2,3,5,10' },
  { name: 'rfm_monetary_cuts', type: 'varchar', default: '100,300,1000,3000' },
  {
    name: 'churn_rule',
    type: 'varchar',
    default: 'p80',
    options: ['p80', 'p90', 'pooled', 'days'],
  },
  { name: 'churn_days', type: 'integer', default: '90', range: [1, 3650] },
  { name: 'tier_a', type: 'double', default: '0.8', range: [0.01, 0.99] },
  { name: 'tier_b', type: 'double', default: '0.95', range: [0.02, 1] },
  { name: 'period', type: 'varchar', default: 'month', options: ['week', 'month', 'quarter'] },
] as const satisfies readonly Parameter[];

export type SettingName = (typeof settings)[number]['name'];

/** Chosen values by name, as text; a missing one takes its default. */
export type Values = Readonly<Record<string, string | null>>;

/** Why a value cannot be used. */
export interface ValueProblem {
  name: string;
  code: 'unknown' | 'not_an_option' | 'not_a_number' | 'out_of_range' | 'not_a_date';
  value: string;
}

/** The first value that does not fit its parameter, or null. */
export function problemOf(parameters: readonly Parameter[], values: Values): ValueProblem | null {
  for (const [name, value] of Object.entries(values)) {
    const parameter = parameters.find((candidate) => candidate.name === name);
    if (!parameter) return { name, code: 'unknown', value: value ?? '' };
    if (value === null) continue;
    const code = misfit(parameter, value);
    if (code) return { name, code, value };
  }
  return null;
}

function misfit(parameter: Parameter, value: string): ValueProblem['code'] | null {
  if (parameter.options) return parameter.options.includes(value) ? null : 'not_an_option';
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
