import type { BgNbd } from '../../statistics/bg-nbd';
import { frequencies } from '../../statistics/bg-nbd-expectations';
import type { Steps } from '../../statistics/steps';
import type { Inputs, Tables } from './given';

/** As many numbers as nearly all customers keep below, within what can be shown. */
const [fewestNumbers, mostNumbers, nearlyAll] = [7, 12, 0.98];

/**
 * How many customers bought again 0, 1, … times, as it was and as expected in the time that each has
 * been observed. The last number stands for itself and more.
 */
export function* frequenciesOf(
  model: BgNbd | null,
  { repeats, observed }: Inputs['customers'],
): Steps<Tables['purchase_frequencies']> {
  if (!model) return { repeats: [], is_open: [], actual: [], expected: [] };
  const sorted = Float64Array.from(repeats).sort();
  const high = sorted[Math.floor(nearlyAll * (sorted.length - 1))] ?? 0;
  const open = Math.max(fewestNumbers, Math.min(mostNumbers, high));
  const spans = new Map<number, number>();
  for (const span of observed) spans.set(span, (spans.get(span) ?? 0) + 1);
  const actual = new Float64Array(open + 1);
  for (const x of repeats) {
    const at = Math.min(open, x);
    actual[at] = (actual[at] ?? 0) + 1;
  }
  const expected = new Float64Array(open + 1);
  let done = 0;
  for (const [span, customers] of spans) {
    if (done++ % 1000 === 0) yield done / spans.size;
    let rest = 1;
    frequencies(model, span, open - 1).forEach((probability, x) => {
      expected[x] = (expected[x] ?? 0) + customers * probability;
      rest -= probability;
    });
    expected[open] = (expected[open] ?? 0) + customers * rest;
  }
  const numbers = Array.from(actual, (_, x) => x);
  return { repeats: numbers, is_open: numbers.map((x) => x === open), actual, expected };
}
