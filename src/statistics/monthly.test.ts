import { expect, test } from 'vitest';
import {
  before,
  endOf,
  firstDayOf,
  monthOf,
  recentMean,
  seasonalNaive,
  seasonOf,
  type Monthly,
} from './monthly';

const january2023 = 2023 * 12;
const dayOf = (date: string) => Date.parse(date) / 86_400_000;

test('months count twelve a year, and begin at their first day', () => {
  expect(firstDayOf(january2023 + 1)).toBe(dayOf('2023-02-01'));
  expect(monthOf(dayOf('2024-02-29'))).toBe(2024 * 12 + 1);
  const history: Monthly = { first: january2023, values: [1, 2, 3] };
  expect(endOf(history)).toBe(january2023 + 3);
  expect(before(history, january2023 + 2).values).toEqual([1, 2]);
  expect(before(history, january2023 - 5).values).toEqual([]);
});

test('the same month a year before is the forecast, again after twelve months', () => {
  const values = Array.from({ length: 14 }, (_, month) => month + 1);
  const history = { first: january2023, values };
  expect(seasonalNaive(history, 3)).toEqual([3, 4, 5]);
  expect(seasonalNaive(history, 14)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 3, 4]);
  expect(seasonalNaive({ first: january2023, values: values.slice(0, 11) }, 3)).toBeNull();
});

test('the mean of the last three months wants three', () => {
  expect(recentMean({ first: 0, values: [100, 1, 2, 6] }, 2)).toEqual([3, 3]);
  expect(recentMean({ first: 0, values: [1, 2] }, 2)).toBeNull();
});

test('a season without noise is found exactly, wherever the series begins', () => {
  const season = [0.5, 0.5, 1, 1, 1, 1.5, 1, 1, 1, 1, 1.5, 1];
  for (const first of [january2023, january2023 + 6]) {
    const values = Array.from({ length: 30 }, (_, t) => 200 * (season[(first + t) % 12] ?? 0));
    const found = seasonOf({ first, values });
    found?.season.forEach((share, month) => expect(share).toBeCloseTo(season[month] ?? 0, 12));
    expect(found?.trend).toHaveLength(18);
    found?.trend.forEach((level) => expect(level).toBeCloseTo(200, 10));
  }
  expect(seasonOf({ first: 0, values: new Array<number>(23).fill(1) })).toBeNull();
  expect(seasonOf({ first: 0, values: new Array<number>(24).fill(0) })).toBeNull();
});
