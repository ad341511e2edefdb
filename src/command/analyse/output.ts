import { tableFromIPC } from 'apache-arrow';
import type { Analysis, RowsOf } from '../../analyses/analysis';
import { csvText } from '../../privacy/csv';
import type { ResultBytes } from '../../warehouse/api';
import { rowsOf, type Row, type Value } from '../../warehouse/rows';

/** Rows with the names of their columns: an empty result has columns, too. */
export interface Output {
  columns: readonly string[];
  rows: readonly Row[];
}

/** The rows of each result that is a query. */
export function rowsByName(results: ResultBytes): Partial<RowsOf<Analysis>> {
  const rows = Object.entries(results).map(([name, bytes]) => [name, rowsOf(tableFromIPC(bytes))]);
  return Object.fromEntries(rows) as Partial<RowsOf<Analysis>>;
}

/** The results of an analysis by name. */
export function outputsOf({ results }: Analysis, rows: RowsOf<Analysis>): Map<string, Output> {
  return new Map(
    Object.entries(results).map(([name, columns]) => [
      name,
      { columns: Object.keys(columns), rows: rows[name] ?? [] },
    ]),
  );
}

/** An array of objects; `{name: array}` where there are several results. */
export function jsonOf(outputs: ReadonlyMap<string, Output>): string {
  const arrays = [...outputs].map(([name, { rows }]) => [name, rows.map(plain)] as const);
  const [first] = arrays;
  const content = arrays.length === 1 && first ? first[1] : Object.fromEntries(arrays);
  return `${JSON.stringify(content, null, 1)}\n`;
}

/** One result as CSV that no spreadsheet runs; without a byte order mark, for pipes. */
export function csvOf({ columns, rows }: Output): string {
  const text = csvText(
    columns,
    rows.map((row) => columns.map((column) => row[column] ?? null)),
  );
  return text.replace(/^\uFEFF/, '');
}

function plain(row: Row): Record<string, Value> {
  // No prototype: a column may be called `__proto__`.
  const object: Record<string, Value> = Object.create(null);
  for (const [column, value] of Object.entries(row)) {
    object[column] = value instanceof Date ? isoOf(value) : value;
  }
  return object;
}

/** A day as a day, a time as a time. */
function isoOf(date: Date): string {
  return date.toISOString().replace('T00:00:00.000Z', '');
}
