import { expect, it } from 'vitest';
import { sampleOf, scaleOf, standardised } from './points';
import { randomFrom } from './random';

it('takes the mean away and divides by the standard deviation of all', () => {
  // By hand: mean 5, deviations −3 −1 −1 −1 0 0 2 4, squares 32 / 8 = 4.
  const column = Float64Array.of(2, 4, 4, 4, 5, 5, 7, 9);
  expect(scaleOf(column)).toEqual({ mean: 5, deviation: 2 });
  const { coordinates } = standardised([column, Float64Array.from(column, (x) => 10 * x)]);
  expect([...coordinates.slice(0, 4)]).toEqual([-1.5, -1.5, -0.5, -0.5]);
});

it('finds no spread in equal values, whatever rounding makes of their mean', () => {
  expect(scaleOf(new Float64Array(1000).fill(0.1)).deviation).toBe(0);
  expect(scaleOf(new Float64Array(0))).toEqual({ mean: 0, deviation: 0 });
});

it('samples without replacement, the same points each time', () => {
  const points = {
    coordinates: Float64Array.from({ length: 500 }, (_, i) => i),
    count: 500,
    dimensions: 1,
  };
  const sample = sampleOf(points, 100, randomFrom(1));
  expect(new Set(sample.coordinates).size).toBe(100);
  expect(sampleOf(points, 100, randomFrom(1)).coordinates).toEqual(sample.coordinates);
  expect(sampleOf(points, 500, randomFrom(1))).toBe(points);
});

it('gives each point the same chance', () => {
  const points = { coordinates: Float64Array.of(0, 1, 2, 3, 4), count: 5, dimensions: 1 };
  const random = randomFrom(3);
  const drawn = new Array<number>(5).fill(0);
  for (let round = 0; round < 5000; round++) {
    for (const point of sampleOf(points, 2, random).coordinates) drawn[point]!++;
  }
  // 2,000 each expected; a binomial deviation is 35.
  for (const times of drawn) expect(Math.abs(times - 2000)).toBeLessThan(140);
});
