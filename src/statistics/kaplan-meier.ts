import { normalQuantile } from './gamma';

/** Lifetimes by columns: how long each was seen, and whether it ended then (else censored). */
export interface Lifetimes {
  duration: ArrayLike<number>;
  /** Other than 0: ended. */
  ended: ArrayLike<number | boolean>;
  /** How many are alike; one each where it is missing. Weights need not be whole. */
  count?: ArrayLike<number> | undefined;
}

/** What happens at one time. */
export interface Events {
  time: number;
  ended: number;
  censored: number;
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
export function kaplanMeier(lifetimes: Lifetimes, confidence = 0.95): SurvivalStep[] {
  const z = normalQuantile(0.5 + confidence / 2);
  const events = eventsOf(lifetimes);
  const steps: SurvivalStep[] = [];
  let atRisk = sizeOf(events);
  let [survival, variance] = [1, 0];
  for (const { time, ended, censored } of events) {
    survival *= 1 - ended / atRisk;
    if (ended > 0 && ended < atRisk) variance += ended / (atRisk * (atRisk - ended));
    const hasInterval = survival > 0 && survival < 1;
    const spread = hasInterval ? (z * Math.sqrt(variance)) / Math.abs(Math.log(survival)) : 0;
    steps.push({
      ...{ time, atRisk, ended, censored, survival },
      error: survival * Math.sqrt(variance),
      low: hasInterval ? survival ** Math.exp(spread) : null,
      high: hasInterval ? survival ** Math.exp(-spread) : null,
    });
    atRisk -= ended + censored;
  }
  return steps;
}

/** Endings and censorings by time, ascending; rows that count nobody are left out. */
export function eventsOf({ duration, ended, count }: Lifetimes): Events[] {
  const byTime = new Map<number, Events>();
  for (let i = 0; i < duration.length; i++) {
    const many = count ? (count[i] ?? 0) : 1;
    if (many <= 0) continue;
    const time = duration[i] ?? 0;
    let at = byTime.get(time);
    if (!at) byTime.set(time, (at = { time, ended: 0, censored: 0 }));
    if (ended[i]) at.ended += many;
    else at.censored += many;
  }
  return [...byTime.values()].sort((one, other) => one.time - other.time);
}

/** How many lived through these events. */
export function sizeOf(events: readonly Events[]): number {
  return events.reduce((sum, { ended, censored }) => sum + ended + censored, 0);
}

/** The step in force at a time: the last one at or before it; none before the first. */
export function stepAt<S extends { time: number }>(
  steps: readonly S[],
  time: number,
): S | undefined {
  return steps.findLast((step) => step.time <= time);
}

/** How many are still watched just before a time. */
export function atRiskAt(steps: readonly SurvivalStep[], time: number): number {
  return steps.find((step) => step.time >= time)?.atRisk ?? 0;
}

/** The survival at a time: that of the last step at or before it. */
export function survivalAt(steps: readonly SurvivalStep[], time: number): number {
  return stepAt(steps, time)?.survival ?? 1;
}

/** The first time at which at most this share lives on; null: not reached. */
export function survivalQuantile(
  steps: readonly Pick<SurvivalStep, 'time' | 'survival'>[],
  share = 0.5,
): number | null {
  // A product of fractions misses 0.5 by the last digits.
  return steps.find(({ survival }) => survival <= share + 1e-12)?.time ?? null;
}
