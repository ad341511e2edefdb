import { expect, test } from 'vitest';
import { adjusted } from './benjamini-hochberg';
import { correlationMatrix, inflation, redundant } from './collinearity';

const columns = (...lists: number[][]) => lists.map((list) => Float64Array.from(list));

test('a column that follows from those before it is found', () => {
  const [a, b] = [
    [1, 2, 3, 4, 5, 0],
    [2, 0, 1, 0, 3, 0],
  ];
  const sum = a.map((value, i) => value - 2 * (b[i] ?? 0) + 7);
  const constant = a.map(() => 3);
  expect(redundant(correlationMatrix(columns(a, b, sum, constant)))).toEqual([2, 3]);
  expect(redundant(correlationMatrix(columns(a, b)))).toEqual([]);
});

test('the inflation of one column among two is 1 / (1 − r²)', () => {
  // By hand: deviations −2…2 and −1, −1, 1, −1, 2: r² = 6² / (10 · 8).
  const [x, y] = columns([1, 2, 3, 4, 5], [0, 0, 2, 0, 3]);
  const found = correlationMatrix([x!, y!]);
  expect(found[0]?.[1]).toBeCloseTo(6 / Math.sqrt(80), 12);
  const factors = inflation(found, ['x', 'y']);
  expect(factors.get('x')).toBeCloseTo(1 / (1 - 36 / 80), 12);
  expect(factors.get('y')).toBeCloseTo(1 / (1 - 36 / 80), 12);
});

test('a factor is judged as a whole, whatever its reference is', () => {
  // Two levels of three against a number: the same whichever two are columns.
  const level = [0, 0, 0, 1, 1, 1, 2, 2, 2, 0, 1, 2];
  const number = [1, 2, 1, 3, 4, 5, 9, 7, 8, 2, 5, 6];
  const is = (k: number) => level.map((own) => Number(own === k));
  const factor = (one: number, other: number) =>
    inflation(correlationMatrix(columns(is(one), is(other), number)), ['f', 'f', 'n']).get('f');
  expect(factor(0, 1)).toBeCloseTo(factor(1, 2) ?? 0, 10);
  // Of the number alone: 1 / (1 − R²), where R² is the share between the means of the levels.
  const mean = (list: number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
  const all = mean(number);
  const means = [0, 1, 2].map((k) => mean(number.filter((_, i) => level[i] === k)));
  const between = level.reduce((sum, k) => sum + (means[k]! - all) ** 2, 0);
  const total = number.reduce((sum, value) => sum + (value - all) ** 2, 0);
  const own = inflation(correlationMatrix(columns(is(0), is(1), number)), ['f', 'f', 'n']).get('n');
  expect(own).toBeCloseTo(1 / (1 - between / total), 9);
});

test('p-values are adjusted as Benjamini and Hochberg did', () => {
  // Their example of 15 tests: at 5 % the four smallest are rejected.
  const published = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
    0.6528, 0.759, 1,
  ];
  const found = adjusted(published);
  expect(found.filter((p) => p <= 0.05)).toHaveLength(4);
  expect(found[0]).toBeCloseTo(0.0015, 12);
  expect(found[3]).toBeCloseTo((0.0095 * 15) / 4, 12);
  expect(adjusted([0.04, 0.01])).toEqual([0.04, 0.02]);
});
