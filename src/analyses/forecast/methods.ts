import type { Method } from '../../statistics/back-test';
import { expectedOrderDays, type BuyingFailure } from '../../statistics/expected-orders';
import { holtWinters } from '../../statistics/holt-winters';
import {
  before,
  endOf,
  monthsOfYear,
  recentMean,
  seasonalNaive,
  seasonOf,
  type Monthly,
} from '../../statistics/monthly';
import {
  alignedForecast,
  alignedTo,
  type Daily,
  type Festivals,
} from '../../statistics/moving-festival';
import type { Steps } from '../../statistics/steps';
import type { Customers, Series } from './known';

export type MethodName = 'recent_mean' | 'seasonal_naive' | 'holt_winters' | 'bg_nbd';
/** Why a method has nothing to say. */
export type Failure = 'few_months' | 'empty_months' | 'not_by_customer' | BuyingFailure;

/** The ways of forecasting a series, the simplest first. */
export function methodsOf(
  { history, daily }: Series,
  festivals: Festivals,
  customers: Customers | null,
): Method<MethodName, Failure>[] {
  const simple = (
    name: MethodName,
    method: (history: Monthly, steps: number) => readonly number[] | null,
    failureOf: (past: Monthly) => Failure = () => 'few_months',
  ): Method<MethodName, Failure> => ({
    name,
    *forecast(origin, steps) {
      yield 0;
      const past = before(history, origin);
      return alignedForecast(past, steps, method, daily, festivals) ?? failureOf(past);
    },
  });
  return [
    simple('recent_mean', recentMean),
    simple('seasonal_naive', seasonalNaive),
    simple('holt_winters', holtWinters, ({ values }) =>
      values.length < 2 * monthsOfYear ? 'few_months' : 'empty_months',
    ),
    {
      name: 'bg_nbd',
      forecast: (origin, steps) =>
        customers
          ? byCustomers(before(history, origin), customers, steps, daily, festivals)
          : absent('not_by_customer'),
    },
  ];
}

function* absent(failure: Failure): Steps<Failure> {
  yield 0;
  return failure;
}

/** Order days that BG/NBD expects, at the sales per order day of the last year, with their season. */
function* byCustomers(
  past: Monthly,
  customers: Customers,
  steps: number,
  daily: Daily,
  festivals: Festivals,
): Steps<readonly number[] | Failure> {
  const origin = endOf(past);
  const seasons = Array.from({ length: steps }, (_, step) => {
    const year = Math.floor((origin + step) / monthsOfYear);
    return seasonOf(alignedTo(year, past, daily, festivals))?.season ?? [];
  });
  const days = yield* expectedOrderDays(customers, origin, steps, seasons[0] ?? []);
  if (typeof days === 'string') return days;
  const recent = ({ values }: Monthly) =>
    values.slice(-monthsOfYear).reduce((sum, value) => sum + value, 0);
  const recentDays = recent(before(customers.orderDays, origin));
  if (recentDays === 0) return 'empty_months';
  const perDay = recent(past) / recentDays;
  return days.map(
    (value, step) => value * perDay * (seasons[step]?.[(origin + step) % monthsOfYear] ?? 1),
  );
}
