import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstDayOf, monthOf } from '../../statistics/monthly';
import { randomFrom } from '../../statistics/random';
import { resultOf } from '../../statistics/steps';
import { methodsOf } from './methods';

const first = 2021 * 12;
const months = 38;
const festivals = new Map(
  ['2021-02-12', '2022-02-01', '2023-01-22', '2024-02-10', '2025-01-29'].map((date) => [
    Number(date.slice(0, 4)),
    Date.parse(date) / 86_400_000,
  ]),
);

/** A shop whose sales from a day on are told apart by a second seed. */
function forecastsOf(seed: number, seedAfter: number, origin: number): unknown[] {
  const until = firstDayOf(origin);
  const before = randomFrom(seed);
  const after = randomFrom(seedAfter);
  const daily = new Map<number, number>();
  const values = new Array<number>(months).fill(0);
  const buyers: [customer: number, day: number][] = [];
  const newCustomers = new Array<number>(months).fill(0);
  for (let day = firstDayOf(first); day < firstDayOf(first + months); day++) {
    const random = day < until ? before : after;
    const value = 10 + Math.floor(90 * random());
    daily.set(day, value);
    values[monthOf(day) - first]! += value;
    const customer = day - firstDayOf(first);
    newCustomers[monthOf(day) - first]! += 1;
    buyers.push([customer, day]);
    // Every customer may come again soon; some of these days lie after the origin.
    if (random() < 0.6) buyers.push([customer, day + 1 + Math.floor(120 * random())]);
  }
  buyers.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  const orderDays = new Array<number>(months).fill(0);
  for (const [, day] of buyers) {
    const month = monthOf(day) - first;
    if (month < months) orderDays[month]! += 1;
  }
  const methods = methodsOf(
    { name: 'total', history: { first, values }, daily, soFar: null },
    festivals,
    {
      customers: Float64Array.from(buyers, ([customer]) => customer),
      days: Float64Array.from(buyers, ([, day]) => day),
      weight: 1,
      newCustomers: { first, values: newCustomers },
      orderDays: { first, values: orderDays },
    },
  );
  return methods.map(({ forecast }) => resultOf(forecast(origin, 13)));
}

test('no method knows anything of what comes after its origin', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e6 }),
      fc.integer({ min: 1, max: 1e6 }),
      fc.integer({ min: first + 25, max: first + months }),
      (seed, seedAfter, origin) => {
        const forecasts = forecastsOf(seed, seed, origin);
        for (const forecast of forecasts) expect(forecast).toHaveLength(13);
        expect(forecastsOf(seed, seedAfter, origin)).toEqual(forecasts);
      },
    ),
    { numRuns: 6, seed: 3 },
  );
});

test('customers who all stopped more than a year ago tell nothing, and no sum is divided by nothing', () => {
  const buyers = Array.from({ length: 400 }, (_, customer): [number, number][] => [
    [customer, firstDayOf(first) + (customer % 200)],
    [customer, firstDayOf(first) + (customer % 200) + 1 + ((customer * 7) % 90)],
  ]).flat();
  const monthly = (count: (month: number) => number) => ({
    first,
    values: Array.from({ length: months }, (_, at) => count(first + at)),
  });
  const on = (month: number) => buyers.filter(([, day]) => monthOf(day) === month).length;
  const byCustomers = methodsOf(
    { name: 'total', history: monthly(on), daily: new Map(), soFar: null },
    new Map(),
    {
      customers: Float64Array.from(buyers, ([customer]) => customer),
      days: Float64Array.from(buyers, ([, day]) => day),
      weight: 1,
      newCustomers: monthly(() => 0),
      orderDays: monthly(on),
    },
  ).find(({ name }) => name === 'bg_nbd')!;
  expect(resultOf(byCustomers.forecast(first + months, 3))).toBe('empty_months');
});
