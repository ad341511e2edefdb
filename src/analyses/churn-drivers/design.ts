import type { InputsOf } from '../model';
import type { analysis } from './analysis';

type Inputs = InputsOf<typeof analysis>;

/** Predictors that a customer's row has room for; `candidates.sql` ranks them. */
const slots = [
  'x1', 'x2', 'x3', 'x4', 'x5', 'x6', 'x7', 'x8', 'x9', 'x10', 'x11', 'x12',
] as const; // prettier-ignore

/** Fewer customers are no level of their own. */
const fewest = 30;
/** Numbers of the levels that have no name of their own. */
const other = 12;
const unknown = 13;

/** What may explain the outcome, with its value of each customer. */
export interface Predictor {
  name: string;
  kind: 'number' | 'level';
  /** A number, NaN where it is not known; or the number of a level. */
  values: Float64Array;
  /** Names of the levels by their number. */
  names: ReadonlyMap<number, string>;
  isAttribute: boolean;
}

/** A column of the regression. */
export interface Term {
  predictor: Predictor;
  /** The level; null of a number. */
  level: number | null;
  /** The most frequent level, which it is told against. */
  reference: number | null;
  /** A standard deviation in the unit of the number. */
  deviation: number | null;
  column: Float64Array;
}

/** A level at which nobody churned, or everybody did: no odds can be told of it. */
export interface Certain {
  predictor: Predictor;
  level: number;
  customers: number;
}

/** The predictors that say most by themselves, in that order. */
export function predictorsOf({ candidates, levels, people }: Inputs): Predictor[] {
  return slots.flatMap((slot, place) => {
    const name = candidates.predictor[place];
    const values = people[slot];
    if (name == null || candidates.reason[place] !== null) return [];
    const kind = candidates.kind[place] === 'number' ? 'number' : 'level';
    const own = levels.predictor.flatMap((predictor, at) => (predictor === name ? [at] : []));
    return [
      {
        name,
        kind,
        values: kind === 'number' ? values : withUnknown(values),
        names: new Map([
          ...own.map((at) => [levels.place[at] ?? 0, levels.level[at] ?? ''] as const),
          [other, 'other'],
          [unknown, 'no_record'],
        ]),
        isAttribute: own.some((at) => levels.is_attribute[at] === 1),
      },
    ];
  });
}

function withUnknown(values: Float64Array): Float64Array {
  return values.map((value) => (Number.isNaN(value) ? unknown : value));
}

/**
 * The customers of whom every level leaves the outcome open. A level at which all did, or none, makes
 * its estimate infinite, and says nothing of the others: its customers are set aside.
 */
export function openCustomers(
  predictors: readonly Predictor[],
  churned: Float64Array,
): { rows: number[]; certain: Certain[] } {
  let rows = Array.from(churned, (_, row) => row);
  const certain: Certain[] = [];
  for (;;) {
    const found = predictors.flatMap((predictor) => certainLevels(predictor, rows, churned));
    if (found.length === 0) return { rows, certain };
    certain.push(...found);
    rows = rows.filter(
      (row) => !found.some(({ predictor, level }) => predictor.values[row] === level),
    );
  }
}

/**
 * Whether a predictor is but another name of the outcome, such as a reason given by those who left:
 * levels at which all churned, or nobody, hold more than half of the customers or of the churned.
 */
export function tellsOutcome(predictor: Predictor, churned: Float64Array): boolean {
  const rows = Array.from(churned, (_, row) => row);
  const certain = certainLevels(predictor, rows, churned);
  const held = rows.filter((row) => certain.some(({ level }) => predictor.values[row] === level));
  const did = (those: readonly number[]) =>
    those.reduce((sum, row) => sum + (churned[row] ?? 0), 0);
  return held.length > rows.length / 2 || did(held) > did(rows) / 2;
}

function certainLevels(
  predictor: Predictor,
  rows: readonly number[],
  churned: Float64Array,
): Certain[] {
  if (predictor.kind === 'number') return [];
  return [...countsOf(predictor, rows, churned)]
    .filter(([, { customers, did }]) => did === 0 || did === customers)
    .filter(([level, { customers }]) => isOwn(level, customers))
    .map(([level, { customers }]) => ({ predictor, level, customers }));
}

/** The terms of a predictor over these customers: none where all are alike. */
export function termsOf(
  predictor: Predictor,
  rows: readonly number[],
  churned: Float64Array,
): Term[] {
  const { kind, values } = predictor;
  if (kind === 'number') {
    const { mean, deviation } = spreadOf(values, rows);
    if (!(deviation > 0)) return [];
    // Who is not known is taken for average.
    const column = Float64Array.from(rows, (row) => {
      const value = values[row] ?? NaN;
      return Number.isNaN(value) ? 0 : (value - mean) / deviation;
    });
    return [{ predictor, level: null, reference: null, deviation, column }];
  }
  const counts = [...countsOf(predictor, rows, churned)]
    .map(([level, { customers }]) => ({ level, customers }))
    .sort((one, two) => two.customers - one.customers || one.level - two.level);
  const reference = counts[0]?.level ?? 0;
  return counts
    .slice(1)
    .filter(({ level, customers }) => isOwn(level, customers))
    .map(({ level }) => ({
      predictor,
      level,
      reference,
      deviation: null,
      column: Float64Array.from(rows, (row) => Number(values[row] === level)),
    }));
}

/* The few of the rest count with the most frequent level. */
function isOwn(level: number, customers: number): boolean {
  return customers >= fewest || level < other;
}

function countsOf({ values }: Predictor, rows: readonly number[], churned: Float64Array) {
  const counts = new Map<number, { customers: number; did: number }>();
  for (const row of rows) {
    const level = values[row] ?? unknown;
    const count = counts.get(level) ?? { customers: 0, did: 0 };
    count.customers++;
    count.did += churned[row] ?? 0;
    counts.set(level, count);
  }
  return counts;
}

function spreadOf(values: Float64Array, rows: readonly number[]) {
  const known = rows.map((row) => values[row] ?? NaN).filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
  const squares = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / Math.max(1, known.length - 1)) };
}
