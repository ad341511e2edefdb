import { describe, expect, it } from 'vitest';
import { simulatedHistories } from '../../test/simulated-customers';
import { fitBgNbd, logLikelihoodOf, type BgNbd } from './bg-nbd';
import type { Histories } from './purchase-histories';
import { randomFrom } from './random';
import { resultOf } from './steps';

/** The log-likelihood by the formula for one customer, which the search does not use. */
function likelihoodOf({ repeats, last, observed }: Histories, model: BgNbd): number {
  let sum = 0;
  for (let i = 0; i < repeats.length; i++) {
    sum += logLikelihoodOf(model, repeats[i]!, last[i]!, observed[i]!);
  }
  return sum;
}

const names = ['r', 'alpha', 'a', 'b'] as const;

/** Standard errors of the logarithms of the parameters, from second differences at the maximum. */
function standardErrors(histories: Histories, at: BgNbd): number[] {
  const step = 1e-3;
  const moved = (moves: readonly number[]) =>
    Object.fromEntries(
      names.map((name, i) => [name, at[name] * Math.exp(step * (moves[i] ?? 0))]),
    ) as unknown as BgNbd;
  const unit = (i: number, size = 1) => names.map((_, k) => (k === i ? size : 0));
  const added = (one: readonly number[], other: readonly number[]) =>
    one.map((value, k) => value + other[k]!);
  const value = (moves: readonly number[]) => -likelihoodOf(histories, moved(moves));
  const information = names.map((_, i) =>
    names.map(
      (__, j) =>
        (value(added(unit(i), unit(j))) -
          value(added(unit(i), unit(j, -1))) -
          value(added(unit(i, -1), unit(j))) +
          value(added(unit(i, -1), unit(j, -1)))) /
        (4 * step * step),
    ),
  );
  return inverseOf(information).map((row, i) => Math.sqrt(row[i]!));
}

/** Gauss–Jordan without pivots: the matrix is positive definite. */
function inverseOf(matrix: readonly (readonly number[])[]): number[][] {
  const rows = matrix.map((row, i) => [...row, ...matrix.map((_, j) => Number(i === j))]);
  rows.forEach((pivot, i) => {
    const scale = pivot[i]!;
    pivot.forEach((value, k) => (pivot[k] = value / scale));
    rows.forEach((row, j) => {
      if (j === i) return;
      const factor = row[i]!;
      row.forEach((value, k) => (row[k] = value - factor * pivot[k]!));
    });
  });
  return rows.map((row) => row.slice(matrix.length));
}

describe('the parameters by which customers were made', () => {
  it.each([
    ['few buy again', { r: 0.25, alpha: 4.5, a: 0.8, b: 2.4 }],
    ['many buy again', { r: 0.8, alpha: 6, a: 0.9, b: 3 }],
    ['nearly all leave soon', { r: 0.8, alpha: 6, a: 0.2, b: 0.3 }],
  ])('are found within a few standard errors: %s', (_, truth) => {
    const histories = simulatedHistories(truth, 10_000, [30, 80], randomFrom(7));
    const fit = resultOf(fitBgNbd(histories));
    expect(fit.converged).toBe(true);
    const errors = standardErrors(histories, fit);
    names.forEach((name, i) => {
      expect(errors[i]!).toBeLessThan(0.2);
      expect(Math.abs(Math.log(fit[name] / truth[name])) / errors[i]!, name).toBeLessThan(3);
    });
    expect(fit.logLikelihood).toBeCloseTo(likelihoodOf(histories, fit), 4);
    expect(fit.logLikelihood).toBeGreaterThan(likelihoodOf(histories, truth));
  });

  it('do not depend on the unit of time', () => {
    const truth = { r: 0.8, alpha: 6, a: 0.9, b: 3 };
    const weeks = simulatedHistories(truth, 2000, [30, 80], randomFrom(3));
    const inWeeks = resultOf(fitBgNbd(weeks));
    for (const unit of [7 * 86_400, 1 / 52]) {
      const fit = resultOf(
        fitBgNbd({
          repeats: weeks.repeats,
          last: weeks.last.map((time) => time * unit),
          observed: weeks.observed.map((time) => time * unit),
        }),
      );
      expect(fit.converged).toBe(true);
      expect(fit.r / inWeeks.r).toBeCloseTo(1, 4);
      expect(fit.alpha / unit / inWeeks.alpha).toBeCloseTo(1, 4);
      expect(fit.a / inWeeks.a).toBeCloseTo(1, 3);
      expect(fit.b / inWeeks.b).toBeCloseTo(1, 3);
    }
  });
});

describe('customers at the limits of the model', () => {
  it.each([
    ['who hardly ever leave', { r: 0.8, alpha: 6, a: 1e-4, b: 3 }],
    ['who all leave with the same probability', { r: 0.8, alpha: 6, a: 500, b: 1500 }],
    ['who all buy at the same rate', { r: 300, alpha: 3000, a: 0.9, b: 3 }],
    ['some of whom buy thousands of times', { r: 0.5, alpha: 0.05, a: 0.3, b: 30 }],
    ['of whom few buy again', { r: 0.03, alpha: 30, a: 0.8, b: 3 }],
  ])('get parameters as likely as the true ones: %s', (_, truth) => {
    const histories = simulatedHistories(truth, 4000, [26, 104], randomFrom(5));
    const fit = resultOf(fitBgNbd(histories));
    expect(fit.converged).toBe(true);
    expect(fit.logLikelihood).toBeGreaterThan(likelihoodOf(histories, truth) - 0.5);
  });

  it('are one, or none who buys again, without a fault', () => {
    const fits = [
      { repeats: [], last: [], observed: [] },
      { repeats: [0], last: [0], observed: [0] },
      { repeats: [3], last: [4], observed: [5] },
      { repeats: [0, 0, 0], last: [0, 0, 0], observed: [10, 20, 30] },
    ].map((histories) => resultOf(fitBgNbd(histories)));
    for (const fit of fits) expect(typeof fit.converged).toBe('boolean');
  });
});

it('counts alike histories once and finds the same', () => {
  const some = simulatedHistories({ r: 0.8, alpha: 6, a: 0.9, b: 3 }, 500, [30, 80], randomFrom(2));
  const twice = (column: Float64Array) => [...column, ...column];
  const one = resultOf(fitBgNbd(some));
  const both = resultOf(
    fitBgNbd({
      repeats: twice(some.repeats),
      last: twice(some.last),
      observed: twice(some.observed),
    }),
  );
  expect(both.logLikelihood).toBeCloseTo(2 * one.logLikelihood, 5);
  expect(both.r).toBeCloseTo(one.r, 4);
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

it('says how far it is and can be stopped between two steps', () => {
  const some = simulatedHistories({ r: 0.8, alpha: 6, a: 0.9, b: 3 }, 500, [30, 80], randomFrom(2));
  const fractions: number[] = [];
  for (const fraction of fitBgNbd(some)) fractions.push(fraction);
  expect(fractions.length).toBeGreaterThan(5);
  expect(fractions).toEqual([...fractions].sort((one, other) => one - other));
  expect(fractions.at(-1)).toBeLessThanOrEqual(1);
});
