import { expect, test } from 'vitest';
import { recentMean, seasonalNaive, type Monthly } from './monthly';
import { alignedForecast, alignedTo } from './moving-festival';

const dayOf = (date: string) => Date.parse(date) / 86_400_000;
const festivals = new Map([
  [2023, dayOf('2023-01-22')],
  [2024, dayOf('2024-02-10')],
  [2025, dayOf('2025-01-29')],
]);

/** Sales of each day of January and February, as a rule of the date. */
function winter(year: number, sales: (date: string) => number): Map<number, number> {
  const daily = new Map<number, number>();
  for (let day = dayOf(`${year}-01-01`); day < dayOf(`${year}-03-01`); day++) {
    daily.set(day, sales(new Date(day * 86_400_000).toISOString().slice(0, 10)));
  }
  return daily;
}
const sum = (daily: ReadonlyMap<number, number>, month: string) =>
  [...daily].reduce(
    (all, [day, value]) =>
      all + (new Date(day * 86_400_000).toISOString().startsWith(month) ? value : 0),
    0,
  );

// Festival 2023-01-22: nothing is sold from 20 days before to 8 days after, January 2 to 30; else 1.
const quiet = winter(2023, (date) => (date >= '2023-01-02' && date <= '2023-01-30' ? 0 : 1));
const history: Monthly = {
  first: 2023 * 12,
  values: [sum(quiet, '2023-01'), sum(quiet, '2023-02'), 31],
};

test('the days around the festival move with it from one month to the other', () => {
  expect(history.values).toEqual([2, 28, 31]);
  // Festival 2024-02-10: quiet from January 21 to February 18, in a year with a February 29.
  expect(alignedTo(2024, history, quiet, festivals).values).toEqual([20, 11, 31]);
  // Festival 2025-01-29: quiet from January 9 to February 6.
  expect(alignedTo(2025, history, quiet, festivals).values).toEqual([8, 22, 31]);
});

test('sales of single days keep their distance to the festival', () => {
  // 100 on the day before the festival, 7 on its eighth day after, in 2024.
  const daily = new Map([
    [dayOf('2024-02-09'), 100],
    [dayOf('2024-02-18'), 7],
    [dayOf('2024-01-05'), 31],
  ]);
  const known = { first: 2024 * 12, values: [31, 107] };
  // In 2025 both lie around January 29: on January 28 and February 6. The other 31 days of 2024
  // sold 1 a day: January 2025 has 8 of them and February 22, instead of 20 and 11.
  expect(alignedTo(2025, known, daily, festivals).values).toEqual([
    31 + (8 + 100) - 20,
    107 + (7 + 22) - (100 + 7 + 11),
  ]);
});

test('the year itself, a year of which February is not known and one without a festival stay', () => {
  expect(alignedTo(2023, history, quiet, festivals)).toEqual(history);
  const cut = { first: history.first, values: [2] };
  expect(alignedTo(2024, cut, quiet, festivals)).toEqual(cut);
  expect(alignedTo(2050, history, quiet, festivals)).toBe(history);
});

test('each month is forecast from history with the festival of its own year', () => {
  // Known up to October 2023 (ten months of 31, but for the winter); ahead: November 2023 to
  // February 2024, by the same months a year before.
  const values = [31, 31, 2, 28, 31, 31, 31, 31, 31, 31, 31, 31];
  const known = { first: 2022 * 12 + 10, values };
  expect(alignedForecast(known, 5, seasonalNaive, quiet, festivals)).toEqual([31, 31, 20, 11, 31]);
  expect(alignedForecast(known, 5, seasonalNaive, quiet, new Map())).toEqual([31, 31, 2, 28, 31]);
  expect(alignedForecast({ first: 0, values: [1] }, 2, recentMean, quiet, festivals)).toBeNull();
});
