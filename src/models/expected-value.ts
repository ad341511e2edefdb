import { fitBgNbd, type BgNbdFit } from '../statistics/bg-nbd';
import type { Histories } from '../statistics/purchase-histories';
import { partOf, type Steps } from '../statistics/steps';
import type { definition } from '../warehouse/modelled/expected-value/definition';
import { frequenciesOf } from './expected-value/frequencies';
import { fewestRepeatBuyers, type Inputs, type Span, type Tables } from './expected-value/given';
import { holdoutOf, seenCustomers } from './expected-value/holdout';
import { scoresOf } from './expected-value/scores';
import { trackingOf } from './expected-value/tracking';
import { valueOf, type Value } from './expected-value/value';
import type { MartModel } from './model';

/** Why purchases cannot be expected, or that they can. */
export type FitStatus = 'ok' | 'too_few' | 'not_converged';
/** Why there is no holdout, or that there is. */
export type HoldoutStatus = FitStatus | 'too_short';

/** A holdout shorter than this says nothing. */
const shortestHoldout = 28;

/** A fit, if there are enough customers for it. */
interface Fitted {
  status: FitStatus;
  repeatBuyers: number;
  /** Only where the status is `ok`. */
  fit: BgNbdFit | null;
}

/** Purchases by BG/NBD, what a purchase is worth by Gamma-Gamma, and a check on days not seen. */
export const model: MartModel<typeof definition> = function* ({ customers, days, scope }) {
  const whole = yield* partOf(fitted(customers), 0, 0.2);
  const span = spanOf(scope);
  const seen = seenCustomers(customers);
  const isShort = span.asOf - span.calibratedTo < shortestHoldout;
  const part = isShort ? null : yield* partOf(fitted(seen), 0.2, 0.4);
  const value = yield* partOf(valueOf(customers), 0.4, 0.5);
  const horizon = { months: scope.clv_months[0] ?? 0, discount: scope.clv_discount[0] ?? 0 };
  const expected_values = yield* partOf(scoresOf(customers, whole.fit, value, horizon), 0.5, 0.8);
  // The model that has not seen the holdout is followed, if there is one.
  const unseen = whole.fit && (part?.fit ?? null);
  return {
    expected_values,
    purchase_fit: fitRow(customers, whole, value, part, span),
    purchase_tracking: trackingOf(unseen ?? whole.fit, days, span, unseen !== null),
    purchase_frequencies: yield* partOf(frequenciesOf(whole.fit, customers), 0.8, 0.9),
    purchase_holdout: yield* partOf(holdoutOf(unseen, seen, span), 0.9, 1),
  };
};

function* fitted(histories: Histories): Steps<Fitted> {
  let repeatBuyers = 0;
  for (const repeats of histories.repeats) if (repeats > 0) repeatBuyers++;
  if (repeatBuyers < fewestRepeatBuyers) return { status: 'too_few', repeatBuyers, fit: null };
  const fit = yield* fitBgNbd(histories);
  return fit.converged
    ? { status: 'ok', repeatBuyers, fit }
    : { status: 'not_converged', repeatBuyers, fit: null };
}

function spanOf({ first_day, calibrated_to, as_of }: Inputs['scope']): Span {
  return {
    firstDay: first_day[0] ?? NaN,
    calibratedTo: calibrated_to[0] ?? NaN,
    asOf: as_of[0] ?? NaN,
  };
}

function fitRow(
  { repeats }: Inputs['customers'],
  { status, repeatBuyers, fit }: Fitted,
  value: Value,
  part: Fitted | null,
  { asOf, calibratedTo }: Span,
): Tables['purchase_fit'] {
  const holdout: HoldoutStatus = part?.status ?? 'too_short';
  return {
    status: [status],
    customers: [repeats.length],
    repeat_buyers: [repeatBuyers],
    r: [fit?.r ?? NaN],
    alpha: [fit?.alpha ?? NaN],
    a: [fit?.a ?? NaN],
    b: [fit?.b ?? NaN],
    log_likelihood: [fit?.logLikelihood ?? NaN],
    value_status: [value.status],
    valued_buyers: [value.buyers],
    correlation: [value.correlation ?? NaN],
    p: [value.fit?.p ?? NaN],
    q: [value.fit?.q ?? NaN],
    v: [value.fit?.v ?? NaN],
    value_log_likelihood: [value.fit?.logLikelihood ?? NaN],
    holdout_status: [holdout],
    calibrated_to: [calibratedTo],
    holdout_days: [asOf - calibratedTo],
  };
}
