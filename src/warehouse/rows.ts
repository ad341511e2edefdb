import { DataType, type Table } from 'apache-arrow';

/** A value of a result: dates and timestamps are Date (UTC), decimals and counts are number. */
export type Value = string | number | boolean | Date | null;

/** One row of a result, by column name. Has no prototype: a column may be called `__proto__`. */
export type Row = Readonly<Record<string, Value>>;

/** The rows of an Arrow table. Reads by position, since `toJSON` loses columns. */
export function rowsOf(table: Table): Row[] {
  const columns = table.schema.fields.map((field, index) => ({
    name: String(field.name),
    isDate: DataType.isDate(field.type) || DataType.isTimestamp(field.type),
    vector: table.getChildAt(index),
  }));
  return Array.from({ length: table.numRows }, (_, index) => {
    const row: Record<string, Value> = Object.create(null);
    for (const { name, isDate, vector } of columns) row[name] = valueOf(vector?.get(index), isDate);
    return row;
  });
}

function valueOf(value: unknown, isDate: boolean): Value {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number') return isDate ? new Date(value) : value;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return String(value);
}
