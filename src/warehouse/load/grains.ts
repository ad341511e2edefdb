import type { Engine } from '../engine';
import { leftOutColumn } from './counting';
import type { LoadedFile } from './file';

/** Order ids of a file; a loaded table keeps them. */
interface OrderIds {
  rows: number;
  ids: number;
  first: string;
  last: string;
}

/**
 * Two files may hold the same orders, one a row an order and one a row a line (Taobao and Olist
 * export so). The first then becomes the header file of the second: it is joined, never stacked.
 * Also settles the amount of a row where the file has only the order's.
 */
export async function settleGrains(engine: Engine, files: readonly LoadedFile[]): Promise<void> {
  const orders = files.filter(
    ({ staged }) => staged.kind === 'transactions' && staged.columns.has('order_id'),
  );
  const found = new Map<LoadedFile, OrderIds>();
  for (const file of orders) {
    const { staged } = file;
    const hasOrdersOnly = staged.columns.has('order_amount') && !staged.columns.has('amount');
    staged.grain = file.examined.decision.grain;
    delete staged.joinedTo;
    if (orders.length < 2 && !hasOrdersOnly) continue;
    const ids = await orderIdsOf(engine, file);
    found.set(file, ids);
    staged.amountIsOrders = hasOrdersOnly && ids.rows === ids.ids;
  }
  for (const [file, own] of found) {
    if (own.ids === 0 || own.ids < own.rows) continue;
    let shared = 0;
    let most = { file, shared: 0 };
    for (const [other, theirs] of found) {
      if (other === file || other.staged.grain === 'header') continue;
      const finer = theirs.ids < theirs.rows || (hasProducts(other) && !hasProducts(file));
      if (!finer || theirs.last < own.first || own.last < theirs.first) continue;
      const count = await sharedOrders(engine, file, other);
      shared += count;
      if (count > most.shared) most = { file: other, shared: count };
    }
    // A file with products of its own is worth more than a header, unless most of it is told twice.
    if (shared === 0 || (hasProducts(file) && shared * 2 <= own.ids)) continue;
    file.staged.grain = 'header';
    file.staged.joinedTo = most.file.staged.slot;
    file.receipt.decision = { ...file.receipt.decision, grain: 'header' };
    file.receipt.notes = [
      ...file.receipt.notes.filter(({ code }) => code !== 'joined_as_headers'),
      { code: 'joined_as_headers', values: { count: own.ids, lines: most.file.examined.file } },
    ];
  }
}

function hasProducts({ staged }: LoadedFile): boolean {
  return staged.columns.has('product_id') || staged.columns.has('product');
}

/** Rows of this file that it does not hold twice. */
function rowsOf({ staged }: LoadedFile): string {
  const once = staged.columns.has(leftOutColumn)
    ? `${leftOutColumn} is distinct from 'copy'`
    : 'true';
  return `intake.${staged.slot} where order_id is not null and ${once}`;
}

const known = new WeakMap<LoadedFile['examined'], OrderIds>();

async function orderIdsOf(engine: Engine, file: LoadedFile): Promise<OrderIds> {
  const before = known.get(file.examined);
  if (before) return before;
  const [row] = await engine.rows(
    `select count(*) as n, count(distinct order_id) as ids, min(order_id) as first, max(order_id) as last
     from ${rowsOf(file)}`,
  );
  const ids = {
    rows: Number(row?.['n'] ?? 0),
    ids: Number(row?.['ids'] ?? 0),
    first: String(row?.['first'] ?? ''),
    last: String(row?.['last'] ?? ''),
  };
  known.set(file.examined, ids);
  return ids;
}

/**
 * Orders of a file that have their lines in another; 0 where most of the shared ids are on other days
 * and of other customers there, as two shops that both count from 1001 have them.
 */
async function sharedOrders(engine: Engine, file: LoadedFile, lines: LoadedFile): Promise<number> {
  const both = (name: string) => file.staged.columns.has(name) && lines.staged.columns.has(name);
  const day = both('ordered_at') ? 'min(ordered_at)::date' : 'null';
  const customer = both('customer_id') ? 'min(customer_id)' : 'null';
  const orders = (source: LoadedFile, other: LoadedFile) =>
    `select order_id, ${day} as day, ${customer} as customer from ${rowsOf(source)}
     and order_id in (select order_id from intake.${other.staged.slot}) group by order_id`;
  const [row] = await engine.rows(
    `select count(*) as n,
       count(*) filter (where one.day <> other.day and coalesce(one.customer <> other.customer, true)) as others
     from (${orders(file, lines)}) as one join (${orders(lines, file)}) as other using (order_id)`,
  );
  const count = Number(row?.['n'] ?? 0);
  return Number(row?.['others'] ?? 0) * 2 > count ? 0 : count;
}
