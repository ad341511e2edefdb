/** A value for each month, without gaps. Months are counted: 12 × year + month − 1. */
export interface Monthly {
  /** The month of the first value. */
  first: number;
  values: readonly number[];
}

export const monthsOfYear = 12;

/** The months before this one. */
export function before({ first, values }: Monthly, month: number): Monthly {
  return { first, values: values.slice(0, Math.max(0, month - first)) };
}

/** The month after the last value. */
export function endOf({ first, values }: Monthly): number {
  return first + values.length;
}

/** Days from 1970-01-01 to the first of a month. */
export function firstDayOf(month: number): number {
  return Date.UTC(Math.floor(month / monthsOfYear), month % monthsOfYear, 1) / 86_400_000;
}

/** The month of a day that is counted from 1970-01-01. */
export function monthOf(day: number): number {
  const date = new Date(day * 86_400_000);
  return date.getUTCFullYear() * monthsOfYear + date.getUTCMonth();
}

/**
 * Forecast by the same month a year before (Hyndman & Athanasopoulos, Forecasting: Principles and
 * Practice, 5.2); null with less than twelve months.
 */
export function seasonalNaive({ values }: Monthly, steps: number): number[] | null {
  const n = values.length;
  if (n < monthsOfYear) return null;
  return Array.from(
    { length: steps },
    (_, h) => values[n - monthsOfYear + (h % monthsOfYear)] ?? 0,
  );
}

/** Forecast by the mean of the last three months; null with fewer. */
export function recentMean({ values }: Monthly, steps: number): number[] | null {
  if (values.length < 3) return null;
  const mean = values.slice(-3).reduce((sum, value) => sum + value, 0) / 3;
  return new Array<number>(steps).fill(mean);
}

/**
 * How much each month of the year is above or below its year: the mean ratio to the centred moving
 * average of twelve months, the mean of all twelve being 1 (classical decomposition). By the month
 * of the year, January first; null with less than two years, or where a year brought nothing.
 */
export function seasonOf({ first, values }: Monthly): { trend: number[]; season: number[] } | null {
  const half = monthsOfYear / 2;
  if (values.length < 2 * monthsOfYear) return null;
  const trend: number[] = [];
  const sums = new Array<number>(monthsOfYear).fill(0);
  const counts = new Array<number>(monthsOfYear).fill(0);
  for (let t = half; t + half < values.length; t++) {
    let around = ((values[t - half] ?? 0) + (values[t + half] ?? 0)) / 2;
    for (let s = t - half + 1; s < t + half; s++) around += values[s] ?? 0;
    if (!(around > 0)) return null;
    trend.push(around / monthsOfYear);
    const month = (first + t) % monthsOfYear;
    sums[month] = (sums[month] ?? 0) + ((values[t] ?? 0) * monthsOfYear) / around;
    counts[month] = (counts[month] ?? 0) + 1;
  }
  const ratios = sums.map((sum, month) => sum / (counts[month] ?? 1));
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / monthsOfYear;
  return { trend, season: ratios.map((ratio) => ratio / mean) };
}
