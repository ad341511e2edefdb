import { expect, it } from 'vitest';
import { expectedOf, expectedOfNew, fitBgNbd, logLikelihoodOf, probabilityAlive } from './bg-nbd';
import { minimise } from './minimise';

/** mulberry32: small, fast, and the same everywhere. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A gamma value by Marsaglia & Tsang (2000), with the usual boost for shapes below 1. */
function gammaValue(shape: number, chance: () => number): number {
  if (shape < 1) return gammaValue(shape + 1, chance) * chance() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(chance())) * Math.cos(2 * Math.PI * chance());
    const cubed = (1 + c * normal) ** 3;
    if (cubed <= 0) continue;
    if (Math.log(chance()) < normal ** 2 / 2 + d - d * cubed + d * Math.log(cubed))
      return d * cubed;
  }
}

it('finds the parameters by which customers were made', () => {
  const truth = { r: 0.8, alpha: 6, a: 0.9, b: 3 };
  const chance = generator(7);
  const histories = { repeats: [] as number[], last: [] as number[], observed: [] as number[] };
  for (let customer = 0; customer < 20_000; customer++) {
    const observed = 30 + 30 * chance();
    const rate = gammaValue(truth.r, chance) / truth.alpha;
    const [one, other] = [gammaValue(truth.a, chance), gammaValue(truth.b, chance)];
    const leaves = one / (one + other);
    let [time, repeats, last] = [0, 0, 0];
    for (;;) {
      time -= Math.log(chance()) / rate;
      if (time > observed) break;
      repeats++;
      last = time;
      if (chance() < leaves) break;
    }
    histories.repeats.push(repeats);
    histories.last.push(last);
    histories.observed.push(observed);
  }
  const fit = fitBgNbd(histories);
  expect(fit.converged).toBe(true);
  expect(fit.r / truth.r).toBeCloseTo(1, 1);
  expect(fit.alpha / truth.alpha).toBeCloseTo(1, 1);
  // Dropout is known less well than buying; its mean is what counts.
  expect(fit.a / (fit.a + fit.b)).toBeCloseTo(truth.a / (truth.a + truth.b), 1);
});

it('expects of a customer without a history what it expects of a new one', () => {
  const model = { r: 0.5, alpha: 4, a: 0.7, b: 2 };
  expect(expectedOf(model, 0, 0, 0, 26)).toBeCloseTo(expectedOfNew(model, 26), 12);
  expect(expectedOfNew(model, 0)).toBeCloseTo(0, 12);
});

it('holds those for alive who bought last, and everyone who bought once', () => {
  const model = { r: 0.5, alpha: 4, a: 0.7, b: 2 };
  expect(probabilityAlive(model, 0, 0, 50)).toBe(1);
  expect(probabilityAlive(model, 5, 48, 50)).toBeGreaterThan(probabilityAlive(model, 5, 20, 50));
});

it('the likelihoods of all counts of a short time add up to 1', () => {
  // P(X = x) within T, by integrating over the time of the last purchase; x = 0 has no integral.
  const model = { r: 1.2, alpha: 6, a: 1.1, b: 2.3 };
  const span = 2;
  let total = Math.exp(logLikelihoodOf(model, 0, 0, span));
  const steps = 2_000;
  for (let x = 1; x <= 12; x++) {
    for (let i = 0; i < steps; i++) {
      const last = ((i + 0.5) * span) / steps;
      // The density of the last of x arrivals: the x − 1 before it stand anywhere before it.
      let arrangements = 1;
      for (let k = 1; k < x; k++) arrangements *= last / k;
      total += (Math.exp(logLikelihoodOf(model, x, last, span)) * arrangements * span) / steps;
    }
  }
  expect(total).toBeCloseTo(1, 4);
});

it('the search finds the valley of Rosenbrock', () => {
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
