import type { Format } from '../../intake/decision';
import { ordersOf } from '../../intake/meaning/dates';
import { same, type Cast } from './cast';
import { parsed, textSql } from './date-text';
import { wallClockSql } from './zone-sql';

/** What a date's cast depends on beside its format. */
export interface DateColumn {
  /** An IANA name where cells are instants to be brought to it; see `ColumnDecision.zone`. */
  zone: string | null;
  /** Cells without an offset are in UTC: the header says so. */
  isUtc: boolean;
  /** A day alone, such as a birthday: of no zone, and with two digits more often of the last century. */
  isDay: boolean;
  /** Whether 9999-12-31, 1900-01-01 and the like count as days. */
  keepsSentinels: boolean;
  /** Sample cells; they decide only which quick cast is tried. */
  sample: readonly string[];
}

/** The cast of a cell to a timestamp: what cannot be read, or is no day of 1900 to 2099, is null. */
export function dateCast(c: string, format: Format, column: DateColumn): Cast {
  const bounds = { last: inRange(column.keepsSentinels), ...sentinelRule(column.keepsSentinels) };
  const zone = column.isDay || column.zone === 'as-written' ? null : column.zone;
  const number = numberSql(c, format, column.sample);
  if (number !== null) {
    const cast = { text: null, final: same, ...bounds };
    if (!format.startsWith('epoch')) return { ...cast, quick: number };
    if (zone === null) return { ...cast, quick: `make_timestamp(${number})` };
    const instant = { of: () => 'null', wallClock: (us: string) => wallClockSql(us, zone) };
    return { ...cast, quick: number, instant };
  }
  const text = textSql(c, format, column, zone !== null);
  if (zone === null) {
    return { quick: quickSql(c, format, column), text, final: parsed, ...bounds };
  }
  const wall = (t: string) => `split_part(${t}, '|', 1)`;
  const offset = (t: string) => `split_part(${t}, '|', 2)`;
  const minutes = (t: string) =>
    `try_cast(${offset(t)}[1:3] as integer) * 60 + try_cast(${offset(t)}[1] || ${offset(t)}[5:6] as integer)`;
  const ahead = (t: string) => (column.isUtc ? `coalesce(${minutes(t)}, 0)` : minutes(t));
  return {
    quick: instantSql(c, column),
    text,
    final: (t) => parsed(wall(t)),
    instant: {
      of: (t) => `epoch_us(${parsed(wall(t))}) - 60000000::bigint * (${ahead(t)})`,
      wallClock: (us) => wallClockSql(us, zone),
    },
    ...bounds,
  };
}

/** Microseconds of an epoch, or the timestamp of a spreadsheet's day number; null: no number. */
function numberSql(c: string, format: Format, sample: readonly string[]): string | null {
  const days = `try_cast(${c} as double)`;
  // A fraction is the time of day; spreadsheets keep it to less than a second.
  const since = (start: string) =>
    `case when ${days} between 1 and 2958465 then timestamp '${start}' + to_seconds(round(${days} * 86400)::bigint) end`;
  // Parts of a second make for numbers of 128 bits, which are slow.
  const hasParts = sample.some((value) => value.includes('.'));
  const units = hasParts ? `try_cast(${c} as decimal(24,6))` : `try_cast(${c} as bigint)`;
  const scaled = (factor: number) =>
    `case when ${units} between 0 and ${4_200_000_000_000_000 / factor} then (${units} * ${factor})::bigint end`;
  switch (format) {
    case 'epoch-seconds':
      return scaled(1_000_000);
    case 'epoch-milliseconds':
      return scaled(1000);
    case 'epoch-microseconds':
      return scaled(1);
    case 'excel-1900':
      return since('1899-12-30');
    case 'excel-1904':
      return since('1904-01-01');
    default:
      return null;
  }
}

/** A sentinel that counts as nothing lies outside, by itself or after a move to another zone. */
function inRange(keepsSentinels: boolean): Cast['last'] {
  const [from, until] = keepsSentinels
    ? ['1900-01-01', '9999-12-31 23:59:59.999999']
    : ['1900-01-03', '2100-01-01'];
  const upper = keepsSentinels ? '<=' : '<';
  return (value) =>
    `case when ${value} >= timestamp '${from}' and ${value} ${upper} timestamp '${until}' then ${value} end`;
}

