import type { Engine } from '../engine';
import { kinds, tables, type ColumnType, type Kind } from '../tables';
import { leftOutColumn } from './counting';

/** A loaded file as staging sees it: its table `intake.<slot>` and the columns that it has. */
export interface StagedFile {
  slot: string;
  kind: Kind;
  /** 'header' files hold orders whose lines are in another file. */
  grain: 'line' | 'order' | 'header' | null;
  /** Columns of the kind's contract that the table has, and `_left_out` where some rows do not count. */
  columns: ReadonlySet<string>;
  /** Attribute columns x1 … xn. */
  attributes: readonly string[];
  /** Some order id is missing: each such row is an order of its own. */
  ordersUnnamed: boolean;
  /** The order's amount is the row's own, since each order has one row. */
  amountIsOrders?: boolean;
  /** For 'header' files: the slot of the file that holds most of the lines. */
  joinedTo?: string;
  /** Told before its order ids: other files have the same ids for other orders. */
  orderPrefix?: string;
  /** Made of rows of this file and of earlier ones, which are left out of them. */
  joined?: StagedFile;
}

const slotName = /^(f_\d+|joined_[a-z]+)$/;
const attributeName = /^x\d+$/;

/**
 * (Re)creates `staging.<kind>` for the changed kinds, with `staging.order_headers` and
 * `staging.customer_attributes`, over the given files. A kind without a file has no rows.
 */
export async function createStaging(
  engine: Engine,
  files: readonly StagedFile[],
  changed: readonly Kind[] = kinds,
): Promise<void> {
  await engine.execute('create schema if not exists staging');
  const sources = files.flatMap((file) => (file.joined ? [file, file.joined] : [file]));
  for (const kind of changed) {
    const own = sources.filter((file) => file.kind === kind && file.grain !== 'header');
    await engine.execute(viewOf(kind, kind, own));
    if (kind === 'transactions') {
      const headers = files.filter(({ grain }) => grain === 'header');
      await engine.execute(viewOf('order_headers', 'transactions', headers));
    }
    if (kind === 'customers') await engine.execute(attributesView(own));
  }
}

function viewOf(name: string, kind: Kind, files: readonly StagedFile[]): string {
  const columns = Object.entries<ColumnType>(tables[kind].columns);
  const parts = files.map((file) => {
    const values = columns.map(([column, type]) => `${valueOf(file, column, type)} as ${column}`);
    return `select ${values.join(', ')} from intake.${checked(file.slot, slotName)}${counting(file)}`;
  });
  const nothing = columns.map(([column, type]) => `null::${type} as ${column}`).join(', ');
  const body = parts.length > 0 ? parts.join('\nunion all\n') : `select ${nothing} where false`;
  return `create or replace view staging.${name} as\n${body}`;
}

/** The condition for the rows that count, if there are others. */
function counting({ columns }: StagedFile): string {
  return columns.has(leftOutColumn) ? ` where ${leftOutColumn} is null` : '';
}

function valueOf(file: StagedFile, column: string, type: ColumnType): string {
  const present = file.columns.has(column);
  if (file.kind === 'transactions') {
    if (column === 'order_id') return orderIdOf(file, present);
    if (column === 'amount' && file.amountIsOrders) return 'order_amount';
  }
  return present ? column : `null::${type}`;
}

function orderIdOf({ slot, ordersUnnamed, orderPrefix }: StagedFile, present: boolean): string {
  const own = `'${slot}#' || rowid`;
  if (!present) return own;
  const id = orderPrefix ? `'${checked(orderPrefix, slotName)}:' || order_id` : 'order_id';
  return ordersUnnamed ? `coalesce(${id}, ${own})` : id;
}

/** One row for each customer and each filled column that fits no role; the label is the header. */
function attributesView(files: readonly StagedFile[]): string {
  const parts = files.flatMap((file) => {
    const { slot, attributes, columns } = file;
    return columns.has('customer_id') && attributes.length > 0
      ? [
          `select customer_id, label as attribute, value from (
             unpivot (select customer_id, ${attributes.map((x) => checked(x, attributeName)).join(', ')}
               from intake.${checked(slot, slotName)}${counting(file)})
             on ${attributes.join(', ')} into name column_id value value)
           join intake.labels using (column_id) where slot = '${slot}'`,
        ]
      : [];
  });
  const nothing = `select null::varchar as customer_id, null::varchar as attribute, null::varchar as value where false`;
  return `create or replace view staging.customer_attributes as\n${parts.length > 0 ? parts.join('\nunion all\n') : nothing}`;
}

function checked(name: string, form: RegExp): string {
  if (!form.test(name)) throw new TypeError(`not one of our names: ${name}`);
  return name;
}
