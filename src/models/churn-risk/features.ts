import type { definition } from '../../warehouse/modelled/churn-risk/definition';
import type { InputsOf } from '../model';
import { scaleOf, type Scale } from '../../statistics/points';

/** What is known of customers at one date. */
export type Facts = InputsOf<(typeof definition)['inputs']>['facts'];

type FactName = keyof Facts;

/** The facts of each date; they come in this order. */
export function splitsOf(facts: Facts): Record<'train' | 'test' | 'now', Facts> {
  const from = (split: number) => {
    const first = facts.split.findIndex((own) => own >= split);
    return first < 0 ? facts.split.length : first;
  };
  const part = (split: number) =>
    Object.fromEntries(
      Object.entries(facts).map(([name, column]) => [
        name,
        column.subarray(from(split), from(split + 1)),
      ]),
    ) as Facts;
  return { train: part(0), test: part(1), now: part(2) };
}

/** How a fact enters the model. */
interface FeatureRule {
  fact: FactName;
  /** Long tails are drawn in. */
  isLogged: boolean;
  /** Facts that say much the same are one reason. */
  topic: string;
}

const logged = (fact: FactName, topic: string = fact): FeatureRule => ({
  fact,
  isLogged: true,
  topic,
});
const plain = (fact: FactName): FeatureRule => ({ fact, isLogged: false, topic: fact });

/** The days since the last order relative to the own gap: all that the plain rule looks at. */
export const ruleFeatures: readonly FeatureRule[] = [logged('ratio', 'rhythm')];

/** All that the model looks at. */
export const modelFeatures: readonly FeatureRule[] = [
  ...ruleFeatures,
  logged('recency', 'rhythm'),
  logged('order_days', 'frequency'),
  logged('tenure', 'frequency'),
  logged('revenue'),
  plain('order_trend'),
  plain('refund_share'),
  plain('discount_share'),
  logged('visit_days'),
  plain('visit_trend'),
  logged('tickets', 'support'),
  logged('complaints', 'support'),
  plain('nps'),
  plain('csat'),
  plain('campaigns_answered'),
  plain('unsubscribed'),
];

/** A column of the model: a fact, or whether the fact is known, in deviations from the mean. */
export interface Feature extends FeatureRule {
  name: string;
  /** Tells who has the fact at all from who has not. */
  isPresence: boolean;
}

/** What turns facts into columns: learnt from some customers, applied to others. */
export interface Preparation {
  features: readonly Feature[];
  /** Of each feature: what stands for a missing value, and what it is scaled by. */
  scales: readonly Scale[];
}

/**
 * The features that these customers differ in. A fact that some lack has a second one, its presence;
 * a missing value counts as the mean.
 */
export function featuresIn(facts: Facts, rules: readonly FeatureRule[]): Feature[] {
  const candidates = rules.flatMap((rule): Feature[] => {
    const known = facts[rule.fact].reduce((count, x) => count + Number(!Number.isNaN(x)), 0);
    if (known === 0) return [];
    const value = { ...rule, name: rule.fact, isPresence: false };
    if (known === facts[rule.fact].length) return [value];
    return [value, { ...rule, name: `${rule.fact}_known`, isPresence: true }];
  });
  return candidates.filter((feature) => scaleOfKnown(rawColumn(facts, feature)).deviation > 0);
}

/** Learns the scales of the features from these customers. */
export function prepare(facts: Facts, features: readonly Feature[]): Preparation {
  return { features, scales: features.map((one) => scaleOfKnown(rawColumn(facts, one))) };
}

/** The features of these customers as columns in deviations from the mean; missing values are 0. */
export function columnsOf(facts: Facts, { features, scales }: Preparation): Float64Array[] {
  return features.map((feature, at) => {
    const { mean, deviation } = scales[at] ?? { mean: 0, deviation: 0 };
    return rawColumn(facts, feature).map((x) =>
      Number.isNaN(x) || deviation === 0 ? 0 : (x - mean) / deviation,
    );
  });
}

function rawColumn(facts: Facts, { fact, isLogged, isPresence }: Feature): Float64Array {
  const column = facts[fact];
  if (isPresence) return column.map((x) => Number(!Number.isNaN(x)));
  return isLogged ? column.map((x) => Math.log1p(Math.max(0, x))) : column;
}

function scaleOfKnown(column: Float64Array): Scale {
  return scaleOf(column.filter((x) => !Number.isNaN(x)));
}
