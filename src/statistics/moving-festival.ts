import { endOf, firstDayOf, monthsOfYear, type Monthly } from './monthly';

/**
 * Days before and after the spring festival in which a shop keeps the festival's time and not the
 * calendar's. From the earliest (January 21) to the latest (February 20) festival they lie within
 * January and February.
 */
const festivalDays = { before: 20, after: 8 };

/** Sales by day, counted from 1970-01-01; only January and February are read. */
export type Daily = ReadonlyMap<number, number>;
/** New Year's Day of the lunar calendar by year, as a day. */
export type Festivals = ReadonlyMap<number, number>;

/**
 * The months as they would have been with the spring festival where it lies in another year: the
 * days around it move along, the other days of January and February count as the mean of such days.
 * What moves from one month to the other is all that changes. Years of which the two months are not
 * both known stay as they are.
 *
 * @param year the year whose festival counts
 */
export function alignedTo(
  year: number,
  history: Monthly,
  daily: Daily,
  festivals: Festivals,
): Monthly {
  const wanted = festivals.get(year);
  if (wanted === undefined) return history;
  const values = [...history.values];
  const firstYear = Math.ceil(history.first / monthsOfYear);
  for (let own = firstYear; own * monthsOfYear + 2 <= endOf(history); own++) {
    const festival = festivals.get(own);
    if (festival === undefined || own === year) continue;
    const at = own * monthsOfYear - history.first;
    const profile = profileOf(own, festival, daily);
    const before = monthsWith(profile, own, festival);
    const after = monthsWith(profile, year, wanted);
    for (const month of [0, 1] as const) {
      values[at + month] = Math.max(0, (values[at + month] ?? 0) + after[month] - before[month]);
    }
  }
  return { first: history.first, values };
}

/** Forecasts of a method that sees, for the months of each year, history aligned to that year. */
export function alignedForecast(
  history: Monthly,
  steps: number,
  method: (history: Monthly, steps: number) => readonly number[] | null,
  daily: Daily,
  festivals: Festivals,
): number[] | null {
  const next = endOf(history);
  const values: number[] = [];
  while (values.length < steps) {
    const year = Math.floor((next + values.length) / monthsOfYear);
    const upTo = Math.min(steps, (year + 1) * monthsOfYear - next);
    const forecast = method(alignedTo(year, history, daily, festivals), upTo);
    if (!forecast) return null;
    values.push(...forecast.slice(values.length));
  }
  return values;
}

interface Profile {
  /** Sales of the festival's days, from the first of them. */
  around: number[];
  /** Mean sales of another day of January and February. */
  ordinary: number;
}

function profileOf(year: number, festival: number, daily: Daily): Profile {
  const around: number[] = [];
  for (let day = festival - festivalDays.before; day <= festival + festivalDays.after; day++) {
    around.push(daily.get(day) ?? 0);
  }
  const [from, , to] = bounds(year);
  let all = 0;
  for (let day = from; day < to; day++) all += daily.get(day) ?? 0;
  const rest = all - around.reduce((sum, value) => sum + value, 0);
  return { around, ordinary: rest / (to - from - around.length) };
}

/** January and February of a year, day by day of the profile. */
function monthsWith(profile: Profile, year: number, festival: number): [number, number] {
  const [january, february, march] = bounds(year);
  const sum = (from: number, to: number) => {
    let value = 0;
    for (let day = from; day < to; day++) {
      value += profile.around[day - festival + festivalDays.before] ?? profile.ordinary;
    }
    return value;
  };
  return [sum(january, february), sum(february, march)];
}

/** First days of January, February and March. */
function bounds(year: number): [number, number, number] {
  const month = year * monthsOfYear;
  return [firstDayOf(month), firstDayOf(month + 1), firstDayOf(month + 2)];
}
