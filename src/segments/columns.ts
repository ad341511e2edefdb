import { recordColumns } from '../warehouse/audience/records';
import type { FactType } from '../warehouse/audience/facts';
import type { Built } from '../warehouse/api';
import type { Kind } from '../warehouse/tables';

/** What a value is; `any` is a text of a file, which may hold a number or a day. */
export type ValueType = FactType | 'any';

/** Of each table, the columns that say what its records are about: "bought 外套". */
export const objectColumns: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  transactions: ['product', 'category', 'brand'],
  behaviours: ['event'],
  campaigns: ['campaign'],
};

const money: ReadonlySet<string> = new Set(['amount', 'cost', 'revenue']);

/** Columns that name one record or one person, currencies, and what our own rules made. */
const unasked: ReadonlySet<string> = new Set([
  ...['customer_id', 'anonymous_id', 'referrer_id', 'referred_id', 'order_id', 'refund_id'],
  ...['session_id', 'feedback_id', 'ticket_id', 'card_id', 'opportunity_id', 'state'],
]);

/** What the values of a column of records are; of a column that is not there, texts. */
export function columnType(table: Kind, column: string): ValueType {
  const columns = recordColumns(table);
  switch (Object.hasOwn(columns, column) ? columns[column] : undefined) {
    case 'decimal(18,4)':
      return money.has(column) ? 'money' : 'number';
    case 'integer':
      return 'number';
    case 'date':
    case 'timestamp':
      return 'date';
    case 'boolean':
      return 'yes_no';
    case 'varchar':
    case undefined:
      return 'text';
  }
}

/**
 * The columns of a table's records that a condition may test, those that name what a record is
 * about first. The file of products tells more of what was bought.
 */
export function askableColumns(table: Kind, tables: Built['tables']): string[] {
  const told = table === 'transactions' ? tables.products : undefined;
  const filled = [...(tables[table]?.columns ?? []), ...(told?.columns ?? [])];
  const asked = Object.keys(recordColumns(table)).filter(
    (column) => filled.includes(column) && !unasked.has(column),
  );
  const about = objectColumns[table] ?? [];
  return [
    ...about.filter((column) => asked.includes(column)),
    ...asked.filter((column) => !about.includes(column)),
  ];
}
