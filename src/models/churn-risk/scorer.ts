import { logisticRegression } from '../../statistics/logistic-regression';
import type { Steps } from '../../statistics/steps';
import { columnsOf, prepare, type Facts, type Feature, type Preparation } from './features';

/** Turns facts into a probability of churn. */
export interface Scorer {
  preparation: Preparation;
  constant: number;
  /** Change of the log odds by one standard deviation of each feature. */
  weights: readonly number[];
}

/**
 * Holds the weights of features that hardly vary or follow from each other; in standard deviations,
 * so that it is nothing against a hundred customers.
 */
const ridge = 1;

/** A logistic regression of churn on these features. */
export function* trained(facts: Facts, features: readonly Feature[]): Steps<Scorer> {
  const preparation = prepare(facts, features);
  const fit = yield* logisticRegression(columnsOf(facts, preparation), facts.churned, { ridge });
  if (typeof fit === 'string') throw new Error(`a penalised fit cannot be ${fit}`);
  const [constant, ...weights] = fit.coefficients.map(({ estimate }) => estimate);
  return { preparation, constant: constant ?? 0, weights };
}

/** The probability of each customer. */
export function scored(scorer: Scorer, columns: readonly Float64Array[], n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => {
    const odds = scorer.weights.reduce(
      (sum, weight, j) => sum + weight * (columns[j]?.[i] ?? 0),
      scorer.constant,
    );
    return 1 / (1 + Math.exp(-odds));
  });
}
