import type { ColumnType } from '../../warehouse/tables';
import type { CurrencySign, Format } from '../decision';
import { isNullWord } from './null-words';

/** How a column reads: its format, or that nothing in it decides between two readings. */
export interface Reading {
  format: Format;
  currency: CurrencySign | null;
  /** `date_order`: 03/04/2024 may be March or April; `decimal_comma`: 1,234; `currency`: two signs. */
  open: 'date_order' | 'decimal_comma' | 'currency' | null;
  /** The signs that occur, for the question. */
  signs: CurrencySign[];
}

const ids = new Set(['order_id', 'line_id', 'product_id', 'session_id', 'refund_id', 'card_id']);

/** Whether a role is an identifier: always text, freed of what spreadsheets wrap around it. */
export function isId(role: string): boolean {
  return ids.has(role) || (role.endsWith('_id') && role !== 'campaign') || role === 'coupon';
}

/** How values of this type stand in the column, from sample values. */
export function readingOf(
  type: ColumnType | null,
  role: string,
  values: readonly string[],
  delimiter: string,
): Reading {
  const filled = values.filter((value) => !isNullWord(value)).map((value) => value.trim());
  const plain = { currency: null, open: null, signs: [] };
  switch (type) {
    case 'timestamp':
    case 'date':
      return { ...plain, ...dateReading(filled) };
    case 'decimal(18,4)':
    case 'integer':
      return numberReading(filled, delimiter);
    case 'boolean':
      return { ...plain, format: 'boolean' };
    default:
      return { ...plain, format: isId(role) ? 'id' : 'text' };
  }
}

const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)/;

function dateReading(values: readonly string[]): Pick<Reading, 'format' | 'open'> {
  if (values.length > 0 && values.every((value) => /^1\d{9}$/.test(value))) {
    return { format: 'epoch-seconds', open: null };
  }
  if (values.length > 0 && values.every((value) => /^1\d{12}$/.test(value))) {
    return { format: 'epoch-milliseconds', open: null };
  }
  const parts = values.flatMap((value) => {
    const match = slashed.exec(value);
    return match ? [[Number(match[1]), Number(match[2])] as const] : [];
  });
  if (parts.length === 0) return { format: 'year-month-day', open: null };
  const dayFirst = parts.filter(([first, second]) => first > 12 && second <= 12).length;
  const monthFirst = parts.filter(([first, second]) => second > 12 && first <= 12).length;
  if (dayFirst > monthFirst) return { format: 'day-month-year', open: null };
  if (monthFirst > dayFirst) return { format: 'month-day-year', open: null };
  const same = parts.every(([first, second]) => first === second);
  return { format: 'day-month-year', open: same ? null : 'date_order' };
}

const signPatterns: readonly (readonly [CurrencySign, RegExp])[] = [
  ['¥', /[¥￥元]|RMB|CNY/i],
  ['$', /\$|USD/i],
  ['€', /€|EUR/i],
  ['£', /£|GBP/i],
];

function numberReading(values: readonly string[], delimiter: string): Reading {
  const signs = signPatterns.flatMap(([sign, form]) =>
    values.some((value) => form.test(value)) ? [sign] : [],
  );
  const numbers = values.map((value) => value.replace(/[^\d.,]/g, ''));
  const commaDecimal = numbers.filter(
    (n) =>
      /^(\d{1,3}(\.\d{3})+|\d+),(\d{1,2}|\d{4,})$/.test(n) || /^\d{1,3}(\.\d{3})+,\d+$/.test(n),
  ).length;
  const pointDecimal = numbers.filter((n) => /^(\d{1,3}(,\d{3})+|\d*)\.\d+$/.test(n)).length;
  const eitherWay = numbers.filter((n) => /^\d{1,3},\d{3}$/.test(n)).length;
  const undecided = commaDecimal === 0 && pointDecimal === 0 && eitherWay > 0 && delimiter === ';';
  return {
    format: commaDecimal > pointDecimal ? 'number-decimal-comma' : 'number',
    currency: signs[0] ?? null,
    open: signs.length > 1 ? 'currency' : undecided ? 'decimal_comma' : null,
    signs,
  };
}

/** The order of day and month that a date itself shows, or null where it shows none. */
export function dateOrderOf(value: string): 'day-month-year' | 'month-day-year' | null {
  const match = slashed.exec(value.trim());
  if (!match) return null;
  const [first, second] = [Number(match[1]), Number(match[2])];
  if (first > 12 && second <= 12) return 'day-month-year';
  return second > 12 && first <= 12 ? 'month-day-year' : null;
}

const numberForm = /^\d+(e[+-]?\d+)?$/i;
const dateForms = [
  /^\d{4}\s*[-/.年]\s*\d{1,2}/,
  slashed,
  /^(19|20)\d{6}(\D?\d{2}:?\d{2}(:?\d{2})?)?$/,
  /^1\d{9}(\d{3})?$/,
  /^(\d{1,2}[ -])?[A-Za-z]{3,9}[ -]\d{1,2}/,
  /^\d{1,2}[ -][A-Za-z]{3,9}[ -]\d{2}/,
];

/** Whether at least half of the filled values can be of the type at all. */
export function isReadable(type: ColumnType, values: readonly string[]): boolean {
  const filled = values
    .filter((value) => !isNullWord(value))
    .map((v) => v.normalize('NFKC').trim());
  const isOne = (value: string) => {
    if (type === 'timestamp' || type === 'date') {
      return dateForms.some((form) => form.test(value.replace(/^'/, '')));
    }
    if (type === 'boolean') return value.length <= 12;
    const unsigned = value.replace(/^[(+−-]+|[)−-]+$/g, '');
    return numberForm.test(
      unsigned.replace(/[\s,.¥$€£元%+−-]|RMB|CNY|USD|EUR|GBP|US/gi, (sign) =>
        /[+−-]/.test(sign) ? 'x' : '',
      ),
    );
  };
  return filled.length === 0 || filled.filter(isOne).length * 2 >= filled.length;
}

/** Ids that a spreadsheet turned into 1.23E+17: their digits are lost. */
export function isDamagedId(role: string, values: readonly string[]): boolean {
  if (!isId(role)) return false;
  const damaged = values.filter((value) => /^\d(\.\d+)?E\+\d+$/i.test(value.trim())).length;
  return damaged > 0 && damaged * 10 > values.length;
}
