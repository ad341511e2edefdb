import { tables, type ColumnType, type Kind } from '../../warehouse/tables';

/** Helper roles with a type of their own; every other one is text. */
const helperTypes: Readonly<Record<string, ColumnType>> = {
  cancelled_at: 'timestamp',
  line_discount: 'decimal(18,4)',
};

/** The SQL type of a role; text where the role is none of the table's. */
export function typeOf(kind: Kind, role: string): ColumnType {
  const columns: Readonly<Record<string, ColumnType>> = tables[kind].columns;
  return columns[role] ?? helperTypes[role] ?? 'varchar';
}
