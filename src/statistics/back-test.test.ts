import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backTest, type Method } from './back-test';
import { holtWinters } from './holt-winters';
import { before, recentMean, seasonalNaive, type Monthly } from './monthly';
import { resultOf } from './steps';

type Failure = 'few_months';
const methodOf = (
  name: string,
  history: Monthly,
  forecast: (history: Monthly, steps: number) => readonly number[] | null,
): Method<string, Failure> => ({
  name,
  *forecast(origin, steps) {
    yield 0;
    return forecast(before(history, origin), steps) ?? 'few_months';
  },
});
const methodsOf = (history: Monthly) => [
  methodOf('mean', history, recentMean),
  methodOf('naive', history, seasonalNaive),
  methodOf('smoothed', history, holtWinters),
];
const compare = (values: readonly number[], steps = 2) => {
  const history = { first: 24_000, values };
  return resultOf(backTest(methodsOf(history), history, steps));
};
const season = [5, 1, 4, 2, 9, 3, 8, 7, 2, 6, 1, 5];

test('what repeats each year is forecast without error by the same month a year before', () => {
  const values = Array.from({ length: 24 }, (_, t) => season[t % 12] ?? 0);
  const { best, tested } = compare(values);
  expect(best?.name).toBe('naive');
  expect(best?.accuracy).toMatchObject({ n: 12 + 11, mae: 0 });
  expect(best?.next).toEqual([5, 1]);
  // The smoothing would need six origins with two years before each.
  expect(tested.map(({ name, absent }) => [name, absent])).toEqual([
    ['mean', null],
    ['naive', null],
    ['smoothed', 'few_origins'],
  ]);
});

test('methods are compared on the same months', () => {
  const values = Array.from({ length: 31 }, (_, t) => (season[t % 12] ?? 0) * (1 + t / 30));
  const { tested } = compare(values);
  // The smoothing can begin at the 25th month: seven origins, the last of them with one month.
  expect(tested.map(({ accuracy }) => accuracy?.n)).toEqual([13, 13, 13]);
});

test('errors by hand: each month against the mean of the three before it', () => {
  const { tested } = compare([1, 2, 3, 6, 3, 3, 9], 1);
  // Means 2, 11/3, 4, 4 against 6, 3, 3, 9: errors 4, 2/3, 1 and 5.
  const [mean] = tested;
  expect(mean?.accuracy?.mae).toBeCloseTo((4 + 2 / 3 + 1 + 5) / 4, 12);
  expect(mean?.accuracy?.wape).toBeCloseTo((4 + 2 / 3 + 1 + 5) / 21, 12);
  // Before the fourth month the usual change is 1.
  expect(mean?.mase).toBeCloseTo((4 + 2 / 3 + 1 + 5) / 4, 12);
  // Four origins do not compare methods, but the simplest stands.
  expect(mean?.absent).toBeNull();
  expect(tested[1]?.absent).toBe('few_months');
});

test('a tie goes to the simpler method', () => {
  const { best } = compare(new Array<number>(36).fill(7));
  expect(best?.name).toBe('mean');
});

test('nothing after an origin changes what was forecast from it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 1, max: 1000, noNaN: true }), { minLength: 31, maxLength: 40 }),
      fc.integer({ min: 1, max: 8 }),
      fc.double({ min: 2, max: 50, noNaN: true }),
      (values, last, factor) => {
        const from = 24_000 + values.length - last;
        const changed = values.map((value, t) =>
          t >= values.length - last ? value * factor + 1 : value,
        );
        const expectedOf = (all: readonly number[]) => {
          const history = { first: 24_000, values: all };
          return methodsOf(history).map((method) => resultOf(method.forecast(from, 3)));
        };
        expect(expectedOf(changed)).toEqual(expectedOf(values));
        const judgedUpTo = (all: readonly number[]) =>
          compare(all).tested.map(({ judged }) =>
            judged.filter(({ origin }) => origin <= from).map(({ expected }) => expected),
          );
        expect(judgedUpTo(changed)).toEqual(judgedUpTo(values));
      },
    ),
    { numRuns: 15, seed: 5 },
  );
});
