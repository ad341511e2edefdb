import { expectedOf } from './bg-nbd-expectations';
import type { BgNbd } from './bg-nbd';

/** Weeks of a month, as lifetimes counts them. */
export const weeksPerMonth = 4.345;

/** How far ahead value counts, and what a month of waiting takes from it. */
export interface Horizon {
  months: number;
  /** 0.01 for 1 % a month. */
  discount: number;
}

/**
 * Purchases expected of a customer with this history, in weeks, within the horizon: as many as they
 * are, and discounted, each month at its end. Times the value of a purchase the latter is the
 * customer's lifetime value.
 *
 * Source: the discounted monthly sum of the Python package lifetimes.
 */
export function purchasesAhead(
  model: BgNbd,
  [x, last, observed]: readonly [number, number, number],
  { months, discount }: Horizon,
): { expected: number; discounted: number } {
  let [expected, discounted] = [0, 0];
  for (let month = 1; month <= months; month++) {
    const until = expectedOf(model, x, last, observed, month * weeksPerMonth);
    discounted += (until - expected) / (1 + discount) ** month;
    expected = until;
  }
  return { expected, discounted };
}
