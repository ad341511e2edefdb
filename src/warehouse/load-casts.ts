import type { CurrencySign, Format } from '../intake/decision';
import { nullTexts, nullWords } from '../intake/meaning/null-words';
import type { ColumnType } from './tables';

const list = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ');

const trueWords = ['true', 't', 'yes', 'y', '1', '是', '对', '有', '真', 'won', '赢单', '已流失', '流失', '对照组', '同意', 'on'];
const falseWords = ['false', 'f', 'no', 'n', '0', '否', '不', '没有', '假', 'lost', '输单', '未流失', '在网', '实验组', '不同意', 'off'];

/** `c` stands for nothing, where a number, a date or an id is expected. */
export function isNullWordSql(c: string): string {
  return `(trim(${c}) = '' or lower(trim(${c})) in (${list(nullWords)}))`;
}

/**
 * An id as text: what spreadsheets wrap around it (blanks, tabs, a leading apostrophe, `="…"`) is
 * taken off. Nearly every id begins with a letter or digit and ends without a blank, and then
 * stays as it is: `trim` with a set of characters costs as much as the rest of the load.
 */
export function idCast(c: string): string {
  const plain = `(ascii(${c}) between 48 and 57 or ascii(${c}) between 65 and 122 or ascii(${c}) > 12288) and not suffix(${c}, ' ') and not suffix(${c}, chr(9))`;
  const stripped = `nullif(trim(${c}, chr(9) || chr(160) || chr(12288) || ' ''="'), '')`;
  return `case when ${plain} then ${c} when lower(${stripped}) in (${list(nullWords)}) then null else ${stripped} end`;
}

/** Ids that begin like any other and yet mean nothing, such as NULL or n/a. */
export function idWordsNull(value: string): string {
  return `case when lower(${value}) in (${list(nullWords)}) then null else ${value} end`;
}

export function textCast(c: string): string {
  return `case when lower(trim(${c})) in (${list(nullTexts)}) then null else trim(${c}, chr(9) || ' ') end`;
}

const signPatterns: Readonly<Record<CurrencySign, string>> = {
  '¥': '[¥￥元]|RMB|CNY',
  $: '(US)?\\$|USD',
  '€': '€|EUR',
  '£': '£|GBP',
};

function numberCast(c: string, comma: boolean, currency: CurrencySign | null): string {
  const half = `translate(${c}, '０１２３４５６７８９．，－−（）', '0123456789.,--()')`;
  const sign = currency ? `|${signPatterns[currency]}` : '';
  const bare = `regexp_replace(${half}, '[\\s\\x{00a0}]${sign}', '', 'gi')`;
  const signed = `regexp_replace(regexp_replace(${bare}, '^\\((.+)\\)$', '-\\1'), '^([0-9.,]+)-$', '-\\1')`;
  const point = comma
    ? `case when regexp_full_match(${signed}, '[+-]?([0-9]{1,3}([.][0-9]{3})+|[0-9]+)(,[0-9]+)?') then replace(replace(${signed}, '.', ''), ',', '.') end`
    : `case when regexp_full_match(${signed}, '[+-]?[0-9]{1,3}(,[0-9]{3})+([.][0-9]+)?') then replace(${signed}, ',', '') else ${signed} end`;
  const thorough = `try_cast(${point} as decimal(18,4))`;
  // With a decimal comma, 1.234 is no 1.234: the quick cast would read it wrong.
  return comma ? thorough : `coalesce(try_cast(${c} as decimal(18,4)), ${thorough})`;
}

/** 60 % is 0.6; a bare number stays as it is. */
function shareCast(c: string): string {
  return `case when suffix(trim(${c}), '%') then (try_cast(rtrim(trim(${c}), '%') as decimal(18,4)) / 100)::decimal(18,4) else ${numberCast(c, false, null)} end`;
}

const spoken = `['%d %b %Y', '%b %d, %Y', '%d-%b-%Y', '%d-%b-%y', '%d %B %Y', '%B %d, %Y', '%d %b %Y %H:%M', '%d %b %Y %H:%M:%S', '%b %d, %Y %I:%M %p', '%Y-%m-%d %I:%M %p', '%Y-%m-%d %I:%M:%S %p']`;

function timestampCast(c: string, format: Format): string {
  if (format === 'epoch-seconds') return inRange(`make_timestamp(try_cast(${c} as bigint) * 1000000)`);
  if (format === 'epoch-milliseconds') return inRange(`make_timestamp(try_cast(${c} as bigint) * 1000)`);
  const text = `trim(${c}, chr(9) || ' ''')`;
  // The clock on the wall where it was written counts; its distance from UTC is left off.
  const zoneless = (t: string) => `regexp_replace(${t}, '\\s*(UTC|GMT|Z|[+-][0-9]{2}:?[0-9]{2})$', '')`;
  const isoText = (t: string) =>
    `regexp_replace(regexp_replace(${t}, '^([0-9]{4})\\s*[年./-]\\s*([0-9]{1,2})\\s*[月./-]\\s*([0-9]{1,2})\\s*日?', '\\1-\\2-\\3'), '^([0-9]{4})([0-9]{2})([0-9]{2})([0-9]{2})?([0-9]{2})?([0-9]{2})?$', '\\1-\\2-\\3 \\4:\\5:\\6')`;
  const ordered = {
    'day-month-year': ['\\3-\\2-\\1', '20\\3-\\2-\\1\\4'],
    'month-day-year': ['\\3-\\1-\\2', '20\\3-\\1-\\2\\4'],
  };
  const order = format === 'day-month-year' || format === 'month-day-year' ? ordered[format] : null;
  const written = order
    ? `regexp_replace(regexp_replace(${text}, '^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})', '${order[0]}'), '^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{2})($|[^0-9])', '${order[1]}')`
    : text;
  const iso = zoneless(`regexp_replace(${isoText(written)}, ' ::$', '')`);
  const thorough = `coalesce(try_cast(${iso} as timestamp), try_strptime(${iso}, ${spoken}))`;
  return inRange(order ? thorough : `coalesce(try_cast(${c} as timestamp), ${thorough})`);
}

function inRange(value: string): string {
  return `case when ${value} between timestamp '1900-01-01' and timestamp '2099-12-31 23:59:59.999999' then ${value} end`;
}

function booleanCast(c: string): string {
  return `case when lower(trim(${c})) in (${list(trueWords)}) then true when lower(trim(${c})) in (${list(falseWords)}) then false end`;
}

/** The expression that makes a value of a role's type of a cell, null where it cannot be read. */
export function castOf(
  c: string,
  type: ColumnType,
  format: Format,
  { role, currency, thorough }: { role: string; currency: CurrencySign | null; thorough: boolean },
): string {
  switch (type) {
    case 'decimal(18,4)':
    case 'integer':
      if (role === 'probability') return shareCast(c);
      return numberCast(c, format === 'number-decimal-comma', currency);
    case 'timestamp':
      return timestampCast(c, format);
    case 'date':
      return `(${timestampCast(c, format)})::date`;
    case 'boolean':
      return booleanCast(c);
    case 'varchar':
      if (format === 'id') return thorough ? idWordsNull(idCast(c)) : idCast(c);
      return thorough ? textCast(c) : c;
  }
}
