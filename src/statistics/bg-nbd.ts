import { lnBeta, lnGamma } from './gamma';
import { minimising } from './minimise';
import { parameterOf, placeOf, slopeOf } from './positive-parameter';
import { distinctHistories, type DistinctHistories, type Histories } from './purchase-histories';
import { partOf, type Steps } from './steps';

/**
 * BG/NBD: how often customers buy while alive, and when they stop. Buying is Poisson with a rate from
 * Gamma(r, α); after each purchase a customer leaves with a probability from Beta(a, b).
 *
 * Source: Fader, Hardie & Lee (2005), “Counting your customers” the easy way, Marketing Science
 * 24:275–284. Times are in one unit throughout, such as weeks.
 */
export interface BgNbd {
  r: number;
  alpha: number;
  a: number;
  b: number;
}

export interface BgNbdFit extends BgNbd {
  logLikelihood: number;
  /** False: no parameters were found at which the likelihood is greatest. */
  converged: boolean;
}

/** Where the search begins: r, α in mean times observed, a, b. One that fails is followed by the next. */
const starts = [
  [0.5, 0.25, 1, 2],
  [1, 1, 0.2, 2],
  [0.1, 0.05, 2, 1],
] as const;

/** Parameters of greatest likelihood. Yields after each evaluation of the likelihood. */
export function* fitBgNbd(histories: Histories): Steps<BgNbdFit> {
  const distinct = distinctHistories(histories);
  yield 0;
  const unit = meanOf(histories.observed) || 1;
  // In units of the mean time observed the search is the same for days, weeks and years.
  const scaled = {
    ...distinct,
    last: distinct.last.map((time) => time / unit),
    observed: distinct.observed.map((time) => time / unit),
  };
  const customers = histories.repeats.length;
  const purchases = distinct.customers.reduce((n, k, i) => n + k * (distinct.repeats[i] ?? 0), 0);
  const likelihood = (at: Float64Array) => {
    const { value, gradient } = slopes(scaled, modelOf(at));
    return {
      value: -value / customers,
      gradient: gradient.map((slope, i) => (-slope * slopeOf(at[i] ?? 0)) / customers),
    };
  };
  let best: BgNbdFit | null = null;
  for (const [index, start] of starts.entries()) {
    const found = yield* partOf(
      minimising(likelihood, start.map(placeOf), { tolerance: 1e-9 }),
      index / starts.length,
      (index + 1) / starts.length,
    );
    const { r, alpha, a, b } = modelOf(found.at);
    // The density of a purchase at a time is one per unit of time.
    const logLikelihood = -found.value * customers - purchases * Math.log(unit);
    const fit = { r, alpha: alpha * unit, a, b, logLikelihood, converged: found.converged };
    if (fit.converged) return fit;
    if (best === null || logLikelihood > best.logLikelihood) best = fit;
  }
  return best ?? { r: NaN, alpha: NaN, a: NaN, b: NaN, logLikelihood: NaN, converged: false };
}

function modelOf(at: Float64Array): BgNbd {
  const [r = 0, alpha = 0, a = 0, b = 0] = at.map(parameterOf);
  return { r, alpha, a, b };
}

function meanOf(times: Histories['observed']): number {
  let sum = 0;
  for (const time of times) sum += time;
  return sum / Math.max(1, times.length);
}

/** ln of the likelihood of one customer's history. */
export function logLikelihoodOf(model: BgNbd, x: number, last: number, observed: number): number {
  const { r, alpha, a, b } = model;
  const front = lnGamma(r + x) - lnGamma(r) + r * Math.log(alpha) + lnBeta(a, b + x) - lnBeta(a, b);
  const alive = -(r + x) * Math.log(alpha + observed);
  if (x === 0) return front + alive;
  const left = Math.log(a) - Math.log(b + x - 1) - (r + x) * Math.log(alpha + last);
  // B(a+1, b+x−1) / B(a, b+x) = a / (b+x−1): both terms share B(a, b+x) / B(a, b).
  return front + Math.max(alive, left) + Math.log1p(Math.exp(-Math.abs(alive - left)));
}

/** The log-likelihood of all customers and its slopes by r, α, a, b. */
function slopes(
  { repeats, last, observed, customers }: DistinctHistories,
  model: BgNbd,
): { value: number; gradient: Float64Array } {
  const { r, alpha, a, b } = model;
  const lnAlpha = Math.log(alpha);
  let [value, dr, dalpha, da, db] = [0, 0, 0, 0, 0];
  const shared = { x: 0, value: 0, r: 0, a: 0, b: 0 };
  for (let i = 0; i < repeats.length; i++) {
    const x = repeats[i] ?? 0;
    const n = customers[i] ?? 0;
    const span = observed[i] ?? 0;
    stepTo(x, shared, model);
    const end = alpha + span;
    // ln(α+T) − ln α, which keeps its digits where α is large.
    const grown = Math.log1p(span / alpha);
    value += n * (shared.value - r * grown - x * (lnAlpha + grown));
    dr += n * (shared.r - grown);
    dalpha += (n * ((r * span) / alpha - x)) / end;
    da += n * shared.a;
    db += n * shared.b;
    if (x === 0) continue;
    const at = alpha + (last[i] ?? 0);
    const silent = span - (last[i] ?? 0);
    const faded = Math.log1p(silent / at);
    // The odds of having left after the last purchase, as a logarithm.
    const odds = Math.log(a / (b + x - 1)) + (r + x) * faded;
    const ratio = Math.exp(-Math.abs(odds));
    const hasLeft = (odds > 0 ? 1 : ratio) / (1 + ratio);
    value += n * (Math.max(0, odds) + Math.log1p(ratio));
    dr += n * hasLeft * faded;
    dalpha -= (n * (r + x) * hasLeft * silent) / (at * end);
    da += (n * hasLeft) / a;
    db -= (n * hasLeft) / (b + x - 1);
  }
  return { value, gradient: Float64Array.of(dr, dalpha, da, db) };
}

/**
 * Moves on to x what depends on the number of repeat purchases alone:
 * ln Γ(r+x)/Γ(r) + ln B(a, b+x)/B(a, b) and its slopes, as sums, which lose no digits to large
 * parameters as differences of ln Γ would.
 */
function stepTo(
  x: number,
  shared: { x: number; value: number; r: number; a: number; b: number },
  { r, a, b }: BgNbd,
): void {
  for (; shared.x < x; shared.x++) {
    const [rate, stay, all] = [r + shared.x, b + shared.x, a + b + shared.x];
    shared.value += Math.log((rate * stay) / all);
    shared.r += 1 / rate;
    shared.a -= 1 / all;
    shared.b += 1 / stay - 1 / all;
  }
}
