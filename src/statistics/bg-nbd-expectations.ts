import type { BgNbd } from './bg-nbd';
import { hypergeometric } from './gamma';

/** Probability that the customer is still one. 1 by construction for x = 0: not an estimate. */
export function probabilityAlive(model: BgNbd, x: number, last: number, observed: number): number {
  if (x === 0) return 1;
  const { r, alpha, a, b } = model;
  const odds = Math.log(a / (b + x - 1)) + (r + x) * Math.log((alpha + observed) / (alpha + last));
  return 1 / (1 + Math.exp(odds));
}

/** Repeat purchases that a new customer is expected to make in a span of time (equation 9). */
export function expectedOfNew(model: BgNbd, span: number): number {
  return expectedWhileAlive(model, span);
}

/** Purchases expected of a customer with this history in the next span of time (equation 10). */
export function expectedOf(
  model: BgNbd,
  x: number,
  last: number,
  observed: number,
  span: number,
): number {
  // What is left to know of one who is alive: its rate is Gamma(r+x, α+T), its leaving Beta(a, b+x).
  const { r, alpha, a, b } = model;
  const known = { r: r + x, alpha: alpha + observed, a, b: b + x };
  return expectedWhileAlive(known, span) * probabilityAlive(model, x, last, observed);
}

/** Nearer to 1 than this, a is moved away: the formula is 0/0 there, the function is smooth. */
const nearOne = 1e-5;

/**
 * c/(a−1) · (1 − (1−z)^r · ₂F₁(r, b; c; z)) with c = a+b−1, z = t/(α+t).
 *
 * By Euler's transformation the product is (1−z)^(a−1) · ₂F₁(c−r, a−1; c; z): for heavy buyers, whose
 * r and b are both large, neither factor is huge. Where that would add up large terms of both signs
 * (customers who all buy at the same rate), or ₂F₁ nears a pole at c = 0 or has passed it, terms that
 * are all positive are summed instead.
 */
function expectedWhileAlive({ r, alpha, a, b }: BgNbd, span: number): number {
  if (!(span > 0)) return 0;
  if (Math.abs(a - 1) < nearOne) {
    const at = (moved: number) => expectedWhileAlive({ r, alpha, a: moved, b }, span);
    return (at(1 - 2 * nearOne) + at(1 + 2 * nearOne)) / 2;
  }
  const z = span / (alpha + span);
  const c = a + b - 1;
  if (a - 1 < r && r - c < 10 && c > 0.05) {
    return (c / (a - 1)) * (1 - (1 - z) ** (a - 1) * hypergeometric(c - r, a - 1, c, z));
  }
  const none = Math.expm1(r * Math.log1p(-z));
  return (positiveSum(r, b, c, z) + c * none) / (1 - a);
}

/** c · (1−z)^r · (₂F₁(r, b; c; z) − 1) for c > −1, summed from its greatest term to both sides. */
function positiveSum(r: number, b: number, c: number, z: number): number {
  const ratio = (n: number) => (((r + n) * (b + n)) / ((c + n) * (n + 1))) * z;
  // Terms begin to fall where their ratio is 1.
  const [rise, offset] = [(r + b) * z - c - 1, r * b * z - c];
  const root = Math.sqrt(Math.max(0, rise * rise + 4 * (1 - z) * offset));
  const top = Math.max(1, Math.floor((rise + root) / (2 * (1 - z))));
  let logarithm = Math.log(r * b * z) + r * Math.log1p(-z);
  for (let n = 1; n < top; n++) logarithm += Math.log(ratio(n));
  let sum = 1;
  for (let [n, term] = [top, 1]; term > sum * 1e-17; n++) sum += term *= ratio(n);
  for (let [n, term] = [top - 1, 1]; n >= 1 && term > sum * 1e-17; n--) sum += term /= ratio(n);
  return Math.exp(logarithm) * sum;
}

/**
 * The probabilities that a new customer makes 0, 1, … `most` repeat purchases in a span of time
 * (equation 8).
 */
export function frequencies({ r, alpha, a, b }: BgNbd, span: number, most: number): Float64Array {
  const z = span / (alpha + span);
  const probabilities = new Float64Array(most + 1);
  // Of the Poisson process alone: exactly x, fewer than x. And of staying through x purchases.
  let exactly = (1 - z) ** r;
  let fewer = 0;
  let stays = 1;
  for (let x = 0; x <= most; x++) {
    if (x > 0) {
      fewer += exactly;
      exactly *= ((r + x - 1) / x) * z;
      const leaves = (stays * a) / (a + b + x - 1);
      stays *= (b + x - 1) / (a + b + x - 1);
      probabilities[x] = leaves * Math.max(0, 1 - fewer);
    }
    probabilities[x] = (probabilities[x] ?? 0) + stays * exactly;
  }
  return probabilities;
}
