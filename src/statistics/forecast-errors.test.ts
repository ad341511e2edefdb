import { expect, test } from 'vitest';
import {
  accuracyOf,
  coverageOf,
  intervalOf,
  judged,
  spreadOf,
  usualChange,
} from './forecast-errors';
import { studentQuantile } from './student';

const actual = { first: 100, values: [10, 20, 40] };

test('forecasts are judged by what came, and only by that', () => {
  const months = judged(
    [
      { origin: 101, values: [25, 30] },
      { origin: 102, values: [50, 7] },
    ],
    actual,
  );
  expect(months).toEqual([
    { origin: 101, horizon: 1, expected: 25, actual: 20 },
    { origin: 101, horizon: 2, expected: 30, actual: 40 },
    { origin: 102, horizon: 1, expected: 50, actual: 40 },
  ]);
  // Errors 5, 10 and 10 of 20 + 40 + 40.
  expect(accuracyOf(months)).toEqual({ n: 3, mae: 25 / 3, wape: 0.25 });
  expect(accuracyOf([])).toBeNull();
  expect(accuracyOf([{ origin: 1, horizon: 1, expected: 3, actual: 0 }])).toMatchObject({
    mae: 3,
    wape: null,
  });
});

test('the usual change is that on the same month a year before, else on the month before', () => {
  const year = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
  expect(usualChange({ first: 0, values: [...year, 4, 0] })).toBe((3 + 2) / 2);
  expect(usualChange({ first: 0, values: [1, 4, 2] })).toBe(2.5);
  expect(usualChange({ first: 0, values: [3, 3, 3] })).toBeNull();
  expect(usualChange({ first: 0, values: [] })).toBeNull();
});

/** Four errors one month ahead: twice as much, half as much, twice, half. */
const halves = [2, 0.5, 2, 0.5].map((factor, origin) => ({
  origin,
  horizon: 1,
  expected: 10,
  actual: 10 * factor,
}));

test('errors are measured on the log scale, and the interval goes by factors', () => {
  const spread = spreadOf(halves, 3);
  // All log errors are ln 2; further ahead nothing was judged: as one month ahead.
  expect(spread?.scale).toBe('log');
  expect(spread?.byHorizon).toHaveLength(3);
  spread?.byHorizon.forEach(({ deviation }) => expect(deviation).toBeCloseTo(Math.LN2, 12));
  if (!spread) return;
  // t of four errors at 97.5 % is 2.776 (tables): 2^2.776 times.
  const { low, high } = intervalOf(100, spread, 2, 0.95);
  expect(high).toBeCloseTo(100 * 2 ** 2.7764, 0);
  expect(low).toBeCloseTo(100 / 2 ** 2.7764, 1);
});

test('an interval does not narrow further ahead, and needs four errors', () => {
  const nearer = halves.map((month) => ({ ...month, horizon: 2, actual: 11 }));
  const further = halves.slice(1).map((month) => ({ ...month, horizon: 3, actual: 1000 }));
  const spread = spreadOf([...halves, ...nearer, ...further], 3);
  spread?.byHorizon.forEach(({ deviation }) => expect(deviation).toBeCloseTo(Math.LN2, 12));
  expect(spreadOf(halves.slice(1), 3)).toBeNull();
});

test('where a month brought nothing, errors are plain and the interval ends at 0', () => {
  const months = [0, 4, 0, 4].map((came, origin) => ({
    origin,
    horizon: 1,
    expected: 2,
    actual: came,
  }));
  const spread = spreadOf(months, 1);
  expect(spread).toEqual({ scale: 'plain', byHorizon: [{ deviation: 2, n: 4 }] });
  if (!spread) return;
  const { low, high } = intervalOf(3, spread, 1, 0.95);
  expect(low).toBe(0);
  expect(high).toBeCloseTo(3 + 2 * 2.776, 2);
});

test('no error makes the interval that it is held to', () => {
  const six = [1.1, 0.9, 1.1, 0.9, 1.1, 3].map((factor, origin) => ({
    origin,
    horizon: 1,
    expected: 10,
    actual: 10 * factor,
  }));
  // By the five others (about ±10 %, t 2.57) the sixth is far out; with its own error it would be in.
  expect(coverageOf(six, 1, 0.95)).toBe(5 / 6);
  expect(coverageOf(six.slice(2), 1, 0.95)).toBeNull();
});

test.each([
  [0.975, 3, 3.182],
  [0.975, 4, 2.776],
  [0.975, 9, 2.262],
  [0.975, 12, 2.179],
  [0.9, 4, 1.533],
  [0.9, 12, 1.356],
])('the quantile of t at %f with %i degrees of freedom is %f, as in tables', (p, freedom, t) => {
  expect(Math.abs(studentQuantile(p, freedom) / t - 1)).toBeLessThan(0.01);
});
