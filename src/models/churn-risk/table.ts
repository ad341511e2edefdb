import type { MadeColumns } from '../../warehouse/modelled/define';
import type { TableOf } from '../model';

type Cell = string | number | boolean | null;

/** Rows as the columns that a definition names; what a row does not say is null. */
export function tableOf<C extends MadeColumns>(
  columns: C,
  rows: readonly Readonly<Partial<Record<keyof C, Cell>>>[],
): TableOf<C> {
  const table: Record<string, unknown> = {};
  for (const [name, type] of Object.entries(columns)) {
    const nothing = type === 'varchar' || type === 'boolean' ? null : NaN;
    table[name] = rows.map((row) => row[name] ?? nothing);
  }
  return table as TableOf<C>;
}
