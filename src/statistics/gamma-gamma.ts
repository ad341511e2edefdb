import { digamma, lnGamma } from './gamma';
import { minimising } from './minimise';
import { parameterOf, placeOf, slopeOf } from './positive-parameter';
import type { Column } from './purchase-histories';
import type { Steps } from './steps';

/**
 * Gamma-Gamma: the mean value of a customer's purchases, shrunk towards everyone's. A purchase is
 * Gamma(p, ν) and ν differs between customers as Gamma(q, v).
 *
 * Source: Fader & Hardie (2013), The Gamma-Gamma model of monetary value, note 025.
 */
export interface GammaGamma {
  p: number;
  q: number;
  v: number;
}

export interface GammaGammaFit extends GammaGamma {
  logLikelihood: number;
  /** False: no parameters were found at which the likelihood is greatest. */
  converged: boolean;
}

/** Customers by columns: purchases that count, and their mean value; both above 0. */
export interface Spending {
  purchases: Column;
  mean: Column;
}

/** Parameters of greatest likelihood. Yields after each evaluation of the likelihood. */
export function* fitGammaGamma(spending: Spending): Steps<GammaGammaFit> {
  const sorted = byPurchases(spending);
  yield 0;
  const customers = spending.purchases.length;
  const unit = meanOf(spending.mean) || 1;
  // In units of the mean value the search is the same for every currency.
  const scaled = { ...sorted, mean: sorted.mean.map((value) => value / unit) };
  const found = yield* minimising(
    (at) => {
      const { value, gradient } = slopes(scaled, modelOf(at));
      return {
        value: -value / customers,
        gradient: gradient.map((slope, i) => (-slope * slopeOf(at[i] ?? 0)) / customers),
      };
    },
    [1, 2, 1].map(placeOf),
    { tolerance: 1e-9 },
  );
  const { p, q, v } = modelOf(found.at);
  return {
    p,
    q,
    v: v * unit,
    logLikelihood: -found.value * customers - customers * Math.log(unit),
    converged: found.converged,
  };
}

function modelOf(at: Float64Array): GammaGamma {
  const [p = 0, q = 0, v = 0] = at.map(parameterOf);
  return { p, q, v };
}

function meanOf(values: Column): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / Math.max(1, values.length);
}

/* Those with the same number of purchases after each other. */
function byPurchases({ purchases, mean }: Spending) {
  const order = Uint32Array.from(purchases, (_, i) => i).sort(
    (one, other) => (purchases[one] ?? 0) - (purchases[other] ?? 0),
  );
  return {
    purchases: Float64Array.from(order, (i) => purchases[i] ?? 0),
    mean: Float64Array.from(order, (i) => mean[i] ?? 0),
  };
}

/** The log-likelihood of all customers, in the order of their purchases, and its slopes by p, q, v. */
function slopes(
  { purchases, mean }: { purchases: Float64Array; mean: Float64Array },
  model: GammaGamma,
): { value: number; gradient: Float64Array } {
  const { p, q, v } = model;
  let [value, dp, dq, dv] = [0, 0, 0, 0];
  let shared = sharedBy(0, model);
  for (let i = 0; i < purchases.length; i++) {
    const x = purchases[i] ?? 0;
    const m = mean[i] ?? 0;
    if (x !== shared.x) shared = sharedBy(x, model);
    const total = v + m * x;
    const lnTotal = Math.log(total);
    const lnMean = Math.log(m);
    value += shared.value + (p * x - 1) * lnMean - (p * x + q) * lnTotal;
    dp += shared.p + x * (lnMean - lnTotal);
    dq += shared.q - lnTotal;
    dv += q / v - (p * x + q) / total;
  }
  return { value, gradient: Float64Array.of(dp, dq, dv) };
}

/** What depends on the number of purchases alone. */
function sharedBy(x: number, { p, q, v }: GammaGamma) {
  if (x === 0) return { x, value: 0, p: 0, q: 0 };
  const [lnX, both] = [Math.log(x), digamma(p * x + q)];
  return {
    x,
    value: lnGamma(p * x + q) - lnGamma(p * x) - lnGamma(q) + q * Math.log(v) + p * x * lnX,
    p: x * (both - digamma(p * x) + lnX),
    q: both - digamma(q) + Math.log(v),
  };
}

/**
 * The value expected of a purchase of a customer; everyone's mean where none counts yet. Only for
 * q > 1: else values scatter so much that they have no mean.
 */
export function expectedValue({ p, q, v }: GammaGamma, purchases: number, mean: number): number {
  const everyone = (v * p) / (q - 1);
  if (purchases === 0) return everyone;
  const weight = (p * purchases) / (p * purchases + q - 1);
  return (1 - weight) * everyone + weight * mean;
}
