import { partOf, type Steps } from '../statistics/steps';
import { definition } from '../warehouse/modelled/churn-risk/definition';
import { churnedIn, compared, refusalOf } from './churn-risk/backtest';
import {
  columnsOf,
  featuresIn,
  modelFeatures,
  ruleFeatures,
  splitsOf,
  type Facts,
  type Feature,
} from './churn-risk/features';
import { nextStep } from './churn-risk/next-step';
import { reasonsOf } from './churn-risk/reasons';
import { scored, trained, type Scorer } from './churn-risk/scorer';
import { tableOf } from './churn-risk/table';
import type { MartModel } from './model';

const { tables } = definition;

/**
 * The risk that a customer orders nothing for as long as is looked ahead, with the back-test on the
 * period before. The features are those that were there at the first date: what is tested and what
 * scores today look at the same, each learnt from the latest outcomes known then.
 */
export const model: MartModel<typeof definition> = function* ({ facts }) {
  const { train, test, now } = splitsOf(facts);
  const told = {
    customers: now.churned.length,
    train_customers: train.churned.length,
    train_churned: churnedIn(train.churned),
    test_customers: test.churned.length,
    test_churned: churnedIn(test.churned),
  };
  const refusal = refusalOf(train.churned) ?? refusalOf(test.churned);
  if (refusal !== null) {
    return {
      churn_risks: tableOf(tables.churn_risks, []),
      churn_backtest: tableOf(tables.churn_backtest, [{ ...told, refusal }]),
      churn_calibration: tableOf(tables.churn_calibration, []),
      churn_lift: tableOf(tables.churn_lift, []),
      churn_model: tableOf(tables.churn_model, []),
    };
  }
  yield 0.05;
  const features = {
    model: featuresIn(train, modelFeatures),
    rule: featuresIn(train, ruleFeatures),
  };
  const scores = {
    model: yield* partOf(foretold(train, test, features.model), 0.05, 0.4),
    rule: yield* partOf(foretold(train, test, features.rule), 0.4, 0.5),
  };
  const outcome = yield* partOf(compared(scores, test.churned, test.is_active), 0.5, 0.6);
  const scorer = yield* partOf(trained(test, features[outcome.scorer]), 0.6, 0.9);
  return {
    churn_risks: risksOf(scorer, now),
    churn_backtest: tableOf(tables.churn_backtest, [
      { ...told, ...outcome.figures, scorer: outcome.scorer },
    ]),
    churn_calibration: tableOf(tables.churn_calibration, outcome.calibration),
    churn_lift: tableOf(tables.churn_lift, outcome.lift),
    churn_model: tableOf(
      tables.churn_model,
      scorer.preparation.features.map(({ name }, j) => ({
        feature: name,
        weight: scorer.weights[j] ?? 0,
        odds_ratio: Math.exp(scorer.weights[j] ?? 0),
      })),
    ),
  };
};

/** Risks of the later customers by a scorer that knows what came of the earlier ones. */
function* foretold(
  earlier: Facts,
  later: Facts,
  features: readonly Feature[],
): Steps<Float64Array> {
  const scorer = yield* trained(earlier, features);
  return scored(scorer, columnsOf(later, scorer.preparation), later.churned.length);
}

function risksOf(scorer: Scorer, now: Facts) {
  const n = now.churned.length;
  const columns = columnsOf(now, scorer.preparation);
  const risk = scored(scorer, columns, n);
  const reasons = reasonsOf(scorer, columns);
  const reason = (at: number) => reasons.map((own) => own[at] ?? null);
  return {
    customer_key: now.customer_key,
    risk,
    value_at_risk: risk.map((share, i) => share * Math.max(0, now.revenue[i] ?? 0)),
    rule_ratio: now.ratio,
    reason_1: reason(0),
    reason_2: reason(1),
    reason_3: reason(2),
    next_step: Array.from({ length: n }, (_, i) =>
      nextStep({
        risk: risk[i] ?? 0,
        ratio: now.ratio[i] ?? 0,
        orderDays: now.order_days[i] ?? 0,
        isImportant: now.is_important[i] === 1,
        openTickets: now.open_tickets[i] ?? 0,
      }),
    ),
  };
}
