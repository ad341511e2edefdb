import { endOf, monthsOfYear, type Monthly } from './monthly';
import { studentQuantile } from './student';

/** What was expected of the months from `origin` on by someone who knew the months before it. */
export interface Forecast {
  origin: number;
  values: readonly number[];
}

/** A month that was forecast and has come. */
export interface Judged {
  origin: number;
  /** Months ahead: 1 is the origin itself. */
  horizon: number;
  expected: number;
  actual: number;
}

export interface Accuracy {
  n: number;
  /** Mean absolute error, in the unit of the series. */
  mae: number;
  /** Sum of absolute errors in relation to the sum of what came; null where nothing came. */
  wape: number | null;
}

/** How far off forecasts were, by months ahead: root mean square, and the number it is made of. */
export interface Spread {
  /** On the log scale, so that no interval goes below 0; plain where a month brought nothing. */
  scale: 'log' | 'plain';
  byHorizon: readonly { deviation: number; n: number }[];
}

/** Fewer errors than these tell no interval. */
const fewestErrors = 4;

/** Sets the forecasts beside what came. */
export function judged(forecasts: readonly Forecast[], actual: Monthly): Judged[] {
  return forecasts.flatMap(({ origin, values }) =>
    values.flatMap((expected, step) => {
      const month = origin + step;
      const came = month < endOf(actual) ? actual.values[month - actual.first] : undefined;
      return came === undefined ? [] : [{ origin, horizon: step + 1, expected, actual: came }];
    }),
  );
}

/** Errors of forecasts that were judged; null where there are none. */
export function accuracyOf(months: readonly Judged[]): Accuracy | null {
  const n = months.length;
  if (n === 0) return null;
  let [errors, came] = [0, 0];
  for (const { expected, actual } of months) {
    errors += Math.abs(actual - expected);
    came += Math.abs(actual);
  }
  return { n, mae: errors / n, wape: came > 0 ? errors / came : null };
}

/**
 * The error that 1 stands for in a MASE (Hyndman & Koehler 2006, International Journal of Forecasting
 * 22:679): the mean change on the same month a year before within the history, on the month before
 * where no year is known. Null where nothing changes.
 */
export function usualChange({ values }: Monthly): number | null {
  const lag = values.length > monthsOfYear ? monthsOfYear : 1;
  const changes = values.slice(lag).map((value, t) => Math.abs(value - (values[t] ?? 0)));
  const mean = changes.reduce((sum, change) => sum + change, 0) / changes.length;
  return mean > 0 ? mean : null;
}

/**
 * How far forecasts are off, from those that were judged. It does not fall with the months ahead:
 * where fewer than four were judged, or they were nearer by chance, the month before counts.
 */
export function spreadOf(months: readonly Judged[], horizons: number): Spread | null {
  const isLog = months.every(({ expected, actual }) => expected > 0 && actual > 0);
  const byHorizon: Spread['byHorizon'][number][] = [];
  let last: Spread['byHorizon'][number] | undefined;
  for (let horizon = 1; horizon <= horizons; horizon++) {
    const errors = months
      .filter((month) => month.horizon === horizon)
      .map(({ expected, actual }) => (isLog ? Math.log(actual / expected) : actual - expected));
    if (errors.length >= fewestErrors) {
      const deviation = Math.sqrt(errors.reduce((sum, e) => sum + e * e, 0) / errors.length);
      if (!last || deviation > last.deviation) last = { deviation, n: errors.length };
    }
    if (!last) return null;
    byHorizon.push(last);
  }
  return { scale: isLog ? 'log' : 'plain', byHorizon };
}

/**
 * The range that holds what comes with this probability: errors are taken as normal, their deviation
 * as estimated from so few (Student's t). Never below 0.
 *
 * @param horizon months ahead, from 1
 * @param level such as 0.95
 */
export function intervalOf(
  expected: number,
  { scale, byHorizon }: Spread,
  horizon: number,
  level: number,
): { low: number; high: number } {
  const { deviation, n } = byHorizon[horizon - 1] ?? { deviation: Infinity, n: 1 };
  const width = studentQuantile((1 + level) / 2, n) * deviation;
  if (scale === 'log') {
    return { low: expected * Math.exp(-width), high: expected * Math.exp(width) };
  }
  return { low: Math.max(0, expected - width), high: Math.max(0, expected + width) };
}

/**
 * The share of judged months that came within their intervals. The forecasts of each origin are
 * held to the errors of the other origins, so that no error makes its own interval. Null where the
 * others are too few.
 */
export function coverageOf(
  months: readonly Judged[],
  horizons: number,
  level: number,
): number | null {
  let [within, all] = [0, 0];
  for (const origin of new Set(months.map((month) => month.origin))) {
    const spread = spreadOf(
      months.filter((month) => month.origin !== origin),
      horizons,
    );
    if (!spread) continue;
    for (const { expected, actual, horizon } of months.filter((m) => m.origin === origin)) {
      const { low, high } = intervalOf(expected, spread, horizon, level);
      if (actual >= low && actual <= high) within++;
      all++;
    }
  }
  return all > 0 ? within / all : null;
}
