import type { BgNbd } from '../../statistics/bg-nbd';
import { probabilityAlive } from '../../statistics/bg-nbd-expectations';
import { purchasesAhead, type Horizon } from '../../statistics/customer-lifetime-value';
import { expectedValue } from '../../statistics/gamma-gamma';
import type { Steps } from '../../statistics/steps';
import { portion, type Inputs, type Tables } from './given';
import type { Value } from './value';

/** What is expected of each customer; of none without a fit. */
export function* scoresOf(
  { customer_key, repeats, last, observed, mean_value }: Inputs['customers'],
  fit: BgNbd | null,
  value: Value,
  horizon: Horizon,
): Steps<Tables['expected_values']> {
  const n = fit ? customer_key.length : 0;
  const scores = {
    customer_key: customer_key.subarray(0, n),
    repeats: repeats.subarray(0, n),
    alive: new Float64Array(n),
    expected_orders: new Float64Array(n),
    expected_value: new Float64Array(n).fill(NaN),
    clv: new Float64Array(n).fill(NaN),
  };
  if (!fit) return scores;
  for (let i = 0; i < n; i++) {
    if (i % portion === 0) yield i / n;
    const history = [repeats[i] ?? 0, last[i] ?? 0, observed[i] ?? 0] as const;
    const { expected, discounted } = purchasesAhead(fit, history, horizon);
    // By construction 1 for who bought once: no estimate.
    scores.alive[i] = history[0] > 0 ? probabilityAlive(fit, ...history) : NaN;
    scores.expected_orders[i] = expected;
    if (!value.fit) continue;
    const mean = mean_value[i] ?? 0;
    const each = expectedValue(value.fit, mean > 0 ? history[0] : 0, mean);
    scores.expected_value[i] = each;
    scores.clv[i] = discounted * each;
  }
  return scores;
}
