import { expect, test } from 'vitest';
import type { Feature } from './features';
import { reasonsOf } from './reasons';

const feature = (fact: Feature['fact'], topic: string, isPresence = false): Feature => ({
  fact,
  topic,
  isPresence,
  isLogged: false,
  name: isPresence ? `${fact}_known` : fact,
});

/** One customer by its deviations from the mean. */
function reasons(parts: readonly [Feature, weight: number, deviations: number][]): string[] {
  const scorer = {
    preparation: { features: parts.map(([own]) => own), scales: [] },
    constant: 0,
    weights: parts.map(([, weight]) => weight),
  };
  const columns = parts.map(([, , deviations]) => Float64Array.of(deviations));
  return reasonsOf(scorer, columns)[0] ?? [];
}

test('what raises the log odds most comes first, and says on which side the customer is', () => {
  expect(
    reasons([
      [feature('visit_days', 'visit_days'), -0.5, -1],
      [feature('refund_share', 'refund_share'), 0.4, 2],
    ]),
  ).toEqual(['refund_share_high', 'visit_days_low']);
});

test('what lowers the risk, or hardly raises it, is no reason', () => {
  // log(1.1) is 0.0953.
  expect(
    reasons([
      [feature('visit_days', 'visit_days'), -0.5, 1],
      [feature('csat', 'csat'), 0.095, 1],
      [feature('nps', 'nps'), 0.096, 1],
    ]),
  ).toEqual(['nps_high']);
});

test('facts of one topic count together, and the one that raises most speaks', () => {
  expect(
    reasons([
      [feature('ratio', 'rhythm'), 0.3, 1],
      [feature('recency', 'rhythm'), 0.2, 2],
      [feature('revenue', 'revenue'), -1, -0.6],
    ]),
  ).toEqual(['recency_high', 'revenue_low']);
  expect(
    reasons([
      [feature('ratio', 'rhythm'), 0.3, 1],
      [feature('recency', 'rhythm'), -0.2, 1.5],
    ]),
  ).toEqual([]);
});

test('that nothing is known of a fact is a reason of its own', () => {
  expect(
    reasons([
      [feature('nps', 'nps'), -0.4, 0],
      [feature('nps', 'nps', true), -0.5, -0.5],
    ]),
  ).toEqual(['nps_none']);
  expect(reasons([[feature('nps', 'nps', true), 0.5, 0.5]])).toEqual(['nps_some']);
});

test('three are enough', () => {
  const facts = ['nps', 'csat', 'tickets', 'revenue'] as const;
  expect(reasons(facts.map((fact, at) => [feature(fact, fact), 1 + at, 1]))).toEqual([
    'revenue_high',
    'tickets_high',
    'csat_high',
  ]);
});
