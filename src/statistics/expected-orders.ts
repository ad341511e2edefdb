import { fitBgNbd, type BgNbd } from './bg-nbd';
import { expectedOf, expectedOfNew } from './bg-nbd-expectations';
import { before, firstDayOf, monthsOfYear, type Monthly } from './monthly';
import { distinctHistories, type DistinctHistories, type Histories } from './purchase-histories';
import { partOf, type Steps } from './steps';

/** Who ordered when, and how many came new. */
export interface Buying {
  /** Customers and the days on which they ordered, in this order; days from 1970-01-01. */
  customers: ArrayLike<number>;
  days: ArrayLike<number>;
  /** How many customers each of these stands for, where they are a sample. */
  weight: number;
  /** First orders of all customers, by month. */
  newCustomers: Monthly;
}

/** Why customers' histories tell nothing. */
export type BuyingFailure = 'few_repeats' | 'no_fit';

const fewestRepeatBuyers = 100;
/** Months whose new customers tell how many will come. */
const recentMonths = 3;
const weeksPerMonth = 365.25 / 12 / 7;

/**
 * Order days that the months from `origin` on bring by BG/NBD: those expected of the customers before
 * it, the first orders of new customers, who go on coming at the rate of the last three months, and
 * what these are expected to order after it. All months are alike but for their length.
 *
 * @param season how far each month of the year is above its year: taken out of the rate
 */
export function* expectedOrderDays(
  buying: Buying,
  origin: number,
  steps: number,
  season: readonly number[],
): Steps<number[] | BuyingFailure> {
  const histories = historiesBefore(buying, firstDayOf(origin));
  const repeatBuyers = Array.from(histories.repeats).filter((repeats) => repeats > 0).length;
  if (repeatBuyers * buying.weight < fewestRepeatBuyers) return 'few_repeats';
  const model = yield* partOf(fitBgNbd(histories), 0, 0.5);
  if (!model.converged) return 'no_fit';
  const ends = Array.from(
    { length: steps },
    (_, step) => (firstDayOf(origin + step + 1) - firstDayOf(origin)) / 7,
  );
  const repeats = yield* partOf(sumExpected(model, distinctHistories(histories), ends), 0.5, 1);
  const arrivals = rateOf(before(buying.newCustomers, origin), season);
  return repeats.map((expected, step) => {
    // One who came in the middle of each month up to this one: their repeats in it add up so.
    const ofNew = expectedOfNew(model, (step + 0.5) * weeksPerMonth);
    return (expected - (repeats[step - 1] ?? 0)) * buying.weight + arrivals * (1 + ofNew);
  });
}

/** Histories as they were known before a day, in weeks. */
function historiesBefore({ customers, days }: Buying, until: number): Histories {
  const repeats: number[] = [];
  const last: number[] = [];
  const observed: number[] = [];
  let [current, first] = [Number.NaN, 0];
  for (let i = 0; i < days.length; i++) {
    const day = days[i] ?? 0;
    if (day >= until) continue;
    if (customers[i] !== current) {
      [current, first] = [customers[i] ?? 0, day];
      repeats.push(0);
      last.push(0);
      observed.push((until - 1 - day) / 7);
    } else {
      repeats.push((repeats.pop() ?? 0) + 1);
      last[last.length - 1] = (day - first) / 7;
    }
  }
  return { repeats, last, observed };
}

/** Purchases of all these customers up to each of these times. */
function* sumExpected(
  model: BgNbd,
  { repeats, last, observed, customers }: DistinctHistories,
  times: readonly number[],
): Steps<number[]> {
  const sums = times.map(() => 0);
  for (let i = 0; i < repeats.length; i++) {
    if (i % 100 === 99) yield i / repeats.length;
    times.forEach((time, step) => {
      const one = expectedOf(model, repeats[i] ?? 0, last[i] ?? 0, observed[i] ?? 0, time);
      sums[step] = (sums[step] ?? 0) + one * (customers[i] ?? 0);
    });
  }
  return sums;
}

/** New customers of a month as usual. */
function rateOf({ first, values }: Monthly, season: readonly number[]): number {
  const from = Math.max(0, values.length - recentMonths);
  let [came, usual] = [0, 0];
  for (let t = from; t < values.length; t++) {
    came += values[t] ?? 0;
    usual += season[(first + t) % monthsOfYear] ?? 1;
  }
  return usual > 0 ? came / usual : 0;
}
