import { expect, it } from 'vitest';
import { parameterOf, placeOf, slopeOf } from './positive-parameter';

it('goes there and back', () => {
  for (const parameter of [1e-4, 0.25, 1, 7, 20_000]) {
    expect(parameterOf(placeOf(parameter)) / parameter).toBeCloseTo(1, 10);
  }
});

it('has the slope of small differences, and none far out', () => {
  for (const place of [-9, -1, 0, 3, 10]) {
    const difference = (parameterOf(place + 1e-5) - parameterOf(place - 1e-5)) / 2e-5;
    expect(slopeOf(place) / difference).toBeCloseTo(1, 6);
  }
  expect(parameterOf(1e6)).toBeCloseTo(Math.exp(12), 3);
  expect(slopeOf(1e3)).toBeLessThan(1e-60);
});
