import type { Column } from './bg-nbd';
import { digamma, lnGamma } from './gamma';
import { minimise } from './minimise';

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
  converged: boolean;
}

/** Customers by columns: purchases that count, and their mean value; both above 0. */
export interface Spending {
  purchases: Column;
  mean: Column;
}

/** Parameters of greatest likelihood. */
export function fitGammaGamma(spending: Spending): GammaGammaFit {
  const customers = spending.purchases.length;
  const found = minimise(
    (at) => {
      const { value, gradient } = slopes(spending, modelOf(at));
      return {
        value: -value / customers,
        gradient: gradient.map((slope, i) => (-slope * Math.exp(at[i] ?? 0)) / customers),
      };
    },
    [0, Math.log(2), Math.log(typical(spending))],
    { tolerance: 1e-10 },
  );
  const logLikelihood = -found.value * customers;
  return { ...modelOf(found.at), logLikelihood, converged: found.converged };
}

function modelOf(at: Float64Array): GammaGamma {
  const [p = 0, q = 0, v = 0] = at.map(Math.exp);
  return { p, q, v };
}

function typical({ mean }: Spending): number {
  let sum = 0;
  for (const value of mean) sum += value;
  return Math.max(1e-6, sum / Math.max(1, mean.length));
}

function slopes(
  { purchases, mean }: Spending,
  { p, q, v }: GammaGamma,
): { value: number; gradient: Float64Array } {
  let [value, dp, dq, dv] = [0, 0, 0, 0];
  for (let i = 0; i < purchases.length; i++) {
    const x = purchases[i] ?? 0;
    const m = mean[i] ?? 0;
    const px = p * x;
    const total = v + m * x;
    const shared = digamma(px + q);
    value +=
      lnGamma(px + q) -
      lnGamma(px) -
      lnGamma(q) +
      q * Math.log(v) +
      (px - 1) * Math.log(m) +
      px * Math.log(x) -
      (px + q) * Math.log(total);
    dp += x * (shared - digamma(px) + Math.log(m) + Math.log(x) - Math.log(total));
    dq += shared - digamma(q) + Math.log(v) - Math.log(total);
    dv += q / v - (px + q) / total;
  }
  return { value, gradient: Float64Array.of(dp, dq, dv) };
}

/** The value expected of a purchase of a customer; everyone's mean where none counts yet. */
export function expectedValue({ p, q, v }: GammaGamma, purchases: number, mean: number): number {
  const everyone = (v * p) / (q - 1);
  const weight = (p * purchases) / (p * purchases + q - 1);
  return (1 - weight) * everyone + weight * mean;
}
