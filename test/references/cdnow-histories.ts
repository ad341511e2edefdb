import { textOf } from './published';

/** A customer of CDNOW by the end of week 39, in weeks, and its repeat purchases of weeks 40 to 78. */
export interface CdnowHistory {
  repeats: number;
  last: number;
  observed: number;
  later: number;
}

const day = 86_400_000;
/** The first day is 1 January 1997; 39 weeks of it are over at the end of 30 September. */
const calibrated = Date.UTC(1997, 8, 30) / day;

/** The 2,357 customers from their transactions, those of one day counted once. */
export function cdnowHistories(): CdnowHistory[] {
  const days = new Map<string, Set<number>>();
  for (const line of textOf('cdnow/CDNOW_sample.txt').split('\n')) {
    const [, customer, date] = line.trim().split(/\s+/);
    if (customer === undefined || date === undefined) continue;
    const [year, month, of] = [date.slice(0, 4), date.slice(4, 6), date.slice(6)].map(Number);
    const bought = days.get(customer) ?? new Set();
    bought.add(Date.UTC(year ?? 0, (month ?? 0) - 1, of) / day);
    days.set(customer, bought);
  }
  return [...days.values()].map((bought) => {
    const sorted = [...bought].sort((one, other) => one - other);
    const first = sorted[0] ?? Number.NaN;
    const before = sorted.filter((at) => at <= calibrated);
    return {
      repeats: before.length - 1,
      last: ((before.at(-1) ?? first) - first) / 7,
      observed: (calibrated - first) / 7,
      later: sorted.length - before.length,
    };
  });
}
