import { expect, it } from 'vitest';
import {
  chiSquareTail,
  digamma,
  hypergeometric,
  lnBeta,
  lnGamma,
  normalQuantile,
  normalTails,
} from './gamma';

it('ln Γ is that of the factorials, of a half, and of large numbers', () => {
  let factorial = 1;
  for (let n = 1; n < 20; n++) {
    expect(lnGamma(n)).toBeCloseTo(Math.log(factorial), 12);
    factorial *= n;
  }
  expect(lnGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13);
  // Stirling's series, whose error at 1e6 is below 1e-20.
  const x = 1e6;
  const stirling = (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + 1 / (12 * x);
  expect(lnGamma(x) / stirling).toBeCloseTo(1, 14);
});

it('ln B is that of small whole numbers', () => {
  // B(2, 3) = 1! · 2! / 4!
  expect(lnBeta(2, 3)).toBeCloseTo(Math.log(1 / 12), 13);
});

it('ψ begins at minus Euler’s constant and steps by 1/x', () => {
  expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 13);
  expect(digamma(0.5)).toBeCloseTo(-0.5772156649015329 - 2 * Math.LN2, 13);
  expect(digamma(7.25) - digamma(6.25)).toBeCloseTo(1 / 6.25, 13);
});

it('₂F₁ is the elementary functions that it contains', () => {
  for (const z of [0, 0.1, 0.5, 0.9, 0.99]) {
    expect(hypergeometric(1, 1, 2, z)).toBeCloseTo(z === 0 ? 1 : -Math.log(1 - z) / z, 10);
    expect(hypergeometric(2, 3, 3, z) * (1 - z) ** 2).toBeCloseTo(1, 10);
  }
});

it('tails are those of the tables', () => {
  // Abramowitz & Stegun, tables 26.1 and 26.8.
  expect(chiSquareTail(3.841459, 1)).toBeCloseTo(0.05, 6);
  expect(chiSquareTail(23.209251, 10)).toBeCloseTo(0.01, 6);
  expect(chiSquareTail(0, 3)).toBe(1);
  expect(normalTails(1.959964)).toBeCloseTo(0.05, 6);
  expect(normalTails(10)).toBeLessThan(1e-22);
});

it('quantiles are the way back from the tails', () => {
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
  for (const p of [1e-8, 0.01, 0.3, 0.5, 0.8, 0.999]) {
    const z = normalQuantile(p);
    const below = z < 0 ? normalTails(z) / 2 : 1 - normalTails(z) / 2;
    expect(below / p).toBeCloseTo(1, 8);
  }
});
