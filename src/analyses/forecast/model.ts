import { backTest, type Comparison, type Tested } from '../../statistics/back-test';
import { accuracyOf, coverageOf, intervalOf, spreadOf } from '../../statistics/forecast-errors';
import { endOf, firstDayOf, monthOf, monthsOfYear } from '../../statistics/monthly';
import type { Festivals } from '../../statistics/moving-festival';
import { partOf } from '../../statistics/steps';
import type { Model, ModelledRows } from '../model';
import type { analysis } from './analysis';
import { customersOf, seriesOf, spanOf, type Series, type Span } from './known';
import { methodsOf, type Failure, type MethodName } from './methods';

type Rows = ModelledRows<typeof analysis>;
type Compared = Comparison<MethodName, Failure>;

/** Fewer whole months are no ground for a forecast. */
const fewestMonths = 6;
/** Forecast of each series, with how each method did in the months that have come. */
export const model: Model<typeof analysis> = function* (inputs, values) {
  const measure = values['measure'] ?? 'revenue';
  const split = values['split'] ?? 'total';
  const steps = Number(values['horizon'] ?? 6);
  const known = spanOf(inputs);
  const scope = {
    measure,
    split,
    full_months: known ? Math.max(0, known.end - known.first) : 0,
    ahead: steps,
    is_aligned: inputs.history.is_aligned[0] === 1,
    refusal: refusalOf(known),
    buyers: inputs.history.buyers[0] ?? 0,
  };
  if (!known || scope.refusal !== null) {
    return { main: [], backtest: [], horizons: [], scope: [scope] };
  }
  const festivals: Festivals = scope.is_aligned
    ? new Map(
        Array.from(inputs.festivals.day, (day) => [Math.floor(monthOf(day) / monthsOfYear), day]),
      )
    : new Map();
  const all = seriesOf(inputs, known);
  const main: Rows['main'][number][] = [];
  const backtest: Rows['backtest'][number][] = [];
  const horizons: Rows['horizons'][number][] = [];
  for (const [index, series] of all.entries()) {
    const methods = methodsOf(series, festivals, customersOf(inputs, known, split, measure));
    const compared = yield* partOf(
      backTest(methods, series.history, steps),
      index / all.length,
      (index + 1) / all.length,
    );
    main.push(...mainOf(series, compared, steps, festivals));
    backtest.push(...backtestOf(series.name, compared, steps));
    horizons.push(...horizonsOf(series.name, compared, steps));
  }
  return { main, backtest, horizons, scope: [scope] };
};

function refusalOf(known: Span | null): string | null {
  if (!known) return 'no_sales';
  return known.end - known.first < fewestMonths ? 'few_months' : null;
}

/** What is not known of a month, in the order of the columns. */
const nothing = {
  actual: null,
  so_far: null,
  forecast: null,
  low_80: null,
  high_80: null,
  low_95: null,
  high_95: null,
  seasonal_naive: null,
  method: null,
} as const;

function mainOf(
  { name, history, soFar }: Series,
  { best, tested }: Compared,
  steps: number,
  festivals: Festivals,
): Rows['main'][number][] {
  const festivalMonths = new Set(Array.from(festivals.values(), monthOf));
  const rowOf = (month: number, known: Partial<Rows['main'][number]>) => ({
    series: name,
    month: new Date(firstDayOf(month) * 86_400_000),
    ...nothing,
    ...known,
    has_festival: festivalMonths.has(month),
  });
  const past = history.values.map((actual, at) => rowOf(history.first + at, { actual }));
  const naive = tested.find((one) => one.name === 'seasonal_naive')?.next;
  const spread = best && spreadOf(best.judged, steps);
  const coming = Array.from({ length: steps }, (_, step) => {
    const value = best?.next?.[step];
    // What has come of a month stays.
    const least = step === 0 ? (soFar ?? -Infinity) : -Infinity;
    const kept = (bound: number) => Math.max(bound, least);
    const rangeOf = (level: number) =>
      spread && value !== undefined ? intervalOf(value, spread, step + 1, level) : null;
    const [inner, outer] = [rangeOf(0.8), rangeOf(0.95)];
    return rowOf(endOf(history) + step, {
      so_far: step === 0 ? soFar : null,
      forecast: value === undefined ? null : kept(value),
      low_80: inner && kept(inner.low),
      high_80: inner && kept(inner.high),
      low_95: outer && kept(outer.low),
      high_95: outer && kept(outer.high),
      seasonal_naive: naive?.[step] ?? null,
      method: best?.name ?? null,
    });
  });
  return [...past, ...coming];
}

function backtestOf(
  series: string,
  { best, tested }: Compared,
  steps: number,
): Rows['backtest'][number][] {
  return tested.map((one) => ({
    series,
    method: one.name,
    is_shown: one === best,
    absent: one.absent,
    origins: new Set(one.judged.map(({ origin }) => origin)).size,
    months: one.judged.length,
    mae: one.accuracy?.mae ?? null,
    wape: one.accuracy?.wape ?? null,
    mase: one.mase,
    coverage_80: coverageOf(one.judged, steps, 0.8),
    coverage_95: coverageOf(one.judged, steps, 0.95),
  }));
}

function horizonsOf(
  series: string,
  { tested }: Compared,
  steps: number,
): Rows['horizons'][number][] {
  return tested.flatMap((one: Tested<MethodName, Failure>) =>
    Array.from({ length: steps }, (_, step) => step + 1).flatMap((ahead) => {
      const accuracy = accuracyOf(one.judged.filter(({ horizon }) => horizon === ahead));
      if (!accuracy) return [];
      const { n, mae, wape } = accuracy;
      return [{ series, method: one.name, ahead, months: n, mae, wape }];
    }),
  );
}
