import type { Format } from '../decision';

/** The order in which a date of three numbers has its parts. */
export type DateOrder = 'day-month-year' | 'month-day-year' | 'year-month-day';

/** How dates stand in a column; `open`: the formats between which nothing in it decides. */
export interface DateReading {
  format: Format;
  open: Format[] | null;
}

const triple = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;

/** A number that can be the day number of a spreadsheet: 1910 to 2099, and perhaps a time of day. */
const serial = /^\d{4,5}(\.\d+)?$/;
const isSerial = (value: string) =>
  serial.test(value) && Number(value) >= 3654 && Number(value) < 73_051;

const epochs: readonly (readonly [Format, RegExp])[] = [
  ['epoch-seconds', /^1\d{9}(\.\d+)?$/],
  ['epoch-milliseconds', /^1\d{12}$/],
  ['epoch-microseconds', /^1\d{15}$/],
];

/** How the dates of a column read, from sample values that are filled and trimmed. */
export function dateReading(values: readonly string[]): DateReading {
  const most = (test: (value: string) => boolean) =>
    values.length > 0 && values.filter(test).length * 2 > values.length;
  for (const [format, form] of epochs) {
    if (most((value) => form.test(value))) return { format, open: null };
  }
  if (most(isSerial)) return { format: 'excel-1900', open: ['excel-1900', 'excel-1904'] };
  return orderOf(values);
}

/**
 * The order of the dates that are three numbers. One value over 12 shows it; where values show
 * different orders, one of twenty may be a slip.
 */
function orderOf(values: readonly string[]): DateReading {
  const all = values.map(ordersOf);
  if (all.every((orders) => orders === null)) return { format: 'year-month-day', open: null };
  const dates = all.flatMap((orders) => (orders && orders.length > 0 ? [orders] : []));
  if (dates.length === 0) return { format: 'day-month-year', open: null };
  const candidates = [...new Set(dates.flat())];
  const fits = new Map(candidates.map((order) => [order, 0]));
  for (const orders of dates) {
    for (const order of orders) fits.set(order, (fits.get(order) ?? 0) + 1);
  }
  const misfits = (order: DateOrder) => dates.length - (fits.get(order) ?? 0);
  const least = Math.min(...candidates.map(misfits));
  const best = candidates.filter((order) => misfits(order) === least);
  const contradicts = least * 20 > dates.length;
  const open = contradicts ? candidates : best.length > 1 ? best : null;
  const varied = open ? byVariety(values, open) : null;
  return { format: varied ?? best[0] ?? 'day-month-year', open: varied ? null : open };
}

/** The orders in which three numbers are a date; null for what is not three numbers. */
export function ordersOf(value: string): DateOrder[] | null {
  const match = triple.exec(value.trim());
  if (!match) return null;
  const [first, second, third] = [Number(match[1]), Number(match[3]), Number(match[4])];
  const isDay = (n: number) => n >= 1 && n <= 31;
  const isMonth = (n: number) => n >= 1 && n <= 12;
  const orders: DateOrder[] = [];
  if (isDay(first) && isMonth(second)) orders.push('day-month-year');
  if (isMonth(first) && isDay(second)) orders.push('month-day-year');
  if (match[4]?.length === 2 && match[1]?.length === 2 && isMonth(second) && isDay(third)) {
    orders.push('year-month-day');
  }
  // 05/05/2024 is the same day either way.
  return first === second && orders.length === 2 ? [] : orders;
}

