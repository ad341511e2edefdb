import { expect, it } from 'vitest';
import { wilson } from './wilson';

it.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('is Newcombe’s interval for %i of %i', (hits, n, low, high) => {
  // Newcombe 1998, Statistics in Medicine 17:857, table I, method 3.
  expect(wilson(hits, n)?.low).toBeCloseTo(low, 4);
  expect(wilson(hits, n)?.high).toBeCloseTo(high, 4);
});

it('mirrors: those who did not are what is left', () => {
  const some = wilson(7, 30);
  const others = wilson(23, 30);
  expect(some?.low).toBeCloseTo(1 - (others?.high ?? 0), 12);
  expect(wilson(30, 30)?.high).toBe(1);
});

it('says nothing of nobody', () => {
  expect(wilson(0, 0)).toBeNull();
});