function sentinelRule(keepsSentinels: boolean): Pick<Cast, 'isNothing'> {
  if (keepsSentinels) return {};
  return {
    isNothing: (value) =>
      `coalesce(${value} < timestamp '0001-01-03' or ${value} >= timestamp '9999-12-30' or (${value} >= timestamp '1899-12-29' and ${value} < timestamp '1900-01-03'), false)`,
  };
}

/** Of a timestamp with its offset, the quick reading as an instant. */
function instantSql(c: string, { isUtc, sample }: DateColumn): string {
  const instant = (text: string) => `epoch_us(try_cast(${text} as timestamptz))`;
  if (isUtc) return instant(c);
  if (!sample.some((value) => /[+-]\d{2}:?\d{2}\s*$/.test(value))) {
    return `case when suffix(${c}, 'Z') then ${instant(c)} end`;
  }
  const joined = `replace(replace(${c}, ' +', '+'), ' -', '-')`;
  return `case when regexp_matches(${c}, ':[0-9]{2}.*(Z|[+-][0-9]{2}:?[0-9]{2})$') then ${instant(joined)} end`;
}

/** The quick cast: the engine's own one, and before it the sample's other shapes as patterns. */
function quickSql(c: string, format: Format, { isDay, sample, zone }: DateColumn): string {
  const plain = `try_cast(${c} as timestamp)`;
  // The engine's cast leaves an offset off where no blank stands before it.
  const clipped = `case when ascii(substr(${c}, 17, 1)) = 58 and ascii(substr(${c}, 20, 1)) = 32 then try_cast(substr(${c}, 1, 19) as timestamp) end`;
  const patterns = [...new Set(sample.flatMap((value) => patternOf(value, format, isDay) ?? []))];
  const first = patterns.slice(0, 4).map((pattern) => `'${pattern}'`);
  const spoken = first.length > 0 ? `try_strptime(${c}, [${first.join(', ')}])` : null;
  const readings = [spoken, zone === 'as-written' ? clipped : null, plain].filter(
    (sql) => sql !== null,
  );
  const value = readings.length > 1 ? `coalesce(${readings.join(', ')})` : plain;
  // 03/04/24 would be the year 3 or 24.
  return `case when ${value} >= timestamp '1000-01-01' then ${value} end`;
}

const clock = /^(?:(,? |T)(\d{1,2}):\d{2}(:\d{2})?( [AP]M)?)?$/i;

/** The pattern (of strptime) that a cell is written in; null for ISO's own and for rare ones. */
function patternOf(value: string, format: Format, isDay: boolean): string | null {
  const date =
    /^(\d{1,2})([/.-])\d{1,2}\2(\d{4}|\d{2})(?!\d)/.exec(value) ??
    /^\d{4}(年)\d{1,2}月\d{1,2}日/.exec(value) ??
    /^\d{1,2}([ -])[a-z]{3}\1\d{4}/i.exec(value) ??
    /^[a-z]{3} \d{1,2}(,) \d{4}/i.exec(value);
  if (!date) return null;
  const time = clock.exec(value.slice(date[0].length));
  if (!time) return null;
  const hours = time[4] ? '%I' : '%H';
  const rest = time[2] ? `${time[1]}${hours}:%M${time[3] ? ':%S' : ''}${time[4] ? ' %p' : ''}` : '';
  if (date[1] === '年') return `%Y年%m月%d日${rest}`;
  if (date[1] === ',') return `%b %d, %Y${rest}`;
  if (date[2] === undefined) return ['%d', '%b', '%Y'].join(date[1]) + rest;
  if (!ordersOf(value) || (isDay && date[3]?.length === 2)) return null;
  const year = date[3]?.length === 2 ? '%y' : '%Y';
  const parts = {
    'day-month-year': ['%d', '%m', year],
    'month-day-year': ['%m', '%d', year],
    'year-month-day': date[3]?.length === 2 ? [year, '%m', '%d'] : null,
  }[format as 'day-month-year'];
  return parts ? parts.join(date[2]) + rest : null;
}
