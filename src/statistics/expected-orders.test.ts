import { expect, test } from 'vitest';
import { purchaseTimes } from '../../test/simulated-customers';
import { fitBgNbd } from './bg-nbd';
import { expectedOf, expectedOfNew } from './bg-nbd-expectations';
import { expectedOrderDays, type Buying } from './expected-orders';
import { firstDayOf, monthOf } from './monthly';
import { randomFrom } from './random';
import { resultOf } from './steps';

const model = { r: 0.8, alpha: 6, a: 0.9, b: 3 };
const first = 2022 * 12;
const monthsKnown = 24;
const origin = first + monthsKnown;
const end = origin + 3;

/** Ten customers come on every third day; what each orders is as of BG/NBD. */
function simulated(): { customers: number[]; days: number[]; newCustomers: number[] } {
  const random = randomFrom(17);
  const customers: number[] = [];
  const days: number[] = [];
  const newCustomers = new Array<number>(end - first).fill(0);
  let customer = 0;
  for (let day = firstDayOf(first); day < firstDayOf(end); day += 3) {
    newCustomers[monthOf(day) - first]! += 10;
    for (let i = 0; i < 10; i++) {
      customer++;
      const weeks = (firstDayOf(end) - day) / 7;
      const own = purchaseTimes(model, weeks, random).map((time) => day + Math.floor(time * 7));
      for (const ordered of new Set([day, ...own])) {
        if (ordered >= firstDayOf(end)) continue;
        customers.push(customer);
        days.push(ordered);
      }
    }
  }
  return { customers, days, newCustomers };
}

const shop = simulated();
const buying: Buying = {
  customers: shop.customers,
  days: shop.days,
  weight: 1,
  newCustomers: { first, values: shop.newCustomers },
};
const forecast = (of: Buying, season: readonly number[] = []) =>
  resultOf(expectedOrderDays(of, origin, 3, season));

test('order days of simulated customers, old and new, come as expected', () => {
  const expected = forecast(buying);
  if (typeof expected === 'string') throw new Error(expected);
  const came = [0, 1, 2].map(
    (step) => shop.days.filter((day) => monthOf(day) === origin + step).length,
  );
  expected.forEach((value, step) => {
    expect(Math.abs(value / came[step]! - 1)).toBeLessThan(0.06);
  });
});

test('the sum is that over all customers one by one, and the repeats of who comes new', () => {
  const until = firstDayOf(origin);
  const known = new Map<number, number[]>();
  shop.days.forEach((day, i) => {
    if (day < until) known.set(shop.customers[i]!, [...(known.get(shop.customers[i]!) ?? []), day]);
  });
  const histories = [...known.values()].map((days) => ({
    x: days.length - 1,
    last: (days.at(-1)! - days[0]!) / 7,
    observed: (until - 1 - days[0]!) / 7,
  }));
  const fit = resultOf(
    fitBgNbd({
      repeats: histories.map(({ x }) => x),
      last: histories.map(({ last }) => last),
      observed: histories.map(({ observed }) => observed),
    }),
  );
  const upTo = (weeks: number) =>
    histories.reduce(
      (sum, { x, last, observed }) => sum + expectedOf(fit, x, last, observed, weeks),
      0,
    );
  // January to March 2024 have 31, 29 and 31 days; October to December 2023 brought 310, 300, 310.
  const month = 365.25 / 84;
  const rate = shop.newCustomers.slice(21, 24).reduce((sum, n) => sum + n, 0) / 3;
  // Of those who came in the middle of January, the repeats in February; and so on.
  const repeats = (from: number, to: number) =>
    rate * (expectedOfNew(fit, to * month) - expectedOfNew(fit, from * month));
  const expected = [
    upTo(31 / 7) + rate + repeats(0, 0.5),
    upTo(60 / 7) - upTo(31 / 7) + rate + repeats(0, 0.5) + repeats(0.5, 1.5),
    upTo(91 / 7) - upTo(60 / 7) + rate + repeats(0, 0.5) + repeats(0.5, 1.5) + repeats(1.5, 2.5),
  ];
  const made = forecast(buying);
  expected.forEach((value, step) => expect(Number(made[step])).toBeCloseTo(value, 4));
});

test('a customer of a sample stands for several, and the season is taken out of the rate', () => {
  const [one, two] = [forecast(buying), forecast({ ...buying, weight: 2 })];
  const none = forecast({ ...buying, newCustomers: { first, values: [] } });
  expect(Number(two[0])).toBeCloseTo(Number(one[0]) + Number(none[0]), 6);
  // October to December twice as strong as usual: half as many come in a usual month.
  const half = forecast(buying, [1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2]);
  expect(Number(one[0]) - Number(half[0])).toBeCloseTo((Number(one[0]) - Number(none[0])) / 2, 6);
});

test('orders after the origin change nothing', () => {
  const until = firstDayOf(origin);
  const kept = shop.days.flatMap((day, i) => (day < until ? [i] : []));
  const cut = {
    ...buying,
    customers: kept.map((i) => shop.customers[i]!),
    days: kept.map((i) => shop.days[i]!),
    newCustomers: { first, values: shop.newCustomers.slice(0, monthsKnown) },
  };
  expect(forecast(cut)).toEqual(forecast(buying));
});

test('fewer than a hundred who came back tell nothing', () => {
  const again = (n: number): Buying => ({
    customers: Array.from({ length: 2 * n }, (_, i) => Math.floor(i / 2)),
    days: Array.from({ length: 2 * n }, (_, i) => firstDayOf(first) + (i % 2) * 30 + (i % 7)),
    weight: 1,
    newCustomers: { first, values: [n] },
  });
  expect(forecast(again(99))).toBe('few_repeats');
  expect(forecast(again(100))).not.toBe('few_repeats');
  expect(forecast({ ...again(50), weight: 2 })).not.toBe('few_repeats');
});
