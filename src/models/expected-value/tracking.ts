import type { BgNbd } from '../../statistics/bg-nbd';
import { expectedByDay } from '../../statistics/purchase-tracking';
import type { Inputs, Span, Tables } from './given';

/**
 * Repeat purchases week by week, as they were and as expected: of the customers who had begun before
 * the holdout where the model has not seen that, else of all. The last week may be a part of one.
 */
export function trackingOf(
  model: BgNbd | null,
  days: Inputs['days'],
  { firstDay, calibratedTo, asOf }: Span,
  hasHoldout: boolean,
): Tables['purchase_tracking'] {
  const weeks = model ? Math.ceil((asOf - firstDay + 1) / 7) : 0;
  const ends = Float64Array.from({ length: weeks }, (_, week) =>
    Math.min(asOf, firstDay + 7 * week + 6),
  );
  const begin = hasHoldout ? calibratedTo : asOf;
  const firsts: number[] = [];
  days.day.forEach((day, i) => {
    if (day <= begin) for (let n = days.starts[i] ?? 0; n > 0; n--) firsts.push(day);
  });
  const expected = model ? expectedByDay(model, firsts, ends) : ends;
  const repeats = hasHoldout ? days.calibration_repeats : days.repeats;
  const actual = new Float64Array(weeks);
  days.day.forEach((day, i) => {
    const week = Math.floor((day - firstDay) / 7);
    if (week < weeks) actual[week] = (actual[week] ?? 0) + (repeats[i] ?? 0);
  });
  let sum = 0;
  return {
    day: ends,
    is_holdout: Array.from(ends, (end) => hasHoldout && end > calibratedTo),
    actual,
    expected: expected.map((far, week) => far - (expected[week - 1] ?? 0)),
    actual_so_far: actual.map((count) => (sum += count)),
    expected_so_far: expected,
  };
}
