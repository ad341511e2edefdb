import { tables, type ColumnType, type Kind } from '../tables';
import type { Bound } from './bound';
import type { Condition, Within } from './condition';
import { lastDays, testedColumn, testSql } from './operators';

/** Where the records of a kind are read for conditions, all by constant SQL. */
interface Source {
  from: string;
  /** Names the customer of a record; the same column in `mart.customers` is `is`. */
  customer: { column: string; is: 'customer_id' | 'customer_key' };
  /** The day of a record; null where it is unknown. */
  day: string;
  /** What is counted, where it is not the records themselves. */
  counted?: string;
  /** Rows that are no such record. */
  except?: string;
}

function staged(kind: Kind, time: string, customer = 'customer_id'): Source {
  return {
    from: `staging.${kind} as records`,
    customer: { column: `records.${customer}`, is: 'customer_id' },
    day: `(${time})::date`,
  };
}

/**
 * Whose record it is, and when it happened. Records of transactions are purchases: lines of valid
 * orders, counted in orders. Refunds belong to whoever placed the order. A campaign reaches a
 * customer when it is sent; where that is unknown, when the customer first answered, or it began.
 * What came back within an order was not bought. Products belong to nobody.
 */
const sources: Readonly<Record<Kind, Source | null>> = {
  customers: staged('customers', 'records.registered_at'),
  transactions: {
    from: 'mart.lines as records',
    customer: { column: 'records.customer_key', is: 'customer_key' },
    day: 'records.day',
    counted: 'records.order_id',
    except: 'records.quantity < 0 or records.amount < 0',
  },
  products: null,
  refunds: {
    from: `(select refunds.*, orders.customer_key
      from staging.refunds as refunds
      join mart.orders as orders on refunds.order_id = orders.order_id
      where coalesce(refunds.state, 'valid') = 'valid') as records`,
    customer: { column: 'records.customer_key', is: 'customer_key' },
    day: 'records.refunded_at::date',
  },
  behaviours: staged('behaviours', 'records.occurred_at'),
  feedback: staged('feedback', 'records.given_at'),
  tickets: staged('tickets', 'records.opened_at'),
  interactions: staged('interactions', 'records.happened_at'),
  campaigns: staged(
    'campaigns',
    `coalesce(records.sent_at, least(records.opened_at, records.clicked_at,
      records.participated_at, records.responded_at), records.starts_at)`,
  ),
  social: staged('social', 'records.happened_at'),
  referrals: staged('referrals', 'records.referred_at', 'referrer_id'),
  loyalty: staged('loyalty', 'records.happened_at'),
  departures: staged('departures', 'records.left_at'),
  opportunities: staged('opportunities', 'records.created_at'),
};

/** The columns of `mart.lines` that a condition may test, and what they are. */
const purchaseColumns = {
  order_id: 'varchar',
  product_id: 'varchar',
  product: 'varchar',
  category: 'varchar',
  subcategory: 'varchar',
  brand: 'varchar',
  quantity: 'decimal(18,4)',
  amount: 'decimal(18,4)',
  cost: 'decimal(18,4)',
  channel: 'varchar',
  store: 'varchar',
  payment_method: 'varchar',
  promotion: 'varchar',
  coupon: 'varchar',
  salesperson: 'varchar',
  province: 'varchar',
  city: 'varchar',
} as const satisfies Readonly<Record<string, ColumnType>>;

/** The tables that conditions on records may speak of. */
export const recordTables: readonly Kind[] = (Object.keys(sources) as Kind[]).filter(
  (kind) => sources[kind] !== null,
);

/** The columns of a table that a condition may test, with their types; none: no such conditions. */
export function recordColumns(table: Kind): Readonly<Record<string, ColumnType>> {
  if (sources[table] === null) return {};
  return table === 'transactions' ? purchaseColumns : tables[table].columns;
}

/** Days that lie ahead by their nature; any other one after the as-of date is not known yet. */
const planned: readonly string[] = [
  'next_contact_at',
  'expires_at',
  'closes_at',
  'starts_at',
  'ends_at',
];

type Records = Extract<Condition, { about: 'records' }>;

/**
 * Whether the customer of the row `customers` has enough, or few enough, records that pass all tests
 * at once, never null. What happened after the as-of date does not count; a record without a date
 * counts only where no dates are asked for.
 * @throws {TypeError} for a table without customers, and a column that the table does not have
 */
export function recordsSql(condition: Records, bound: Bound): string {
  const { table, where, within, count } = condition;
  const { customer, day, counted } = sourceOf(table);
  const tests = where.map(({ column, is }) => {
    const { sql, type } = knownColumn(table, column);
    return `(${testSql(sql, testedColumn(type), is, bound)})`;
  });
  const asked = within ? [`(${withinSql(day, within, bound)})`, ...tests] : tests;
  const records = [recordsFrom(table), ...asked].join(' and ');
  const times = Math.max(0, count.times);
  if (count.operator === 'at_least' && times === 0) return 'true';
  // At most 3 is not at least 4: so those without any record are among them.
  const enough = count.operator === 'at_least' ? times : times + 1;
  const those = customersWith(enough, records, customer.column, counted, bound);
  return `customers.${customer.is} ${count.operator === 'at_least' ? 'in' : 'not in'} (${those})`;
}

/**
 * `from … where …`: the records of a table, as `records`, that belong to a customer and did not
 * happen after the as-of date.
 * @throws {TypeError} for a table without customers
 */
export function recordsFrom(table: Kind): string {
  const { from, customer, day, except } = sourceOf(table);
  const isPast = `(${day} is null or ${day} <= getvariable('as_of'))`;
  const isOne = except ? ` and coalesce(not (${except}), true)` : '';
  return `from ${from} where ${customer.column} is not null and ${isPast}${isOne}`;
}

/**
 * A column of the records by its name, which has to be in the closed list: its SQL and type.
 * @throws {TypeError} for a column that the table does not have
 */
export function knownColumn(table: Kind, column: string): { sql: string; type: ColumnType } {
  const columns = recordColumns(table);
  const type = Object.hasOwn(columns, column) ? columns[column] : undefined;
  if (!type) throw new TypeError(`${table} has no column ${column}`);
  const value = `records.${column}`;
  const isEvent = type === 'timestamp' && !planned.includes(column);
  const past = `case when ${value} < getvariable('as_of') + 1 then ${value} end`;
  return { sql: isEvent ? past : value, type };
}

function sourceOf(table: Kind): Source {
  const source = sources[table];
  if (!source) throw new TypeError(`records of ${table} belong to no customer`);
  return source;
}

function customersWith(
  times: number,
  records: string,
  customer: string,
  counted: string | undefined,
  bound: Bound,
): string {
  if (times === 1) return `select ${customer} ${records}`;
  const having = `having count(*) >= ${bound.count(times)}`;
  // Distinct first: much quicker than count(distinct).
  return counted
    ? `select customer from (select distinct ${customer} as customer, ${counted} ${records}) group by customer ${having}`
    : `select ${customer} ${records} group by ${customer} ${having}`;
}

function withinSql(day: string, within: NonNullable<Within>, bound: Bound): string {
  return 'days' in within
    ? lastDays(day, bound.count(within.days))
    : `${day} between ${bound.day(within.from)} and ${bound.day(within.to)}`;
}
