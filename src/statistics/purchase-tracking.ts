import { expectedOfNew } from './bg-nbd-expectations';
import type { BgNbd } from './bg-nbd';
import type { Column } from './purchase-histories';

/**
 * Repeat purchases that a cohort is expected to have made by each of these days.
 *
 * @param model in weeks
 * @param firsts the day of each customer's first purchase, as a number of days
 * @param days counted from the same day
 */
export function expectedByDay(model: BgNbd, firsts: Column, days: Column): Float64Array {
  const starters = new Map<number, number>();
  for (const first of firsts) starters.set(first, (starters.get(first) ?? 0) + 1);
  const byAge = new Map<number, number>();
  const expectedAt = (age: number) => {
    const known = byAge.get(age);
    if (known !== undefined) return known;
    const expected = expectedOfNew(model, age / 7);
    byAge.set(age, expected);
    return expected;
  };
  return Float64Array.from(days, (day) => {
    let sum = 0;
    for (const [first, customers] of starters) {
      if (first < day) sum += customers * expectedAt(day - first);
    }
    return sum;
  });
}
