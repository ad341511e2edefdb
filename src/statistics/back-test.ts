import {
  accuracyOf,
  judged,
  usualChange,
  type Accuracy,
  type Forecast,
  type Judged,
} from './forecast-errors';
import { before, endOf, type Monthly } from './monthly';
import { partOf, type Steps } from './steps';

/** A way of forecasting: from what is known before a month, a value for it and for those after. */
export interface Method<Name extends string, Failure extends string> {
  name: Name;
  /** The values, or why there are none. */
  forecast: (origin: number, steps: number) => Steps<readonly number[] | Failure>;
}

/** How a method did. */
export interface Tested<Name extends string, Failure extends string> {
  name: Name;
  /** The months after the history; null where the method has nothing to say of them. */
  next: readonly number[] | null;
  /** Why it took no part in the comparison; null where it did. */
  absent: Failure | 'few_origins' | null;
  /** What all methods of the comparison were judged by. */
  judged: readonly Judged[];
  accuracy: Accuracy | null;
  /** Mean absolute error in relation to the usual change: below 1 is better than that. */
  mase: number | null;
}

export interface Comparison<Name extends string, Failure extends string> {
  tested: readonly Tested<Name, Failure>[];
  /** The one with the least error; null where none has anything to say. */
  best: Tested<Name, Failure> | null;
}

/** Months from which the past is forecast again. */
const mostOrigins = 12;
/** Fewer of them do not tell one method from another. */
const fewestOrigins = 6;
const fewestMonths = 3;

/**
 * Lets each method forecast the last twelve months again and again, each time from what was known
 * before one of them (rolling origin; Hyndman & Athanasopoulos, Forecasting: Principles and Practice,
 * 5.10), and compares them on the months that all of them forecast. Where none could be judged at six
 * origins, the first that has anything to say stands.
 *
 * @param methods the simplest first: it wins a tie
 */
export function* backTest<Name extends string, Failure extends string>(
  methods: readonly Method<Name, Failure>[],
  history: Monthly,
  steps: number,
): Steps<Comparison<Name, Failure>> {
  const end = endOf(history);
  const from = Math.max(history.first + fewestMonths, end - mostOrigins);
  const runs: { name: Name; forecasts: Forecast[]; next: readonly number[] | Failure }[] = [];
  for (const [index, { name, forecast }] of methods.entries()) {
    const forecasts: Forecast[] = [];
    let next: readonly number[] | Failure = [];
    for (let origin = from; origin <= end; origin++) {
      const share = (at: number) => (index + (at - from) / (end - from + 1)) / methods.length;
      next = yield* partOf(forecast(origin, steps), share(origin), share(origin + 1));
      if (origin < end && typeof next !== 'string') forecasts.push({ origin, values: next });
    }
    runs.push({ name, forecasts, next });
  }
  const able = runs.filter(({ next }) => typeof next !== 'string');
  const enough = able.filter(({ forecasts }) => forecasts.length >= fewestOrigins);
  const compared = enough.length > 0 ? enough : able.slice(0, 1);
  const origins = compared
    .map(({ forecasts }) => new Set(forecasts.map(({ origin }) => origin)))
    .reduce(
      (all, some) => new Set([...all].filter((origin) => some.has(origin))),
      allOf(from, end),
    );
  const scale = usualChange(before(history, Math.min(...origins, end)));
  const tested = runs.map(({ name, forecasts, next }): Tested<Name, Failure> => {
    const takesPart = compared.some((one) => one.name === name);
    const months = judged(
      takesPart ? forecasts.filter(({ origin }) => origins.has(origin)) : [],
      history,
    );
    const accuracy = accuracyOf(months);
    return {
      name,
      next: typeof next === 'string' ? null : next,
      absent: takesPart ? null : typeof next === 'string' ? next : 'few_origins',
      judged: months,
      accuracy,
      mase: accuracy && scale ? accuracy.mae / scale : null,
    };
  });
  const parts = tested.filter(({ absent }) => absent === null);
  const best = parts.reduce<Tested<Name, Failure> | null>(
    (least, one) => (least && errorOf(least) <= errorOf(one) ? least : one),
    null,
  );
  return { tested, best };
}

function errorOf({ accuracy }: Tested<string, string>): number {
  return accuracy?.mae ?? Infinity;
}

function allOf(from: number, end: number): Set<number> {
  return new Set(Array.from({ length: Math.max(0, end - from) }, (_, at) => from + at));
}
