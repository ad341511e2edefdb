import type { CurrencySign, Format } from '../../intake/decision';
import { falseWords, trueWords } from '../../intake/meaning/booleans';
import { idBlanks, isWrapped } from '../../intake/meaning/ids';
import { nullTexts, nullWords } from '../../intake/meaning/null-words';
import { currencyNames } from '../../intake/meaning/numbers';
import type { ColumnType } from '../tables';
import { charactersSql, isOneOf, same, type Cast } from './cast';
import { dateCast } from './date-cast';
import { numberCast } from './number-cast';

/** What the cast of a column depends on beside type and format. */
export interface CastColumn {
  role: string;
  currency: CurrencySign | null;
  /** Whether cells of a text column carry outer blanks or words for "nothing". */
  careful: boolean;
  /** See `ColumnDecision.zone`. */
  zone: string | null;
  /** Whether the header says that times are in UTC. */
  isUtc: boolean;
  keepsSentinels: boolean;
  /** Sample cells; they decide only which quick cast is tried. */
  sample: readonly string[];
}

/** Whether a cell stands for "nothing", where a number or date is expected. */
export function isNullWord(c: string): string {
  return isOneOf(`lower(trim(${c}))`, ['', ...nullWords]);
}

/** The cast of a cell to a role's type; an unreadable cell becomes null. */
export function castOf(c: string, type: ColumnType, format: Format, column: CastColumn): Cast {
  switch (type) {
    case 'decimal(18,4)':
    case 'integer':
      return numberCast(c, {
        ...column,
        isComma: format === 'number-decimal-comma',
        isShare: column.role === 'probability',
      });
    case 'timestamp':
      return dateCast(c, format, { ...column, isDay: false });
    case 'date': {
      const cast = dateCast(c, format, { ...column, isDay: true });
      return { ...cast, last: (value) => `(${cast.last(value)})::date` };
    }
    case 'boolean':
      return plain(
        `case when ${isOneOf(`lower(trim(${c}))`, trueWords)} then true when ${isOneOf(`lower(trim(${c}))`, falseWords)} then false end`,
      );
    case 'varchar':
      if (column.role === 'currency') return plain(currencySql(c));
      return format === 'id' ? idCast(c, column) : textCast(c, column.careful);
  }
}

const plain = (quick: string): Cast => ({ quick, text: null, final: same, last: same });

/**
 * An id is text, freed of what spreadsheets wrap around it: blanks, tabs, a leading apostrophe,
 * `="…"`. Letters that Unicode calls equal, such as é in one piece and in two, become the same.
 * `trim` with many characters is dear, and few cells need it.
 */
function idCast(c: string, { careful, sample }: CastColumn): Cast {
  const starts = (id: string) =>
    `(ascii(${id}) between 48 and 57 or ascii(${id}) between 65 and 122 or ascii(${id}) > 12288)`;
  const ends = (id: string) =>
    careful
      ? `(ascii(${id}[-1]) between 40 and 60 or ascii(${id}[-1]) between 62 and 126)`
      : `not suffix(${id}, ' ')`;
  const isWhole = (id: string) => `${starts(id)} and ${ends(id)}`;
  const freed = `trim(${c}, ${charactersSql(`${idBlanks}'="`)})`;
  const [isOpened, inner] = sample.some((value) => /^=".*"$/.test(value))
    ? [`starts_with(${c}, '="') and suffix(${c}, '"')`, `substr(${c}, 3, length(${c}) - 3)`]
    : [`ascii(${c}) in (9, 39)`, `substr(${c}, 2)`];
  const unwrapped = sample.some(isWrapped)
    ? ` when ${isOpened} and ${isWhole(inner)} then ${inner}`
    : '';
  return {
    ...plain(`nfc_normalize(case when ${isWhole(c)} then ${c}${unwrapped} else ${freed} end)`),
    last: careful
      ? (value) =>
          `case when not ${isOneOf(`lower(${value})`, ['', ...nullWords])} then ${value} end`
      : (value) => `case when ${value} <> '' then ${value} end`,
  };
}

function textCast(c: string, careful: boolean): Cast {
  return plain(
    careful
      ? `case when not ${isOneOf(`lower(trim(${c}))`, ['', ...nullTexts])} then trim(${c}, chr(9) || ' ') end`
      : c,
  );
}

/** A currency's code: `rmb` and 人民币 are CNY. */
function currencySql(c: string): string {
  const name = `upper(trim(${c}, chr(9) || ' '))`;
  const codes = Object.entries(currencyNames).map(
    ([code, names]) => `when ${isOneOf(name, names)} then '${code}'`,
  );
  return `case when regexp_full_match(${c}, '[A-Z]{3}') and ${c} <> 'RMB' and ${c} <> 'CNH' and ${c} <> 'NTD' then ${c} when ${isOneOf(name, ['', ...nullWords.map((word) => word.toUpperCase())])} then null ${codes.join(' ')} else ${name} end`;
}
