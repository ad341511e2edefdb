import type { BgNbd } from '../../statistics/bg-nbd';
import { expectedOf } from '../../statistics/bg-nbd-expectations';
import type { Steps } from '../../statistics/steps';
import { portion, type Inputs, type Span, type Tables } from './given';

/** Customers who had begun before the holdout: their histories until then, and what came after. */
export interface SeenCustomers {
  repeats: Float64Array;
  last: Float64Array;
  observed: Float64Array;
  later: Float64Array;
}

/** What a model may see, and what it is checked against. */
export function seenCustomers(customers: Inputs['customers']): SeenCustomers {
  const { repeats, calibration_repeats, calibration_last, calibration_observed } = customers;
  const seen = Uint32Array.from(repeats, (_, i) => i).filter(
    (i) => !Number.isNaN(calibration_repeats[i]),
  );
  return {
    repeats: Float64Array.from(seen, (i) => calibration_repeats[i] ?? 0),
    last: Float64Array.from(seen, (i) => calibration_last[i] ?? 0),
    observed: Float64Array.from(seen, (i) => calibration_observed[i] ?? 0),
    later: Float64Array.from(seen, (i) => (repeats[i] ?? 0) - (calibration_repeats[i] ?? 0)),
  };
}

/** The last class of customers has bought again so often, or more. */
const open = 7;

/**
 * Purchases per customer in the holdout, by repeat purchases before it: as they were, as expected by
 * a model that has seen none of it, and as they would be if everyone went on at the rate so far.
 */
export function* holdoutOf(
  model: BgNbd | null,
  { repeats, last, observed, later }: SeenCustomers,
  { asOf, calibratedTo }: Span,
): Steps<Tables['purchase_holdout']> {
  const classes = Array.from({ length: open + 1 }, (_, x) => ({
    repeats: x,
    customers: 0,
    actual: 0,
    expected: 0,
    asBefore: 0,
  }));
  const weeks = (asOf - calibratedTo) / 7;
  for (let i = 0; model && i < repeats.length; i++) {
    if (i % portion === 0) yield i / repeats.length;
    const x = repeats[i] ?? 0;
    const time = observed[i] ?? 0;
    const own = classes[Math.min(open, x)];
    if (!own) continue;
    own.customers++;
    own.actual += later[i] ?? 0;
    own.expected += expectedOf(model, x, last[i] ?? 0, time, weeks);
    own.asBefore += x > 0 ? (x / time) * weeks : 0;
  }
  const found = classes.filter(({ customers }) => customers > 0);
  return {
    repeats: found.map((own) => own.repeats),
    is_open: found.map((own) => own.repeats === open),
    customers: found.map((own) => own.customers),
    actual: found.map((own) => own.actual / own.customers),
    expected: found.map((own) => own.expected / own.customers),
    as_before: found.map((own) => own.asBefore / own.customers),
  };
}
