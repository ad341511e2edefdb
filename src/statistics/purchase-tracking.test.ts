import { expect, it } from 'vitest';
import { expectedOfNew } from './bg-nbd-expectations';
import { expectedByDay } from './purchase-tracking';

it('adds up what is expected of each customer since the first purchase', () => {
  const model = { r: 0.5, alpha: 4, a: 0.7, b: 2 };
  const [soFar, later] = expectedByDay(model, [100, 100, 107, 130], [114, 200]);
  expect(soFar).toBeCloseTo(2 * expectedOfNew(model, 2) + expectedOfNew(model, 1), 12);
  expect(later).toBeCloseTo(
    2 * expectedOfNew(model, 100 / 7) + expectedOfNew(model, 93 / 7) + expectedOfNew(model, 70 / 7),
    12,
  );
});
