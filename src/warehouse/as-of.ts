import type { Engine } from './engine';
import { tables, type Kind } from './tables';

/** The date that everything is as of, and where it comes from. */
export interface AsOf {
  /** ISO date. */
  date: string;
  from: 'orders' | 'events' | 'files';
  /** A last order date that stands alone and was left out, such as one typed 2204. */
  isolated: string | null;
}

/** A last order date this many days after the one before it is taken for a slip of the pen. */
const isolation = 30;
/** Fewer order days than this say nothing about what is isolated. */
const enoughDays = 10;

/**
 * The default as-of date (definitions: conventions): the last order date not later than the day
 * after the files were last modified; with no orders the latest date of any table; with no date
 * at all the files' own. Never the clock.
 *
 * @param newest when the newest file was last modified, in milliseconds since 1970
 */
export async function defaultAsOf(engine: Engine, newest: number): Promise<AsOf> {
  const limit = new Date(newest + 86_400_000).toISOString().slice(0, 10);
  engine.setVariable('latest_plausible', 'date', limit);
  const orders = await engine.rows(orderDays);
  const [last, before] = orders.map((row) => iso(row['day']));
  if (last) {
    const days = Number(orders[0]?.['days'] ?? 0);
    const isIsolated = before && days >= enoughDays && daysBetween(before, last) > isolation;
    return isIsolated
      ? { date: before, from: 'orders', isolated: last }
      : { date: last, from: 'orders', isolated: null };
  }
  const [latest] = await engine.rows(latestEvent);
  const event = iso(latest?.['day']);
  if (event) return { date: event, from: 'events', isolated: null };
  return { date: new Date(newest).toISOString().slice(0, 10), from: 'files', isolated: null };
}

const orderDays = `
with days as (
  select ordered_at::date as day,
  from staging.transactions
  where coalesce(state, 'valid') = 'valid' and ordered_at < getvariable('latest_plausible') + 1
  group by day
  union
  select ordered_at::date as day,
  from staging.order_headers
  where coalesce(state, 'valid') = 'valid' and ordered_at < getvariable('latest_plausible') + 1
  group by day
)
select day::timestamp as day, count(*) over () as days,
from days
order by day desc
limit 2`;

/** Columns that do not say when something happened: plans, and ends of validity. */
const planned = new Set(['expires_at', 'closes_at', 'ends_at', 'next_contact_at']);

/** The end of a contract may be still to come: one after the files says nothing of what is known. */
const orPlanned = new Set(['ended_at']);

const latestEvent = `select max(day)::timestamp as day, from (${(Object.keys(tables) as Kind[])
  .flatMap((kind) =>
    Object.entries(tables[kind].columns)
      .filter(([column, type]) => type === 'timestamp' && !planned.has(column))
      .map(([column]) => {
        const end = `getvariable('latest_plausible')${orPlanned.has(column) ? '' : ' + 1'}`;
        return `select max(${column}) as day, from staging.${kind} where ${column} < ${end}`;
      }),
  )
  .join(' union all ')})`;

function iso(value: unknown): string | null {
  return value instanceof Date ? value.toISOString().slice(0, 10) : null;
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
