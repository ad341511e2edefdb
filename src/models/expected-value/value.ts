import { correlationOf } from '../../statistics/correlation';
import { expectedValue, fitGammaGamma, type GammaGammaFit } from '../../statistics/gamma-gamma';
import type { Steps } from '../../statistics/steps';
import { fewestRepeatBuyers, type Inputs } from './given';

/**
 * Why a purchase has no expected value, or that it has one: too few repeat buyers with a positive
 * value, value that goes with frequency, no parameters of greatest likelihood, or values that scatter
 * so much that they have no mean.
 */
export type ValueStatus = 'ok' | 'too_few' | 'correlated' | 'not_converged' | 'no_mean';

export interface Value {
  status: ValueStatus;
  /** Repeat buyers whose purchases have a positive mean value. */
  buyers: number;
  /** Of their number of repeat purchases and the mean value. */
  correlation: number | null;
  /** Only where the status is `ok`. */
  fit: GammaGammaFit | null;
}

/** The model assumes that value does not go with frequency; beyond this it is refused (ours). */
const highestCorrelation = 0.3;
/** A mean of all purchases beyond so many times the mean found is no estimate but a runaway. */
const farthestMean = 2;

/** What a purchase is worth, by Gamma-Gamma. */
export function* valueOf({ repeats, mean_value }: Inputs['customers']): Steps<Value> {
  const buyers = Uint32Array.from(repeats, (_, i) => i).filter(
    (i) => (repeats[i] ?? 0) > 0 && (mean_value[i] ?? 0) > 0,
  );
  const purchases = Float64Array.from(buyers, (i) => repeats[i] ?? 0);
  const mean = Float64Array.from(buyers, (i) => mean_value[i] ?? 0);
  const correlation = correlationOf(purchases, mean);
  const refused = (status: ValueStatus): Value => ({
    status,
    buyers: buyers.length,
    correlation,
    fit: null,
  });
  if (buyers.length < fewestRepeatBuyers) return refused('too_few');
  if (Math.abs(correlation ?? 0) > highestCorrelation) return refused('correlated');
  const fit = yield* fitGammaGamma({ purchases, mean });
  if (!fit.converged) return refused('not_converged');
  const found = mean.reduce((sum, value) => sum + value, 0) / mean.length;
  if (fit.q <= 1 || expectedValue(fit, 0, 0) > farthestMean * found) return refused('no_mean');
  return { status: 'ok', buyers: buyers.length, correlation, fit };
}
