import type { CurrencySign, Format } from '../../intake/decision';
import { nullTexts, nullWords } from '../../intake/meaning/null-words';
import type { ColumnType } from '../tables';

/**
 * How a cell becomes a value, in stages that are projections of their own. The engine hoists an
 * expression that occurs twice in one projection and then computes it for every row, lazy branch or
 * not; so the dear part (`text`) stands once, in a stage where only the cells need it that the
 * cheap cast could not read. A clean million lines costs no more than the bare casts.
 */
export interface Cast {
  /** The cheap cast of the cell; null: the format has none. */
  quick: string | null;
  /** The cell as a text that a plain cast reads, or null: the quick cast is all there is. */
  text: string | null;
  /** The value of that text, given as SQL. */
  final: (text: string) => string;
  /** What holds of every value, given as SQL. */
  last: (value: string) => string;
}

const same = (sql: string) => sql;

/**
 * Whether the text is one of the words. Not `in (…)`: the engine makes a join of a long one, for
 * every row, and joins do not wait in a lazy branch.
 */
const isOneOf = (text: string, words: readonly string[]) =>
  `list_contains([${words.map((word) => `'${word}'`).join(', ')}], ${text})`;

const trueWords = [
  ...[
    'true',
    't',
    'yes',
    'y',
    '1',
    '是',
    '对',
    '有',
    '真',
    'won',
    '赢单',
    '已流失',
    '流失',
    '对照组',
    '同意',
    'on',
  ],
];
const falseWords = [
  ...[
    'false',
    'f',
    'no',
    'n',
    '0',
    '否',
    '不',
    '没有',
    '无',
    '假',
    'lost',
    '输单',
    '未流失',
    '在网',
    '实验组',
    '不同意',
  ],
  'off',
];

/** Whether a cell stands for "nothing", where a number or date is expected. */
export function isNullWord(c: string): string {
  return isOneOf(`lower(trim(${c}))`, ['', ...nullWords]);
}

/** The cast of a cell to a role's type; an unreadable cell becomes null. */
export function castOf(
  c: string,
  type: ColumnType,
  format: Format,
  column: { role: string; currency: CurrencySign | null; careful: boolean },
): Cast {
  switch (type) {
    case 'decimal(18,4)':
    case 'integer':
      return numberCast(c, format === 'number-decimal-comma', column);
    case 'timestamp':
      return timestampCast(c, format);
    case 'date': {
      const cast = timestampCast(c, format);
      return { ...cast, last: (value) => `(${cast.last(value)})::date` };
    }
    case 'boolean':
      return {
        quick: `case when ${isOneOf(`lower(trim(${c}))`, trueWords)} then true when ${isOneOf(`lower(trim(${c}))`, falseWords)} then false end`,
        ...{ text: null, final: same, last: same },
      };
    case 'varchar':
      return format === 'id' ? idCast(c, column.careful) : textCast(c, column.careful);
  }
}

/**
 * An id is text, freed of what spreadsheets wrap around it: blanks, tabs, a leading apostrophe,
 * `="…"`. Nearly every id begins with a letter or digit and ends without a blank.
 */
function idCast(c: string, careful: boolean): Cast {
  const plain = `(ascii(${c}) between 48 and 57 or ascii(${c}) between 65 and 122 or ascii(${c}) > 12288) and not suffix(${c}, ' ')`;
  const wrapping = `chr(9) || chr(160) || chr(12288) || ' ''="'`;
  return {
    quick: careful
      ? `trim(${c}, ${wrapping})`
      : `case when ${plain} then ${c} else trim(${c}, ${wrapping}) end`,
    text: null,
    final: same,
    last: careful
      ? (value) =>
          `case when not ${isOneOf(`lower(${value})`, ['', ...nullWords])} then ${value} end`
      : (value) => `case when ${value} <> '' then ${value} end`,
  };
}

function textCast(c: string, careful: boolean): Cast {
  const quick = careful
    ? `case when not ${isOneOf(`lower(trim(${c}))`, ['', ...nullTexts])} then trim(${c}, chr(9) || ' ') end`
    : c;
  return { quick, text: null, final: same, last: same };
}

const signPatterns: Readonly<Record<CurrencySign, string>> = {
  '¥': '[¥￥元]|RMB|CNY',
  $: '(US)?[$]|USD',
  '€': '€|EUR',
  '£': '£|GBP',
};

