import type { Row } from '../../warehouse/rows';
import { rowsOf, textOf, type Results } from './values';

/** A column that the customer file fills for someone. */
export interface Filled {
  /** Role, or the file's own header. */
  column: string;
  isOwn: boolean;
  /** Null where this customer has none. */
  value: Row[string];
}

/** Columns of `mart.customers` that are named otherwise than in the customer file. */
const renamed: Readonly<Record<string, string>> = { tier: 'file_tier', status: 'file_status' };

/** What the customer file could say of this customer, and what it does say. */
export function filledColumns(results: Results): Filled[] {
  const [information] = rowsOf(results, 'information');
  const own = rowsOf(results, 'attributes');
  return rowsOf(results, 'columns').flatMap((row): Filled[] => {
    const column = textOf(row, 'column_name');
    if (column === null) return [];
    const isOwn = row['is_own'] === true;
    const value = isOwn
      ? textOf(
          own.find((one) => one['attribute'] === column),
          'value',
        )
      : (information?.[renamed[column] ?? column] ?? null);
    return [{ column, isOwn, value: value === '' ? null : value }];
  });
}
