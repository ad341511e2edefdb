import {
  brierScore,
  calibration,
  calibrationError,
  type CalibrationGroup,
} from '../../statistics/calibration';
import { area, areaDifference, gains, liftAt } from '../../statistics/ranking';
import type { Steps } from '../../statistics/steps';

/** What both scorers said of customers whose outcome they did not know. */
export interface Scores {
  model: Float64Array;
  rule: Float64Array;
}

/** How both did, as rows of the tables `churn_backtest`, `churn_calibration` and `churn_lift`. */
export interface Comparison {
  scorer: keyof Scores;
  figures: Readonly<Record<string, number>>;
  calibration: (Omit<CalibrationGroup, 'did'> & {
    scorer: keyof Scores;
    position: number;
    churned: number;
  })[];
  lift: { contacted: number; found_model: number; found_rule: number }[];
}

/** Fewer customers, or fewer of either outcome, prove nothing. */
export const gate = { customers: 100, ofEach: 30 } as const;
/** The top that is contacted. */
const top = 0.1;
const steps = Array.from({ length: 21 }, (_, at) => at / 20);

/** Why customers of these outcomes neither teach nor test a scorer; null: they do. */
export function refusalOf(churned: ArrayLike<number>): string | null {
  const lost = churnedIn(churned);
  if (churned.length < gate.customers) return 'few_customers';
  if (lost < gate.ofEach) return 'few_churned';
  return churned.length - lost < gate.ofEach ? 'few_kept' : null;
}

/** How many churned. */
export function churnedIn(churned: ArrayLike<number>): number {
  return Array.from(churned).reduce((sum, value) => sum + value, 0);
}

/**
 * The figures of both scorers, and which one tells risks today: the model only where it ranks better
 * beyond chance and its probabilities are not further off.
 *
 * @param isActive 1 for customers whose last order is not longer ago than is looked ahead
 */
export function* compared(
  { model, rule }: Scores,
  churned: Float64Array,
  isActive: Float64Array,
): Steps<Comparison> {
  const [ofModel, ofRule] = [area(model, churned), area(rule, churned)];
  yield 0.3;
  const difference = areaDifference(model, rule, churned);
  const [brierModel, brierRule] = [brierScore(model, churned), brierScore(rule, churned)];
  yield 0.6;
  const isBetter = difference !== null && difference.low > 0 && brierModel <= brierRule;
  const among = (column: Float64Array) => column.filter((_, i) => isActive[i] === 1);
  const activeAuc = (score: Float64Array) => area(among(score), among(churned))?.auc ?? NaN;
  const groups = { model: calibration(model, churned), rule: calibration(rule, churned) };
  const [byModel, byRule] = [gains(model, churned, steps), gains(rule, churned, steps)];
  return {
    scorer: isBetter ? 'model' : 'rule',
    figures: {
      auc_model: ofModel?.auc ?? NaN,
      auc_model_low: ofModel?.low ?? NaN,
      auc_model_high: ofModel?.high ?? NaN,
      auc_rule: ofRule?.auc ?? NaN,
      auc_rule_low: ofRule?.low ?? NaN,
      auc_rule_high: ofRule?.high ?? NaN,
      auc_difference: difference?.difference ?? NaN,
      auc_difference_low: difference?.low ?? NaN,
      auc_difference_high: difference?.high ?? NaN,
      auc_model_active: activeAuc(model),
      auc_rule_active: activeAuc(rule),
      brier_model: brierModel,
      brier_rule: brierRule,
      calibration_error_model: calibrationError(groups.model),
      calibration_error_rule: calibrationError(groups.rule),
      lift_model: liftAt(model, churned, top),
      lift_rule: liftAt(rule, churned, top),
    },
    calibration: (['model', 'rule'] as const).flatMap((scorer) =>
      groups[scorer].map(({ did, ...group }, at) => ({
        scorer,
        position: at + 1,
        ...group,
        churned: did,
      })),
    ),
    lift: byModel.map(({ contacted, found }, at) => ({
      contacted,
      found_model: found,
      found_rule: byRule[at]?.found ?? NaN,
    })),
  };
}
