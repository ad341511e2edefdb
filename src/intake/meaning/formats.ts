import type { ColumnType } from '../../warehouse/tables';
import type { CurrencySign, Format } from '../decision';
import { isBoolean } from './booleans';
import { dateReading, dayOf } from './dates';
import { isId } from './ids';
import { isNullWord } from './null-words';
import { currencyPatterns, numberReading } from './numbers';

/**
 * What of a column's reading its values leave open, and what it can be. `about` with the column's
 * number is the key among the answers, such as `date_order:c3`.
 */
export type ColumnChoice = (
  | { about: 'date_order' | 'excel_dates' | 'decimal_comma'; options: Format[] }
  | { about: 'currency'; options: CurrencySign[] }
) & {
  /** Whether it must be asked; else the reading stands and can be switched. */
  isOpen: boolean;
};

/** How a column reads: its format, and what is undecided about it. */
export interface Reading {
  format: Format;
  currency: CurrencySign | null;
  choice: ColumnChoice | null;
}

/** Cells of a column that say something, as written but for outer blanks. */
export function filledOf(values: readonly string[]): string[] {
  return values.filter((value) => !isNullWord(value)).map((value) => value.trim());
}

/** How values of this type stand in the column, from sample values. */
export function readingOf(
  type: ColumnType | null,
  role: string,
  values: readonly string[],
  delimiter: string,
): Reading {
  const filled = filledOf(values);
  const plain = { currency: null, choice: null };
  switch (type) {
    case 'timestamp':
    case 'date': {
      const { format, open } = dateReading(filled.map(unwrapped));
      const about = format.startsWith('excel') ? 'excel_dates' : 'date_order';
      return { ...plain, format, choice: open ? { about, options: open, isOpen: true } : null };
    }
    case 'decimal(18,4)':
    case 'integer':
      return moneyReading(filled, delimiter);
    case 'boolean':
      return { ...plain, format: 'boolean' };
    default:
      return { ...plain, format: isId(role) ? 'id' : 'text' };
  }
}

function moneyReading(values: readonly string[], delimiter: string): Reading {
  const { format, signs, isUndecided } = numberReading(values);
  const currency = signs[0] ?? null;
  if (signs.length > 1) {
    return { format, currency, choice: { about: 'currency', options: signs, isOpen: true } };
  }
  if (!isUndecided) return { format, currency, choice: null };
  // Where a semicolon separates cells, the comma may well be the decimal sign.
  const options: Format[] = ['number', 'number-decimal-comma'];
  return {
    format,
    currency,
    choice: { about: 'decimal_comma', options, isOpen: delimiter === ';' },
  };
}

/** A cell without what spreadsheets write around a text. */
export function unwrapped(value: string): string {
  return value.replace(/^[='"\s]+|["\s]+$/g, '');
}

const formats = [
  ...(['year-month-day', 'day-month-year', 'month-day-year', 'excel-1900'] as const),
  ...(['epoch-seconds', 'epoch-milliseconds', 'epoch-microseconds'] as const),
];
const epochForm = /^1\d{9}(\d{3}){0,2}(\.\d+)?$/;

function isDate(value: string): boolean {
  const text = unwrapped(value);
  if (/^\d+(\.\d+)?$/.test(text) && text.length > 8) {
    return epochForm.test(text) || dayOf(text, 'year-month-day') !== null;
  }
  return formats.slice(0, 4).some((format) => dayOf(text, format) !== null);
}

const signForm = new RegExp(currencyPatterns.map(([, pattern]) => pattern).join('|'), 'gi');
const numberForm = /^[(+-]?[\d.,'’\s]*\d[\d.,'’\s]*(e[+-]?\d+)?\s*[)%-]?$/i;

function isNumber(value: string): boolean {
  const text = unwrapped(value.normalize('NFKC').replace(/[−–]/g, '-').replace(signForm, ''));
  return numberForm.test(text.replace(/^([(+-])\s+/, '$1'));
}

/** Whether at least half of the filled values can be of the type at all. */
export function isReadable(type: ColumnType, values: readonly string[]): boolean {
  const filled = filledOf(values);
  const isOne = {
    timestamp: isDate,
    date: isDate,
    boolean: isBoolean,
    'decimal(18,4)': isNumber,
    integer: isNumber,
    varchar: () => true,
  }[type];
  return filled.filter(isOne).length * 2 >= filled.length;
}
