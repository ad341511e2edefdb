import { expect, it } from 'vitest';
import { randomFrom } from './random';

it('gives the numbers of C++’s minstd_rand', () => {
  // ISO C++ [rand.predef]: the 10,000th number of minstd_rand from its default seed is 399268537.
  const random = randomFrom(1);
  for (let i = 1; i < 10_000; i++) random();
  expect(Math.round(random() * (2 ** 31 - 2)) + 1).toBe(399_268_537);
});

it('stays in 0…1 and fills it evenly', () => {
  const random = randomFrom(42);
  const tenths = new Array<number>(10).fill(0);
  for (let i = 0; i < 100_000; i++) tenths[Math.floor(random() * 10)]!++;
  // Nine degrees of freedom: χ² stays below 27.9 with a probability of 99.9 %.
  const chiSquare = tenths.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
  expect(chiSquare).toBeLessThan(27.9);
});
