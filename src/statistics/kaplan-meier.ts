import { normalQuantile } from './gamma';

/** Lifetimes by columns: how long each was seen, and whether it ended then (else censored). */
export interface Lifetimes {
  duration: ArrayLike<number>;
  /** Other than 0: ended. */
  ended: ArrayLike<number | boolean>;
}

/** The curve from one time at which something happened up to the next. */
export interface SurvivalStep {
  time: number;
  /** Just before it. */
  atRisk: number;
  ended: number;
  censored: number;
  /** Share that lives longer than `time`. */
  survival: number;
  /** Greenwood's standard error of it. */
  error: number;
  /** Log-log interval; null where it does not exist: at survival 0 and 1. */
  low: number | null;
  high: number | null;
}

/**
 * Kaplan & Meier (1958): S(t) = ∏ (1 − d/n) over the times of endings. At a tie endings come before
 * censorings. One step for each different time, in order.
 */
export function kaplanMeier({ duration, ended }: Lifetimes, confidence = 0.95): SurvivalStep[] {
  const z = normalQuantile(0.5 + confidence / 2);
  const steps: SurvivalStep[] = [];
  let atRisk = duration.length;
  let [survival, variance] = [1, 0];
  for (const { time, ended: deaths, censored } of counted({ duration, ended })) {
    survival *= 1 - deaths / atRisk;
    if (deaths > 0 && deaths < atRisk) variance += deaths / (atRisk * (atRisk - deaths));
    const hasInterval = survival > 0 && survival < 1;
    const spread = hasInterval ? (z * Math.sqrt(variance)) / Math.abs(Math.log(survival)) : 0;
    steps.push({
      ...{ time, atRisk, ended: deaths, censored, survival },
      error: survival * Math.sqrt(variance),
      low: hasInterval ? survival ** Math.exp(spread) : null,
      high: hasInterval ? survival ** Math.exp(-spread) : null,
    });
    atRisk -= deaths + censored;
  }
  return steps;
}

/** Endings and censorings by time, ascending. */
export function counted({ duration, ended }: Lifetimes) {
  const order = Array.from({ length: duration.length }, (_, i) => i);
  order.sort((i, j) => (duration[i] ?? 0) - (duration[j] ?? 0));
  const times: { time: number; ended: number; censored: number }[] = [];
  for (const i of order) {
    const time = duration[i] ?? 0;
    let at = times.at(-1);
    if (at?.time !== time) times.push((at = { time, ended: 0, censored: 0 }));
    if (ended[i]) at.ended++;
    else at.censored++;
  }
  return times;
}

/** The survival at a time: that of the last step at or before it. */
export function survivalAt(steps: readonly SurvivalStep[], time: number): number {
  return steps.findLast((step) => step.time <= time)?.survival ?? 1;
}

/** The first time at which at most this share lives on; null: not reached. */
export function survivalQuantile(steps: readonly SurvivalStep[], share = 0.5): number | null {
  return steps.find(({ survival }) => survival <= share)?.time ?? null;
}