/** With years of two digits: the days of many dates vary, their years hardly do. */
function byVariety(values: readonly string[], open: readonly DateOrder[]): DateOrder | null {
  if (!open.includes('year-month-day')) return null;
  const parts = values.flatMap((value) => {
    const match = triple.exec(value);
    return match?.[4]?.length === 2 ? [[match[1], match[4]] as const] : [];
  });
  const [first, last] = [0, 1].map((at) => new Set(parts.map((part) => part[at])).size);
  if (first === undefined || last === undefined) return null;
  if (last >= 10 && first * 4 <= last) return 'year-month-day';
  const others = open.filter((order) => order !== 'year-month-day');
  return first >= 10 && last * 4 <= first && others.length === 1 ? (others[0] ?? null) : null;
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const monthOf = (name: string | undefined) =>
  months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;

/**
 * The calendar day (ISO) that a cell of this format means, for previews; null where it is none.
 * Loading has its own reading, in SQL.
 */
export function dayOf(cell: string, format: Format): string | null {
  const value = cell.normalize('NFKC').replace(/^['="\s]+|["\s]+$/g, '');
  const scale = { 'epoch-seconds': 1000, 'epoch-milliseconds': 1, 'epoch-microseconds': 1 / 1000 };
  if (format in scale) {
    return isoDay(Number(value) * scale[format as keyof typeof scale]);
  }
  if (format === 'excel-1900' || format === 'excel-1904') {
    const start = format === 'excel-1900' ? Date.UTC(1899, 11, 30) : Date.UTC(1904, 0, 1);
    return isSerial(value) ? isoDay(start + Math.floor(Number(value)) * 86_400_000) : null;
  }
  const numbers =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)/.exec(value) ??
    /^(\d{4})(\d{2})(\d{2})(?=$|\D|\d{4}(\d{2})?$)/.exec(value);
  if (numbers) return isoOf(numbers[1], numbers[2], numbers[3]);
  const parts = triple.exec(value);
  if (parts) {
    const [, first, , second, third] = parts;
    if (format === 'month-day-year') return isoOf(third, first, second);
    if (format === 'day-month-year') return isoOf(third, second, first);
    return third?.length === 2 ? isoOf(first, second, third) : null;
  }
  const named =
    /^(?:[a-z]{3,9},? )?(\d{1,2})[ -]+([a-z]{3,9})[ ,-]+(\d{4}|\d{2})(?!\d)/i.exec(value) ?? null;
  if (named) return isoOf(named[3], monthOf(named[2]), named[1]);
  const spoken = /^(?:[a-z]{3,9},? )?([a-z]{3,9})[ .]+(\d{1,2}),? +(\d{4})/i.exec(value);
  return spoken ? isoOf(spoken[3], monthOf(spoken[1]), spoken[2]) : null;
}

/** POSIX: of two digits, 69 to 99 are years of the last century. */
const fullYear = (digits: string | undefined) => {
  const year = Number(digits);
  return digits?.length === 2 ? year + (year >= 69 ? 1900 : 2000) : year;
};

function isoOf(
  year: string | undefined,
  month: string | number | undefined,
  day: string | undefined,
) {
  const [m, d] = [Number(month), Number(day)];
  // Date.UTC would take a year below 100 for one of the last century.
  const date = new Date(0);
  date.setUTCFullYear(fullYear(year), m - 1, d);
  return date.getUTCMonth() === m - 1 && d > 0 ? isoDay(date.getTime()) : null;
}

function isoDay(time: number): string | null {
  return Math.abs(time) < 8.64e15 ? new Date(time).toISOString().slice(0, 10) : null;
}

const ordinary =
  /^\d{4}([-/])\d{1,2}\1\d{1,2}([ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?)?(\s?(Z|UTC|[+-]\d{2}:?\d{2}))?$/;

/** The shape of a date that is not in ISO's form, digits made equal; null for one that is. */
export function dateShape(value: string): string | null {
  if (ordinary.test(value)) return null;
  return value
    .replace(/[ T].*$/, '')
    .replace(/\d+/g, (digits) => (digits.length <= 2 ? '0' : '0'.repeat(digits.length)))
    .replace(/[a-z]+/gi, 'a');
}

const sentinels = new Set(['0001-01-01', '1899-12-30', '1899-12-31', '1900-01-01', '9999-12-31']);

/** Whether a cell is a day that systems write for "none" or "for ever", such as 9999-12-31. */
export function isSentinel(cell: string, format: Format): boolean {
  if (!/0001|1899|1900|9999/.test(cell)) return false;
  return sentinels.has(dayOf(cell, format) ?? '');
}
