import { wilson } from './wilson';

/** Customers of about the same risk: what was said of them, and what came. */
export interface CalibrationGroup {
  /** The mean probability that was said. */
  predicted: number;
  customers: number;
  /** How many did. */
  did: number;
  /** The share that did, with its Wilson interval. */
  actual: number;
  low: number;
  high: number;
}

/**
 * Probabilities against what came, in groups of the same size by probability, lowest first. Equal
 * probabilities stay together, so groups may be larger, and fewer.
 *
 * @param predicted probabilities
 * @param outcome 1 for who did, 0 for who did not
 */
export function calibration(
  predicted: Float64Array,
  outcome: ArrayLike<number>,
  groups = 10,
): CalibrationGroup[] {
  const n = predicted.length;
  const order = Uint32Array.from({ length: n }, (_, i) => i).sort(
    (i, j) => (predicted[i] ?? 0) - (predicted[j] ?? 0) || i - j,
  );
  const at = (place: number) => predicted[order[place] ?? 0];
  const found: CalibrationGroup[] = [];
  let from = 0;
  for (let group = 1; group <= groups && from < n; group++) {
    let end = Math.max(from, Math.round((group * n) / groups));
    while (end > from && end < n && at(end) === at(end - 1)) end++;
    if (end > from) found.push(groupOf(order.subarray(from, end), predicted, outcome));
    from = end;
  }
  return found;
}

function groupOf(
  members: Uint32Array,
  predicted: Float64Array,
  outcome: ArrayLike<number>,
): CalibrationGroup {
  const customers = members.length;
  let [sum, did] = [0, 0];
  for (const i of members) {
    sum += predicted[i] ?? 0;
    did += outcome[i] ?? 0;
  }
  const { low, high } = wilson(did, customers) ?? { low: 0, high: 1 };
  return { predicted: sum / customers, customers, did, actual: did / customers, low, high };
}

/** By how much said and actual shares differ, weighted by customers (Naeini et al. 2015, ECE). */
export function calibrationError(groups: readonly CalibrationGroup[]): number {
  const all = groups.reduce((sum, { customers }) => sum + customers, 0);
  return groups.reduce(
    (sum, { predicted, actual, customers }) =>
      sum + (Math.abs(predicted - actual) * customers) / all,
    0,
  );
}

/** The mean squared error of probabilities (Brier 1950): 0 is perfect, a coin has 0.25. */
export function brierScore(predicted: Float64Array, outcome: ArrayLike<number>): number {
  let sum = 0;
  predicted.forEach((p, i) => (sum += (p - (outcome[i] ?? 0)) ** 2));
  return sum / predicted.length;
}
