import {
  atRiskAt,
  kaplanMeier,
  survivalAt,
  survivalQuantile,
  type SurvivalStep,
} from '../../statistics/kaplan-meier';
import {
  percentileInterval,
  resampledQuantiles,
  resampledSurvival,
  type ResampledSurvival,
} from '../../statistics/resampled-survival';
import { partOf } from '../../statistics/steps';
import type { RowsOf } from '../analysis';
import type { Model } from '../model';
import type { analysis } from './analysis';

type Rows = RowsOf<typeof analysis>;

const percentiles = [0.5, 0.8, 0.9];
/** Fewer repeat buyers than this tell no threshold (definitions: churn). */
const fewest = 30;
const resamples = 200;
/** Places of the curve that is drawn. */
const places = 200;

/** The Kaplan–Meier estimate on single gaps, and the threshold that it speaks for. */
export const model: Model<typeof analysis> = function* ({ gaps, rules }) {
  const [churnDays = 0] = rules.churn_days;
  const meanGapDays = known(rules.mean_gap_days[0]);
  const repeatBuyers = rules.repeat_buyers[0] ?? 0;
  const isEveryone = rules.is_everyone[0] === 1;
  const lifetimes = { duration: gaps.days, ended: gaps.is_closed, count: gaps.gaps };
  const steps = kaplanMeier(lifetimes);
  yield 0.1;
  const resampled = yield* partOf(
    resampledSurvival({ ...lifetimes, unit: gaps.unit }, resamples),
    0.1,
    0.9,
  );
  const estimate = steps.length === 0 ? [] : percentiles.map((p) => estimated(p, steps, resampled));
  const eighty = estimate.find(({ percentile }) => percentile === 0.8);
  const choice = recommendation({ churnDays, meanGapDays, repeatBuyers, isEveryone, eighty });
  const end = reach(steps, Math.max(churnDays, meanGapDays ?? 0));
  return {
    estimate,
    curve: curveOf(steps, resampled, end),
    recommended: [
      {
        ...choice,
        churn_days: churnDays,
        mean_gap_days: meanGapDays,
        estimated_days: eighty?.days ?? null,
      },
    ],
  };
};

function estimated(
  percentile: number,
  steps: readonly SurvivalStep[],
  resampled: ResampledSurvival,
): Rows['estimate'][number] {
  const days = survivalQuantile(steps, 1 - percentile);
  const { low, high } = percentileInterval(resampledQuantiles(resampled, 1 - percentile));
  return {
    percentile,
    days,
    low: finite(low),
    high: finite(high),
    is_reached: days !== null,
  };
}

interface Weighed {
  churnDays: number;
  meanGapDays: number | null;
  repeatBuyers: number;
  isEveryone: boolean;
  eighty: Rows['estimate'][number] | undefined;
}

/**
 * The 80th percentile of the mean gaps, unless that of the single gaps, the open ones among them, is
 * reached and clearly longer. Shorter says nothing: heavy buyers bring most of the gaps.
 */
function recommendation({ churnDays, meanGapDays, repeatBuyers, isEveryone, eighty }: Weighed): {
  days: number;
  reason: string;
} {
  if (!isEveryone) return { days: churnDays, reason: 'audience' };
  if (repeatBuyers < fewest || meanGapDays === null) return { days: 90, reason: 'few' };
  const days = Math.max(1, meanGapDays);
  if (!eighty || eighty.days === null) return { days, reason: 'not_reached' };
  if (eighty.low !== null && eighty.low > days) return { days: eighty.days, reason: 'longer' };
  if (eighty.high !== null && eighty.high < days) return { days, reason: 'shorter' };
  return { days, reason: 'agrees' };
}

/** Days that the curve shows: to its ninth tenth or twice the threshold, whichever is later. */
function reach(steps: readonly SurvivalStep[], threshold: number): number {
  const last = steps.at(-1)?.time ?? 0;
  return Math.min(last, Math.max(2 * threshold, survivalQuantile(steps, 0.1) ?? 0));
}

function curveOf(
  steps: readonly SurvivalStep[],
  { times, curves }: ResampledSurvival,
  end: number,
): Rows['curve'] {
  const by = Math.max(1, Math.ceil(end / places));
  let place = -1;
  return Array.from({ length: end > 0 ? Math.floor(end / by) + 1 : 0 }, (_, i) => {
    const days = i * by;
    while ((times[place + 1] ?? Infinity) <= days) place++;
    const there = curves.map((curve) => 1 - (place < 0 ? 1 : (curve[place] ?? 1)));
    const returned = 1 - survivalAt(steps, days);
    const interval = returned > 0 ? percentileInterval(there) : null;
    return {
      days,
      returned,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      open: atRiskAt(steps, days),
    };
  });
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
