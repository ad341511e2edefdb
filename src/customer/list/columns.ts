import { classOf } from '../../analyses/classes';
import { nextSteps, warningReasons } from '../../analyses/warning-words';
import type { Format } from '../../format/format';
import { maskedInRecord } from '../../privacy/mask';
import type { Text } from '../../i18n/text';
import { messages, type MessageKey } from '../../ui/messages';
import type { Built } from '../../warehouse/api';
import {
  peopleColumn,
  peopleColumns,
  type PeopleColumn,
  type PeopleColumnGroup,
  type PeopleColumnName,
} from '../../warehouse/people/columns';
import type { Value } from '../../warehouse/rows';

/** The groups of columns in the order in which they are offered. */
export const columnGroups = [
  'file',
  'purchases',
  'engagement',
  'outlook',
] as const satisfies readonly PeopleColumnGroup[];

const names = Object.keys(peopleColumns) as PeopleColumnName[];

const usual: readonly PeopleColumnName[] = [
  'name',
  'phone',
  'city',
  'segment',
  'stage',
  'revenue',
  'orders',
  'last_day',
];

/** The columns that the files at hand fill, without the id, which always stands first. */
export function availableColumns(tables: Built['tables']): PeopleColumnName[] {
  return names.filter((name) => {
    if (name === 'customer_id') return false;
    const column: PeopleColumn = peopleColumns[name];
    return column.tables.some(
      (table) =>
        tables[table] && (column.role === null || tables[table].columns.includes(column.role)),
    );
  });
}

/** Those of the wanted columns that there are; the usual ones where nobody chose. */
export function shownColumns(
  wanted: readonly string[] | null,
  available: readonly PeopleColumnName[],
): PeopleColumnName[] {
  return available.filter((name) => (wanted ?? usual).includes(name));
}

/** The name of a column, as its heading. */
export function columnName(name: PeopleColumnName, format: Format): string {
  const { role }: PeopleColumn = peopleColumns[name];
  const own = `people.column.${name}`;
  const text = textOf(isMessage(own) ? own : `role.${role ?? name}`, format) ?? name;
  return text.slice(0, 1).toLocaleUpperCase() + text.slice(1);
}

/** Whether a column holds figures, which stand at the right. */
export function isFigure(name: PeopleColumnName): boolean {
  return ['number', 'money', 'days'].includes(peopleColumns[name].type);
}

/** Whether a column holds days, of which the latest are asked for first. */
export function isDate(name: PeopleColumnName): boolean {
  return peopleColumns[name].type === 'date';
}

/** The colour of a value that is a class. */
export function classColour(
  name: PeopleColumnName,
  value: Value | undefined,
): { light: string; dark: string } | null {
  const { type } = peopleColumns[name];
  const isClass = type === 'segment' || type === 'tier' || type === 'stage';
  return isClass && typeof value === 'string' ? classOf(type, value).colour : null;
}

/** Columns of stable keys, and what their keys say. */
const words: Partial<Record<PeopleColumnName, Readonly<Record<string, Text>>>> = {
  warning_reason: warningReasons,
  next_step: nextSteps,
};

/** A value as a person reads it; empty where nothing is known. */
export function cellText(
  name: PeopleColumnName,
  value: Value | undefined,
  format: Format,
  isMasked: boolean,
): string {
  if (value === null || value === undefined) return '';
  const { type, role } = peopleColumn(name);
  const word = typeof value === 'string' ? words[name]?.[value] : undefined;
  const text = word ? format.text(word) : shownText(type, value, format);
  return isMasked ? maskedInRecord(role, text) : text;
}

function shownText(type: PeopleColumn['type'], value: NonNullable<Value>, format: Format): string {
  if (value instanceof Date) return format.date(value);
  if (typeof value === 'boolean') {
    return textOf(value ? 'table.yes' : 'table.no', format) ?? String(value);
  }
  if (typeof value === 'string') {
    const isClass = type === 'segment' || type === 'tier' || type === 'stage';
    return isClass ? format.text(classOf(type, value).name) : value;
  }
  if (type === 'money') return format.moneyExact(value);
  return type === 'days' ? format.number(value, 1) : format.number(value);
}

function textOf(key: string, format: Format): string | null {
  return isMessage(key) ? format.text(messages[key]) : null;
}

function isMessage(key: string): key is MessageKey {
  return Object.hasOwn(messages, key);
}
