import { normalQuantile, normalTails } from './gamma';

/** The area under the ROC curve with its interval. */
export interface Area {
  /** The chance that one who did has a higher score than one who did not; ties count half. */
  auc: number;
  /** Ends of the interval, within 0…1. */
  low: number;
  high: number;
}

/** How two scores of the same customers compare. */
export interface AreaDifference {
  /** AUC of the first less that of the second. */
  difference: number;
  low: number;
  high: number;
  /** Two-sided, of the test that they are the same. */
  p: number;
}

/**
 * Areas under the ROC curves of scores for the same outcomes, with the covariances of DeLong, DeLong
 * & Clarke-Pearson (1988, Biometrics 44:837), computed by midranks (Sun & Xu 2014).
 *
 * @param scores one column a score, each higher for who is thought likelier to
 * @param outcome 1 for who did, 0 for who did not
 * @returns null where all did, or none
 */
export function areas(
  scores: readonly Float64Array[],
  outcome: ArrayLike<number>,
): { aucs: number[]; covariance: number[][] } | null {
  const did = Array.from({ length: outcome.length }, (_, i) => i).filter((i) => outcome[i] === 1);
  const not = Array.from({ length: outcome.length }, (_, i) => i).filter((i) => outcome[i] !== 1);
  const [m, n] = [did.length, not.length];
  if (m === 0 || n === 0) return null;
  const placed = scores.map((score) => {
    const all = midranks(score);
    const ofDid = midranks(Float64Array.from(did, (i) => score[i] ?? 0));
    const ofNot = midranks(Float64Array.from(not, (i) => score[i] ?? 0));
    return {
      // The share of those who did not that each who did stands above, and the reverse.
      did: did.map((i, at) => ((all[i] ?? 0) - (ofDid[at] ?? 0)) / n),
      not: not.map((i, at) => 1 - ((all[i] ?? 0) - (ofNot[at] ?? 0)) / m),
    };
  });
  return {
    aucs: placed.map((one) => meanOf(one.did)),
    covariance: placed.map((one) =>
      placed.map(
        (other) => covarianceOf(one.did, other.did) / m + covarianceOf(one.not, other.not) / n,
      ),
    ),
  };
}

/** The area under the ROC curve of one score with DeLong's interval; null where all did, or none. */
export function area(
  score: Float64Array,
  outcome: ArrayLike<number>,
  confidence = 0.95,
): Area | null {
  const found = areas([score], outcome);
  const auc = found?.aucs[0];
  const variance = found?.covariance[0]?.[0];
  if (auc === undefined || variance === undefined) return null;
  const reach = normalQuantile(0.5 + confidence / 2) * Math.sqrt(variance);
  return { auc, low: Math.max(0, auc - reach), high: Math.min(1, auc + reach) };
}

/**
 * The difference of the areas of two scores of the same customers, with DeLong's interval and test.
 *
 * @returns null where all did, or none
 */
export function areaDifference(
  one: Float64Array,
  other: Float64Array,
  outcome: ArrayLike<number>,
  confidence = 0.95,
): AreaDifference | null {
  const found = areas([one, other], outcome);
  if (!found) return null;
  const [first = 0, second = 0] = found.aucs;
  const at = (i: number, j: number) => found.covariance[i]?.[j] ?? 0;
  // What rounding leaves of a variance of 0 may lie below it.
  const error = Math.sqrt(Math.max(0, at(0, 0) + at(1, 1) - 2 * at(0, 1)));
  const difference = first - second;
  const reach = normalQuantile(0.5 + confidence / 2) * error;
  const p = error > 0 ? normalTails(difference / error) : Number(difference === 0);
  return { difference, low: difference - reach, high: difference + reach, p };
}

/** One place on the way down a ranking. */
export interface Reached {
  /** The share of customers contacted, highest scores first. */
  contacted: number;
  /** The share of those who did that are among them. */
  found: number;
}

/**
 * How many of those who did are found by contacting the highest scores first (a cumulative gains
 * curve). Customers of equal scores are found in the mean of all their orders.
 *
 * @param shares of the customers that are contacted, from 0 to 1
 * @returns `found` is NaN where nobody did
 */
export function gains(
  score: Float64Array,
  outcome: ArrayLike<number>,
  shares: readonly number[],
): Reached[] {
  const order = highestFirst(score);
  const ends = tieEnds(score, order);
  // Who did, up to each place of the ranking where scores change.
  const places: { at: number; did: number }[] = [{ at: 0, did: 0 }];
  let did = 0;
  let from = 0;
  for (const end of ends) {
    for (; from < end; from++) did += outcome[order[from] ?? 0] ?? 0;
    places.push({ at: end, did });
  }
  return shares.map((contacted) => {
    const wanted = contacted * order.length;
    const next = places.findIndex(({ at }) => at >= wanted - 1e-9);
    const high = places[next] ?? places.at(-1) ?? { at: 0, did: 0 };
    const low = places[next - 1] ?? high;
    const part = high.at > low.at ? Math.min(1, (wanted - low.at) / (high.at - low.at)) : 1;
    return { contacted, found: (low.did + part * (high.did - low.did)) / did };
  });
}

/**
 * How much denser those who did are among the highest scores than among all.
 *
 * @param share of the customers that counts as the top
 * @returns NaN where nobody did
 */
export function liftAt(score: Float64Array, outcome: ArrayLike<number>, share: number): number {
  return (gains(score, outcome, [share])[0]?.found ?? NaN) / share;
}

/** Ranks from 1, equal values the mean of their ranks. */
function midranks(values: Float64Array): Float64Array {
  const order = Uint32Array.from({ length: values.length }, (_, i) => i).sort(
    (i, j) => (values[i] ?? 0) - (values[j] ?? 0),
  );
  const ranks = new Float64Array(values.length);
  let from = 0;
  for (const end of tieEnds(values, order)) {
    for (let at = from; at < end; at++) ranks[order[at] ?? 0] = (from + 1 + end) / 2;
    from = end;
  }
  return ranks;
}

function highestFirst(score: Float64Array): Uint32Array {
  return Uint32Array.from({ length: score.length }, (_, i) => i).sort(
    (i, j) => (score[j] ?? 0) - (score[i] ?? 0) || i - j,
  );
}

/** Where each run of equal values in this order ends. */
function tieEnds(values: Float64Array, order: Uint32Array): number[] {
  const ends: number[] = [];
  for (let at = 1; at <= order.length; at++) {
    if (at === order.length || values[order[at] ?? 0] !== values[order[at - 1] ?? 0]) ends.push(at);
  }
  return ends;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** With n − 1 in the denominator; 0 of a single value. */
function covarianceOf(one: readonly number[], other: readonly number[]): number {
  if (one.length < 2) return 0;
  const [meanOne, meanOther] = [meanOf(one), meanOf(other)];
  let sum = 0;
  one.forEach((value, i) => (sum += (value - meanOne) * ((other[i] ?? 0) - meanOther)));
  return sum / (one.length - 1);
}
