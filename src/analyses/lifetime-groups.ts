import {
  atRiskAt,
  kaplanMeier,
  stepAt,
  survivalQuantile,
  type Lifetimes,
  type SurvivalStep,
} from '../statistics/kaplan-meier';
import type { LifetimeColumns } from './lifetime-columns';

/** Customers with the same value of an attribute, and how long they last. */
export interface LifetimeGroup {
  value: string;
  customers: number;
  ended: number;
  lifetimes: Lifetimes;
  steps: readonly SurvivalStep[];
}

/** Groups that one picture holds; of more values the rest becomes 'other'. */
const mostGroups = 6;
/** Customers below which a group is marked. */
export const fewCustomers = 30;

/**
 * The groups that an attribute makes: by the order of its values where they have one, else the
 * largest first; the rest of more than six values as 'other' at the end.
 */
export function lifetimeGroups(columns: LifetimeColumns, attribute: string): LifetimeGroup[] {
  const shown = shownValues(columns, attribute);
  const rows = new Map<string, number[]>();
  columns.attribute.forEach((name, i) => {
    const value = columns.value[i];
    if (name !== attribute || value === null || value === undefined) return;
    const key = shown.includes(value) ? value : 'other';
    const own = rows.get(key);
    if (own) own.push(i);
    else rows.set(key, [i]);
  });
  return [...shown, 'other'].flatMap((value) => {
    const own = rows.get(value);
    return own ? [groupOf(value, own, columns)] : [];
  });
}

/** The attributes by which the rows are told apart. */
export function attributesOf({ attribute }: LifetimeColumns): string[] {
  return [...new Set(attribute)].flatMap((name) => (name === null ? [] : [name]));
}

/** One place of the curve of a group. */
export interface CurvePlace {
  time: number;
  survival: number;
  low: number | null;
  high: number | null;
  at_risk: number;
}

/** The curve of a group from 0 to `end`: every step, or a grid of places where there are very many. */
export function curveOf({ steps }: LifetimeGroup, end: number, most = 250): CurvePlace[] {
  const last = Math.min(end, steps.at(-1)?.time ?? 0);
  const times = steps.map(({ time }) => time).filter((time) => time > 0 && time < last);
  // Whole numbers, such as days, stay whole.
  const by = last > most ? Math.ceil(last / most) : last / most;
  const inner =
    times.length < most
      ? times
      : Array.from({ length: Math.ceil(last / by) - 1 }, (_, i) => (i + 1) * by);
  const places = last > 0 ? [0, ...inner, last] : [0];
  return places.map((time) => {
    const step = stepAt(steps, time);
    return {
      time,
      survival: step?.survival ?? 1,
      low: step?.low ?? null,
      high: step?.high ?? null,
      at_risk: atRiskAt(steps, time),
    };
  });
}

/** The median, and where the bounds of the curve cross a half (Brookmeyer & Crowley 1982). */
export function medianOf({ steps }: LifetimeGroup): {
  median: number | null;
  median_low: number | null;
  median_high: number | null;
} {
  const crossing = (bound: 'low' | 'high') =>
    steps.find((step) => (step[bound] ?? step.survival) <= 0.5)?.time ?? null;
  return {
    median: survivalQuantile(steps),
    median_low: crossing('low'),
    median_high: crossing('high'),
  };
}

/** The values that stay themselves, in the order in which they are shown. */
function shownValues(columns: LifetimeColumns, attribute: string): string[] {
  const values = new Map<string, { value: string; customers: number; position: number }>();
  columns.attribute.forEach((name, i) => {
    const value = columns.value[i];
    if (name !== attribute || value === null || value === undefined) return;
    const known = values.get(value) ?? { value, customers: 0, position: Number.NaN };
    known.customers += columns.customers[i] ?? 0;
    known.position = columns.position[i] ?? Number.NaN;
    values.set(value, known);
  });
  const bySize = [...values.values()].sort(
    (a, b) => b.customers - a.customers || (a.value < b.value ? -1 : 1),
  );
  const named = bySize.filter(({ value }) => !isRest(value));
  const hasRest = named.length < bySize.length || named.length > mostGroups;
  return named
    .slice(0, hasRest ? mostGroups - 1 : mostGroups)
    .sort((a, b) => place(a.position) - place(b.position))
    .map(({ value }) => value);
}

function isRest(value: string): boolean {
  return ['other', 'others', '其他', '其它'].includes(value.toLowerCase());
}

/* Values without a place come after those with one; a difference of infinities is none. */
function place(position: number): number {
  return Number.isNaN(position) ? Number.MAX_VALUE : position;
}

function groupOf(value: string, rows: readonly number[], columns: LifetimeColumns): LifetimeGroup {
  const pick = (column: Float64Array) => Float64Array.from(rows, (i) => column[i] ?? 0);
  const lifetimes = {
    duration: pick(columns.duration),
    ended: pick(columns.ended),
    count: pick(columns.customers),
  };
  const steps = kaplanMeier(lifetimes);
  return {
    value,
    customers: lifetimes.count.reduce((sum, count) => sum + count, 0),
    ended: steps.reduce((sum, { ended }) => sum + ended, 0),
    lifetimes,
    steps,
  };
}
