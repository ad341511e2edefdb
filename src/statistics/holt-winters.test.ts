import { expect, test } from 'vitest';
import { continued, fitHoltWinters, holtWinters, smoothed } from './holt-winters';
import { accuracyOf, judged } from './forecast-errors';
import { seasonalNaive, type Monthly } from './monthly';

/** Passengers of international airlines by month, 1949–1960, thousands (Box & Jenkins 1976, series G). */
const passengers = [
  112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149, 170,
  170, 158, 133, 114, 140, 145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166, 171, 180,
  193, 181, 183, 218, 230, 242, 209, 191, 172, 194, 196, 196, 236, 235, 229, 243, 264, 272, 237,
  211, 180, 201, 204, 188, 235, 227, 234, 264, 302, 293, 259, 229, 203, 229, 242, 233, 267, 269,
  270, 315, 364, 347, 312, 274, 237, 278, 284, 277, 317, 313, 318, 374, 413, 405, 355, 306, 271,
  306, 315, 301, 356, 348, 355, 422, 465, 467, 404, 347, 305, 336, 340, 318, 362, 348, 363, 435,
  491, 505, 404, 359, 310, 337, 360, 342, 406, 396, 420, 472, 548, 559, 463, 407, 362, 405, 417,
  391, 419, 461, 472, 535, 622, 606, 508, 461, 390, 432,
];
const first = 1949 * 12;
const all: Monthly = { first, values: passengers };
const until1959: Monthly = { first, values: passengers.slice(0, -12) };

test('the smoothing comes to what R’s HoltWinters(AirPassengers, seasonal = "mult") prints', () => {
  // R begins at the ratios to the moving average of the first two years, and at the straight line
  // through that average (months 7 to 18), told one month before its beginning.
  const average = Array.from({ length: 12 }, (_, at) => {
    const around = passengers.slice(at, at + 13);
    return around.reduce((sum, value, i) => sum + (i % 12 === 0 ? value / 2 : value), 0) / 12;
  });
  const season = Array.from({ length: 12 }, (_, month) => {
    const at = (month + 6) % 12;
    return (passengers[month < 6 ? month + 12 : month] ?? 0) / (average[at] ?? 1);
  });
  const meanSeason = season.reduce((sum, share) => sum + share, 0) / 12;
  const mean = average.reduce((sum, value) => sum + value, 0) / 12;
  const slope = average.reduce((sum, value, at) => sum + (at - 5.5) * (value - mean), 0) / 143;
  const fit = smoothed(
    all,
    { alpha: 0.2755925, beta: 0.03269295, gamma: 0.8707292, phi: 1 },
    {
      level: mean - 6.5 * slope,
      trend: slope,
      season: season.map((share) => share / meanSeason),
    },
  );
  expect(fit.level).toBeCloseTo(469.3232206, 4);
  expect(fit.trend).toBeCloseTo(3.0215391, 5);
  const published = [
    0.9464611, 0.8829239, 0.9717369, 1.0304825, 1.0476884, 1.1805272, 1.3590778, 1.3331706,
    1.1083381, 0.9868813, 0.8361333, 0.9209877,
  ];
  fit.season.forEach((share, month) => expect(share).toBeCloseTo(published[month] ?? 0, 6));
});

test('a damped trend grows by less each month', () => {
  const season = new Array<number>(12).fill(1);
  const smoothing = { alpha: 0.5, beta: 0.5, gamma: 0, phi: 0.8 };
  const state = { level: 100, trend: 10, season };
  // Expected 100 + 0.8 · 10 = 108; with 120 the level is 114, the trend 0.5 · 14 + 0.5 · 8 = 11.
  const year = new Array<number>(12).fill(1);
  const fit = smoothed({ first: 0, values: [...year, 120] }, smoothing, state);
  expect(fit.level).toBeCloseTo(114, 12);
  expect(fit.trend).toBeCloseTo(11, 12);
  expect(fit.error).toBeCloseTo(Math.log(120 / 108) ** 2, 12);
  // 114 + 0.8 · 11, then + 0.64 · 11.
  const [one, two] = continued(fit, 13, 2);
  expect(one).toBeCloseTo(122.8, 10);
  expect(two).toBeCloseTo(129.84, 10);
  // A falling level ends at 0, not below.
  expect(continued({ ...fit, level: 5, trend: -10 }, 13, 2)).toEqual([0, 0]);
});

test('a season without trend or noise goes on as it is', () => {
  const season = [0.5, 0.5, 1, 1, 1, 1.5, 1, 1, 1, 1, 1.5, 1];
  const values = Array.from({ length: 29 }, (_, t) => 200 * (season[(t + 6) % 12] ?? 0));
  const forecast = holtWinters({ first: 6, values }, 12) ?? [];
  forecast.forEach((value, h) => expect(value).toBeCloseTo(200 * (season[(h + 35) % 12] ?? 0), 8));
});

test('the last year of the passengers is forecast better than by the year before', () => {
  const errorOf = (values: readonly number[] | null) =>
    accuracyOf(judged([{ origin: first + 132, values: values ?? [] }], all))?.mae;
  // Differences 57 49 13 65 52 63 74 47 45 54 28 27 of 1960 to 1959: 574 / 12.
  expect(errorOf(seasonalNaive(until1959, 12))).toBeCloseTo(574 / 12, 10);
  expect(errorOf(holtWinters(until1959, 12))).toBeLessThan(20);
});

test('there is no fit with less than two years, or with a month without sales', () => {
  expect(fitHoltWinters({ first, values: passengers.slice(0, 23) })).toBeNull();
  expect(fitHoltWinters({ first, values: [...passengers.slice(0, 30), 0] })).toBeNull();
  expect(fitHoltWinters({ first, values: passengers.slice(0, 24) })).not.toBeNull();
});