function numberCast(
  c: string,
  comma: boolean,
  { role, currency }: { role: string; currency: CurrencySign | null },
): Cast {
  const half = `translate(${c}, '０１２３４５６７８９．，－−（）', '0123456789.,--()')`;
  const sign = currency ? `|${signPatterns[currency]}` : '';
  const bare = `regexp_replace(${half}, '[\\s\\x{00a0}]${sign}', '', 'gi')`;
  const text = `regexp_replace(regexp_replace(${bare}, '^\\((.+)\\)$', '-\\1'), '^([0-9.,]+)-$', '-\\1')`;
  const point = comma
    ? (t: string) =>
        `case when regexp_full_match(${t}, '[+-]?([0-9]{1,3}([.][0-9]{3})+|[0-9]+)(,[0-9]+)?') then replace(replace(${t}, '.', ''), ',', '.') end`
    : (t: string) =>
        `case when regexp_full_match(${t}, '[+-]?[0-9]{1,3}(,[0-9]{3})+([.][0-9]+)?') then replace(${t}, ',', '') else ${t} end`;
  const plain = (t: string) => `try_cast(${point(t)} as decimal(18,4))`;
  const share = (t: string) =>
    `case when suffix(${t}, '%') then (try_cast(rtrim(${t}, '%') as decimal(18,4)) / 100)::decimal(18,4) else ${plain(t)} end`;
  return {
    // With a decimal comma 1.234 is 1234, which the quick cast would read wrong.
    quick: comma ? null : `try_cast(${c} as decimal(18,4))`,
    text,
    final: role === 'probability' ? share : plain,
    last: same,
  };
}

const spoken = `['%d %b %Y', '%b %d, %Y', '%d-%b-%Y', '%d-%b-%y', '%d %B %Y', '%B %d, %Y', '%d %b %Y %H:%M', '%d %b %Y %H:%M:%S', '%b %d, %Y %I:%M %p', '%Y-%m-%d %I:%M %p', '%Y-%m-%d %I:%M:%S %p']`;

const isoForms = [
  ['^([0-9]{4})\\s*[年./-]\\s*([0-9]{1,2})\\s*[月./-]\\s*([0-9]{1,2})(\\s*日)?', '\\1-\\2-\\3'],
  ['^([0-9]{4})([0-9]{2})([0-9]{2})$', '\\1-\\2-\\3'],
  [
    '^([0-9]{4})([0-9]{2})([0-9]{2})[T ]?([0-9]{2}):?([0-9]{2}):?([0-9]{2})$',
    '\\1-\\2-\\3 \\4:\\5:\\6',
  ],
  // The clock on the wall where it was written counts; its distance from UTC is left off.
  ['(:[0-9]{2}([.][0-9]+)?)\\s*(UTC|GMT|Z|[+-][0-9]{2}:?[0-9]{2})$', '\\1'],
] as const;

const orderedForms = {
  'day-month-year': [
    ['^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})', '\\3-\\2-\\1'],
    ['^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{2})($|[^0-9])', '20\\3-\\2-\\1\\4'],
  ],
  'month-day-year': [
    ['^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})', '\\3-\\1-\\2'],
    ['^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{2})($|[^0-9])', '20\\3-\\1-\\2\\4'],
  ],
} as const;

/** A date outside of these years is a slip of the pen, `infinity` or a sentinel. */
const inRange = (value: string) =>
  `case when ${value} between timestamp '1900-01-01' and timestamp '2099-12-31 23:59:59.999999' then ${value} end`;

function timestampCast(c: string, format: Format): Cast {
  const epoch = { text: null, final: same, last: inRange };
  if (format === 'epoch-seconds') {
    return { ...epoch, quick: `make_timestamp(try_cast(${c} as bigint) * 1000000)` };
  }
  if (format === 'epoch-milliseconds') {
    return { ...epoch, quick: `make_timestamp(try_cast(${c} as bigint) * 1000)` };
  }
  const order = format === 'day-month-year' || format === 'month-day-year' ? format : null;
  const forms = [...(order ? orderedForms[order] : []), ...isoForms];
  const text = forms.reduce(
    (sql, [form, to]) => `regexp_replace(${sql}, '${form}', '${to}')`,
    `trim(${c}, chr(9) || ' ''')`,
  );
  return {
    quick: order ? null : `try_cast(${c} as timestamp)`,
    text,
    final: (t) => `coalesce(try_cast(${t} as timestamp), try_strptime(${t}, ${spoken}))`,
    last: inRange,
  };
}
