import { expect, it } from 'vitest';
import { correlationOf } from './correlation';

it('is Pearson’s', () => {
  // By hand: deviations −1 0 1 and −1 −1 2, products 1 + 0 + 2, squares 2 and 6.
  expect(correlationOf([1, 2, 3], [0, 0, 3])).toBeCloseTo(3 / Math.sqrt(12), 12);
  expect(correlationOf([1, 2, 3], [6, 4, 2])).toBeCloseTo(-1, 12);
});

it('is not known where nothing varies', () => {
  expect(correlationOf([1, 1, 1], [1, 2, 3])).toBeNull();
  expect(correlationOf([], [])).toBeNull();
});
