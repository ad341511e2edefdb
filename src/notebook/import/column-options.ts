import type { Format } from '../../intake/decision';
import { typeOf } from '../../intake/meaning/types';
import { tables, type ColumnType, type Kind } from '../../warehouse/tables';

/** Columns that the rules of trade make; no column of a file is taken as one. */
const made: ReadonlySet<string> = new Set(['state']);

/** What a column of a file of this kind may be taken as. */
export function rolesOf(kind: Kind): string[] {
  return Object.keys(tables[kind].columns).filter((role) => !made.has(role));
}

const formats: Readonly<Record<'date' | 'number' | 'boolean', readonly Format[]>> = {
  date: [
    'year-month-day',
    'day-month-year',
    'month-day-year',
    'epoch-seconds',
    'epoch-milliseconds',
    'epoch-microseconds',
    'excel-1900',
    'excel-1904',
  ],
  number: ['number', 'number-decimal-comma'],
  boolean: ['boolean'],
};

/** How the text of such a column may be read; one or none: there is no choice. */
export function formatsOf(kind: Kind, role: string | null): readonly Format[] {
  if (role === null) return [];
  const type: ColumnType = typeOf(kind, role);
  if (type === 'varchar') return [];
  if (type === 'boolean') return formats.boolean;
  return type === 'timestamp' || type === 'date' ? formats.date : formats.number;
}
