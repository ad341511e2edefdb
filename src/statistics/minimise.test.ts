import { expect, it } from 'vitest';
import { minimise } from './minimise';

it('finds the valley of Rosenbrock', () => {
  const found = minimise(
    (at) => {
      const [x = 0, y = 0] = at;
      return {
        value: (1 - x) ** 2 + 100 * (y - x * x) ** 2,
        gradient: Float64Array.of(-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)),
      };
    },
    [-1.2, 1],
  );
  expect(found.converged).toBe(true);
  expect([...found.at]).toEqual([expect.closeTo(1, 6), expect.closeTo(1, 6)]);
});

it('steps away from where there is no value', () => {
  // x − ln x, which ends at 0: a full first step from 0.1 would leave it.
  const found = minimise(
    ([x = 0]) => ({ value: x - Math.log(x), gradient: Float64Array.of(1 - 1 / x) }),
    [5],
  );
  expect(found.converged).toBe(true);
  expect(found.at[0]).toBeCloseTo(1, 6);
});

it('rests on a ridge that falls for ever, after few steps', () => {
  const found = minimise(
    ([x = 0, y = 0]) => ({
      value: 1 + (x - y) ** 2 + 1e-6 * Math.exp(-x),
      gradient: Float64Array.of(2 * (x - y) - 1e-6 * Math.exp(-x), -2 * (x - y)),
    }),
    [0, 3],
  );
  expect(found.converged).toBe(true);
  expect(found.iterations).toBeLessThan(100);
});

it('does not take a slope without an end for a minimum', () => {
  const found = minimise(([x = 0]) => ({ value: -x, gradient: Float64Array.of(-1) }), [0], {
    most: 20,
  });
  expect(found.converged).toBe(false);
});
