import { firstDayOf, monthOf, type Monthly } from '../../statistics/monthly';
import type { Daily } from '../../statistics/moving-festival';
import type { InputsOf } from '../model';
import type { analysis } from './analysis';

type Inputs = InputsOf<typeof analysis>;

/** A month in which the history began later than this is no whole month. */
const latestBeginning = 7;

/** Whole months that are known, from `first` up to `end`, and whether `end` has begun. */
export interface Span {
  first: number;
  end: number;
  hasBegun: boolean;
}

/** The span of the history; null where nothing was sold. */
export function spanOf({ history }: Inputs): Span | null {
  const [from, asOf] = [history.first_day[0], history.as_of[0]];
  if (from === undefined || asOf === undefined || Number.isNaN(from)) return null;
  const begun = monthOf(from);
  const first = from - firstDayOf(begun) >= latestBeginning ? begun + 1 : begun;
  const end = monthOf(asOf + 1);
  return { first, end, hasBegun: firstDayOf(end) <= asOf };
}

/** One series by month and by day. */
export interface Series {
  name: string;
  history: Monthly;
  daily: Daily;
  /** What the month that has begun brought up to now; null where none has. */
  soFar: number | null;
}

/** The series of the sales, the largest first; what has no name of its own last. */
export function seriesOf({ sales }: Inputs, { first, end, hasBegun }: Span): Series[] {
  const dailies = new Map<string, Map<number, number>>();
  sales.series.forEach((name, row) => {
    const daily = dailies.get(name ?? '') ?? new Map<number, number>();
    daily.set(sales.day[row] ?? 0, sales.value[row] ?? 0);
    dailies.set(name ?? '', daily);
  });
  const all = [...dailies].map(([name, daily]): Series => {
    const values = new Array<number>(end - first).fill(0);
    let soFar = 0;
    for (const [day, value] of daily) {
      const month = monthOf(day);
      if (month >= end) soFar += value;
      else if (month >= first) values[month - first] = (values[month - first] ?? 0) + value;
    }
    return { name, history: { first, values }, daily, soFar: hasBegun ? soFar : null };
  });
  const total = ({ history }: Series) => history.values.reduce((sum, value) => sum + value, 0);
  const isRest = ({ name }: Series) => name.startsWith('(');
  return all.sort(
    (one, other) => Number(isRest(one)) - Number(isRest(other)) || total(other) - total(one),
  );
}

/** Who ordered when, and what all customers did by month. */
export interface Customers {
  orderDays: Monthly;
  newCustomers: Monthly;
  customers: Float64Array;
  days: Float64Array;
  weight: number;
}

/** What BG/NBD reads; null where it has nothing to say of the measure. */
export function customersOf(
  { months, order_days }: Inputs,
  { first, end }: Span,
  split: string,
  measure: string,
): Customers | null {
  if (split !== 'total' || measure === 'units') return null;
  const filled = (column: Float64Array): Monthly => {
    const values = new Array<number>(end - first).fill(0);
    months.month.forEach((month, row) => {
      if (month >= first && month < end) values[month - first] = column[row] ?? 0;
    });
    return { first, values };
  };
  return {
    orderDays: filled(months.order_days),
    newCustomers: filled(months.new_customers),
    customers: order_days.customer_key,
    days: order_days.day,
    weight: order_days.stands_for[0] ?? 1,
  };
}
