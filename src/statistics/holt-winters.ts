import { endOf, monthsOfYear, seasonOf, type Monthly } from './monthly';

/** How fast level, trend and season follow what is new, and how much of the trend is left a month on. */
export interface Smoothing {
  alpha: number;
  beta: number;
  gamma: number;
  phi: number;
}

/** Level and trend of a month, and the season by month of the year, January first. */
export interface SmoothedState {
  level: number;
  trend: number;
  season: readonly number[];
}

export interface HoltWinters extends SmoothedState {
  smoothing: Smoothing;
  /** Mean square of the one-month errors, on the log scale. */
  error: number;
}

/** The first year only tells where to begin. */
const warmUp = monthsOfYear;

/* Coarse: two or three years of months tell no more. */
const grid = {
  alpha: [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7],
  beta: [0, 0.05, 0.1, 0.2, 0.3],
  gamma: [0, 0.1, 0.2, 0.3, 0.5],
  phi: [0.8, 0.9, 0.98],
};

/**
 * Runs Holt–Winters' smoothing with a damped trend and a multiplicative season over the months after
 * the first year (Winters 1960, Management Science 6:324; damping: Gardner & McKenzie 1985,
 * Management Science 31:1237). With φ = 1 it is that of R's `HoltWinters`.
 *
 * @param start level and trend of the twelfth month
 */
export function smoothed(
  { first, values }: Monthly,
  smoothing: Smoothing,
  start: SmoothedState,
): HoltWinters {
  const { alpha, beta, gamma, phi } = smoothing;
  const season = [...start.season];
  let { level, trend } = start;
  let squares = 0;
  for (let t = warmUp; t < values.length; t++) {
    const month = (first + t) % monthsOfYear;
    const value = values[t] ?? 0;
    const share = season[month] ?? 1;
    const expected = level + phi * trend;
    const error = expected > 0 ? Math.log(value / (expected * share)) : Infinity;
    squares += error * error;
    const next = (alpha * value) / share + (1 - alpha) * expected;
    trend = beta * (next - level) + (1 - beta) * phi * trend;
    level = next;
    season[month] = (gamma * value) / level + (1 - gamma) * share;
  }
  return { level, trend, season, smoothing, error: squares / (values.length - warmUp) };
}

/**
 * The smoothing of a fixed grid with the least error; begins at the season and the straight trend of
 * the first two years. Null with less than two years, or with a month that brought nothing.
 */
export function fitHoltWinters(history: Monthly): HoltWinters | null {
  if (!history.values.every((value) => value > 0)) return null;
  const start = startOf(history);
  if (!start) return null;
  let best: HoltWinters | null = null;
  for (const alpha of grid.alpha) {
    for (const beta of grid.beta) {
      for (const gamma of grid.gamma) {
        for (const phi of grid.phi) {
          const one = smoothed(history, { alpha, beta, gamma, phi }, start);
          if (!best || one.error < best.error) best = one;
        }
      }
    }
  }
  return best;
}

/** Forecast of the next months by the smoothing that fits best; null where none does. */
export function holtWinters(history: Monthly, steps: number): number[] | null {
  const fit = fitHoltWinters(history);
  return fit && continued(fit, endOf(history), steps);
}

/** Goes on from the last month; a falling level ends at 0. */
export function continued(
  { level, trend, season, smoothing }: HoltWinters,
  next: number,
  steps: number,
): number[] {
  let [left, growth] = [1, 0];
  return Array.from({ length: steps }, (_, h) => {
    left *= smoothing.phi;
    growth += left;
    return Math.max(0, level + growth * trend) * (season[(next + h) % monthsOfYear] ?? 1);
  });
}

/** Straight line through the moving averages of months 7 to 18, told at the twelfth. */
function startOf({ first, values }: Monthly): SmoothedState | null {
  const parts = seasonOf({ first, values: values.slice(0, 2 * monthsOfYear) });
  if (!parts) return null;
  const n = parts.trend.length;
  const middle = (n - 1) / 2;
  const mean = parts.trend.reduce((sum, value) => sum + value, 0) / n;
  let [products, squares] = [0, 0];
  parts.trend.forEach((value, at) => {
    products += (at - middle) * (value - mean);
    squares += (at - middle) ** 2;
  });
  const trend = products / squares;
  // The trend begins at the seventh month: the twelfth is its sixth.
  return { level: mean + trend * (5 - middle), trend, season: parts.season };
}
