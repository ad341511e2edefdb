import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { purchaseTimes } from '../../test/simulated-customers';
import { logLikelihoodOf, type BgNbd } from './bg-nbd';
import { expectedOf, expectedOfNew, frequencies, probabilityAlive } from './bg-nbd-expectations';
import { lnBeta } from './gamma';
import { randomFrom } from './random';

/**
 * Purchases of one who is alive, as an integral over the probability p of leaving: a rate of
 * Gamma(r, α) makes (1 − (α/(α+pt))^r) / p of them on average. By tanh-sinh quadrature (Takahasi &
 * Mori 1974), which does not mind that the density of p may have no end at 0 and 1.
 */
function integrated({ r, alpha, a, b }: BgNbd, span: number): number {
  const step = 1 / 1000;
  let sum = 0;
  for (let k = -6000; k <= 6000; k++) {
    const u = k * step;
    const high = Math.PI * Math.sinh(u);
    const lnP = -Math.log1p(Math.exp(-high));
    const lnQ = -Math.log1p(Math.exp(high));
    const p = Math.exp(lnP);
    const purchases = p > 0 ? -Math.expm1(-r * Math.log1p((p * span) / alpha)) / p : 0;
    const weight = Math.exp(a * lnP + b * lnQ - lnBeta(a, b)) * Math.PI * Math.cosh(u);
    sum += purchases * weight * step;
  }
  return sum;
}

describe('expected purchases', () => {
  it.each([
    ['of an everyday model', { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }],
    ['where a is 1', { r: 0.5, alpha: 4, a: 1, b: 2 }],
    ['where a is nearly 1', { r: 0.5, alpha: 4, a: 1 + 3e-5, b: 2 }],
    ['where a + b is 1', { r: 0.8, alpha: 4, a: 0.4, b: 0.6 }],
    ['where a + b is less than 1', { r: 0.8, alpha: 4, a: 0.2, b: 0.3 }],
    ['where a and b are small', { r: 2, alpha: 3, a: 0.05, b: 0.1 }],
    ['where nobody differs in leaving', { r: 0.8, alpha: 6, a: 2000, b: 6000 }],
    ['where nobody differs in buying', { r: 2000, alpha: 20_000, a: 0.9, b: 3 }],
    ['where most leave at once', { r: 0.8, alpha: 6, a: 24, b: 0.08 }],
  ])('are what numerical integration makes of them, %s', (_, model) => {
    for (const span of [0.01, 1, 10, 52, 520, 20_000]) {
      expect(expectedOfNew(model, span) / integrated(model, span), `${span}`).toBeCloseTo(1, 6);
    }
  });

  it('are that for any history, also of hundreds of purchases', () => {
    const parameter = (low: number, high: number) =>
      fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp);
    fc.assert(
      fc.property(
        fc.record({
          r: parameter(0.05, 20),
          alpha: parameter(0.05, 50),
          a: parameter(0.05, 20),
          b: parameter(0.1, 50),
        }),
        fc.integer({ min: 1, max: 600 }),
        parameter(1, 200),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        parameter(0.5, 300),
        (model, x, observed, part, span) => {
          const { r, alpha, a, b } = model;
          const alive = probabilityAlive(model, x, part * observed, observed);
          const known = { r: r + x, alpha: alpha + observed, a, b: b + x };
          const ours = expectedOf(model, x, part * observed, observed, span);
          expect(Math.abs(ours - alive * integrated(known, span))).toBeLessThanOrEqual(
            1e-7 * ours + 1e-12,
          );
        },
      ),
      { numRuns: 60, seed: 1 },
    );
  });

  it('of a customer without a history are those of a new one', () => {
    const model = { r: 0.5, alpha: 4, a: 0.7, b: 2 };
    expect(expectedOf(model, 0, 0, 0, 26)).toBeCloseTo(expectedOfNew(model, 26), 12);
    expect(expectedOfNew(model, 0)).toBe(0);
  });

  it('are those that simulated customers make', () => {
    const model = { r: 0.8, alpha: 6, a: 0.9, b: 3 };
    const random = randomFrom(11);
    const counts = Array.from({ length: 20_000 }, () => purchaseTimes(model, 52, random).length);
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    const spread = Math.sqrt(counts.reduce((sum, x) => sum + (x - mean) ** 2, 0)) / counts.length;
    expect(Math.abs(expectedOfNew(model, 52) - mean)).toBeLessThan(3 * spread);
  });
});

describe('the probability of being alive', () => {
  const model = { r: 0.5, alpha: 4, a: 0.7, b: 2 };

  it('is greater for who bought lately, and 1 for who bought once', () => {
    expect(probabilityAlive(model, 0, 0, 50)).toBe(1);
    expect(probabilityAlive(model, 5, 48, 50)).toBeGreaterThan(probabilityAlive(model, 5, 20, 50));
  });

  it('is the part of the likelihood that being alive has', () => {
    // Without the second term of the likelihood, that of having left after the last purchase.
    const { r, alpha, a, b } = model;
    const [x, last, observed] = [4, 20, 30];
    const lnRise = [0, 1, 2, 3].reduce((sum, j) => sum + Math.log(r + j), 0);
    const alive =
      lnRise +
      r * Math.log(alpha) +
      lnBeta(a, b + x) -
      lnBeta(a, b) -
      (r + x) * Math.log(alpha + observed);
    expect(probabilityAlive(model, x, last, observed)).toBeCloseTo(
      Math.exp(alive - logLikelihoodOf(model, x, last, observed)),
      12,
    );
  });

  it('is a number for the heaviest buyers, gone and not', () => {
    expect(probabilityAlive(model, 5000, 1, 500)).toBe(0);
    expect(probabilityAlive(model, 5000, 500, 500)).toBeCloseTo(1, 3);
  });
});

describe('the distribution of the number of purchases', () => {
  it.each([
    { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 },
    { r: 2, alpha: 3, a: 1.5, b: 0.4 },
    { r: 0.8, alpha: 4, a: 0.2, b: 0.3 },
  ])('adds up to 1, and to the expected number', (model) => {
    const probabilities = frequencies(model, 20, 4000);
    expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 8);
    const mean = probabilities.reduce((sum, p, x) => sum + x * p, 0);
    expect(mean / expectedOfNew(model, 20)).toBeCloseTo(1, 6);
  });

  it('gives none the probability of no purchase, which is that of the likelihood', () => {
    const model = { r: 0.5, alpha: 4, a: 0.7, b: 2 };
    expect(frequencies(model, 30, 0)).toHaveLength(1);
    expect(frequencies(model, 30, 0)[0]).toBeCloseTo(
      Math.exp(logLikelihoodOf(model, 0, 0, 30)),
      12,
    );
  });
});
