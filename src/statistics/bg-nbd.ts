import { digamma, hypergeometric, lnBeta, lnGamma } from './gamma';
import { minimise } from './minimise';

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

/** A column of numbers: an array, typed or not. */
export type Column = ArrayLike<number> & Iterable<number>;

/** Customers by columns: repeat purchases x, time of the last one t_x, time observed T. */
export interface Histories {
  repeats: Column;
  last: Column;
  observed: Column;
}

export interface BgNbdFit extends BgNbd {
  logLikelihood: number;
  converged: boolean;
}

/** Parameters of greatest likelihood. `onStep` hears of each evaluation; it may throw to stop. */
export function fitBgNbd(histories: Histories, onStep: () => void = () => {}): BgNbdFit {
  const customers = histories.repeats.length;
  const found = minimise(
    (at) => {
      onStep();
      const { value, gradient } = slopes(histories, modelOf(at));
      return {
        value: -value / customers,
        // With respect to the logarithms, in which the search goes: they may take any value.
        gradient: gradient.map((slope, i) => (-slope * Math.exp(at[i] ?? 0)) / customers),
      };
    },
    [Math.log(0.5), Math.log(meanSpan(histories)), 0, Math.log(2)],
    { tolerance: 1e-10 },
  );
  const logLikelihood = -found.value * customers;
  return { ...modelOf(found.at), logLikelihood, converged: found.converged };
}

function modelOf(at: Float64Array): BgNbd {
  const [r = 0, alpha = 0, a = 0, b = 0] = at.map(Math.exp);
  return { r, alpha, a, b };
}

function meanSpan({ observed }: Histories): number {
  let sum = 0;
  for (const span of observed) sum += span;
  return Math.max(1e-6, sum / Math.max(1, observed.length) / 4);
}

/** ln of the likelihood of one customer's history. */
export function logLikelihoodOf(model: BgNbd, x: number, last: number, observed: number): number {
  const { r, alpha, a, b } = model;
  const front = lnGamma(r + x) - lnGamma(r) + r * Math.log(alpha) + lnBeta(a, b + x) - lnBeta(a, b);
  const alive = -(r + x) * Math.log(alpha + observed);
  if (x === 0) return front + alive;
  const left = Math.log(a) - Math.log(b + x - 1) - (r + x) * Math.log(alpha + last);
  // B(a+1, b+x−1) / B(a, b+x) = a / (b+x−1): both terms share B(a, b+x) / B(a, b).
  return front + logSum(alive, left);
}

function logSum(one: number, other: number): number {
  const [high, low] = one > other ? [one, other] : [other, one];
  return high + Math.log1p(Math.exp(low - high));
}

/** The log-likelihood of all customers and its slopes by r, α, a, b. */
function slopes(
  { repeats, last, observed }: Histories,
  { r, alpha, a, b }: BgNbd,
): { value: number; gradient: Float64Array } {
  const byRepeats = tableOf(repeats, { r, alpha, a, b });
  let value = 0;
  const gradient = new Float64Array(4);
  let [dr, dalpha, da, db] = [0, 0, 0, 0];
  for (let i = 0; i < repeats.length; i++) {
    const x = repeats[i] ?? 0;
    const end = alpha + (observed[i] ?? 0);
    const shared = byRepeats.get(x);
    if (!shared) continue;
    const alive = -(r + x) * Math.log(end);
    value += shared.value;
    dr += shared.r;
    da += shared.a;
    db += shared.b;
    if (x === 0) {
      value += alive;
      dr -= Math.log(end);
      dalpha -= r / end;
      continue;
    }
    const at = alpha + (last[i] ?? 0);
    const left = shared.left - (r + x) * Math.log(at);
    const both = logSum(alive, left);
    const isAlive = Math.exp(alive - both);
    const hasLeft = Math.exp(left - both);
    value += both;
    dr -= isAlive * Math.log(end) + hasLeft * Math.log(at);
    dalpha -= (r + x) * (isAlive / end + hasLeft / at);
    da += hasLeft / a;
    db -= hasLeft / (b + x - 1);
  }
  gradient.set([dr, dalpha + (repeats.length * r) / alpha, da, db]);
  return { value, gradient };
}

/** What depends on the number of repeat purchases alone is worked out once for each number. */
function tableOf(repeats: Column, { r, alpha, a, b }: BgNbd) {
  const table = new Map<number, { value: number; r: number; a: number; b: number; left: number }>();
  for (const x of repeats) {
    if (table.has(x)) continue;
    table.set(x, {
      value: lnGamma(r + x) - lnGamma(r) + r * Math.log(alpha) + lnBeta(a, b + x) - lnBeta(a, b),
      r: digamma(r + x) - digamma(r) + Math.log(alpha),
      a: digamma(a + b) - digamma(a + b + x),
      b: digamma(b + x) - digamma(b) + digamma(a + b) - digamma(a + b + x),
      left: x > 0 ? Math.log(a) - Math.log(b + x - 1) : 0,
    });
  }
  return table;
}

/** Probability that the customer is still one. 1 by construction for x = 0: not an estimate. */
export function probabilityAlive(model: BgNbd, x: number, last: number, observed: number): number {
  if (x === 0) return 1;
  const { r, alpha, a, b } = model;
  const odds = Math.log(a / (b + x - 1)) + (r + x) * Math.log((alpha + observed) / (alpha + last));
  return 1 / (1 + Math.exp(odds));
}

/** Purchases that a new customer is expected to make in a span of time (equation 9). */
export function expectedOfNew({ r, alpha, a, b }: BgNbd, span: number): number {
  const z = span / (alpha + span);
  const rest = (alpha / (alpha + span)) ** r * hypergeometric(r, b, a + b - 1, z);
  return ((a + b - 1) / (a - 1)) * (1 - rest);
}

/** Purchases expected of a customer with this history in the next span of time (equation 10). */
export function expectedOf(
  model: BgNbd,
  x: number,
  last: number,
  observed: number,
  span: number,
): number {
  const { r, alpha, a, b } = model;
  const end = alpha + observed;
  const z = span / (end + span);
  const rest = (end / (end + span)) ** (r + x) * hypergeometric(r + x, b + x, a + b + x - 1, z);
  const front = ((a + b + x - 1) / (a - 1)) * (1 - rest);
  return front * probabilityAlive(model, x, last, observed);
}
