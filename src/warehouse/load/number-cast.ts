import type { CurrencySign } from '../../intake/decision';
import { currencyPatterns } from '../../intake/meaning/numbers';
import { same, type Cast } from './cast';

/** What a number's cast depends on. */
export interface NumberColumn {
  /** Whether the comma is the decimal sign. */
  isComma: boolean;
  /** Whether 60 % is 0.6; elsewhere a share is no number. */
  isShare: boolean;
  currency: CurrencySign | null;
  /** Sample cells; they decide only which quick cast is tried. */
  sample: readonly string[];
}

/** The cast of a cell to decimal(18,4), in either decimal style. */
export function numberCast(c: string, column: NumberColumn): Cast {
  const { isComma, isShare, currency } = column;
  const half = `translate(${c}, '０１２３４５６７８９．，－−–（）％＄＇’''\u00a0\u202f\u2009\u3000', '0123456789.,---()%$       ')`;
  const sign = currencyPatterns.find(([known]) => known === currency)?.[1];
  const bare = sign ? `regexp_replace(${half}, '${sign}', '', 'gi')` : half;
  const trimmed = `regexp_replace(${bare}, '^[\\s="]+|[\\s"]+$', '', 'g')`;
  const unbracketed = `regexp_replace(regexp_replace(${trimmed}, '^[(] *([^-]+?) *[)]$', '-\\1'), '^([^-]+?) *-$', '-\\1')`;
  const text = `regexp_replace(${unbracketed}, '^([+-]) +', '\\1')`;
  const value = (t: string) => `try_cast(${isComma ? commaSql(t) : pointSql(t)} as decimal(18,4))`;
  const share = (t: string) =>
    `case when suffix(${t}, '%') then (${value(`rtrim(${t}, '% ')`)} / 100)::decimal(18,4) else ${value(t)} end`;
  return { quick: quickSql(c, column), text, final: isShare ? share : value, last: same };
}

const form = (whole: string, decimal: string) => `[+-]?(?:${whole})(?:[${decimal}][0-9]*)?`;

/** Groups of three behind commas or blanks, or India's of two: 1,23,456.78. */
function pointSql(t: string): string {
  const whole = '[0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}';
  return `case when regexp_full_match(${t}, '${form(whole, '.')}') then replace(replace(${t}, ',', ''), ' ', '') else ${t} end`;
}

function commaSql(t: string): string {
  const whole = '[0-9]{1,3}(?:[. ][0-9]{3})+|[0-9]*';
  return `case when regexp_full_match(${t}, '${form(whole, ',')}') then replace(replace(replace(${t}, '.', ''), ' ', ''), ',', '.') end`;
}

/**
 * The engine's own cast; where sample cells carry a sign or commas, one that takes these off after
 * a look at the whole cell. With a decimal comma 1.234 would be read wrong, and waits.
 */
function quickSql(c: string, { isComma, currency, sample }: NumberColumn): string {
  const cast = (text: string) => `try_cast(${text} as decimal(18,4))`;
  if (isComma) {
    return `case when not contains(${c}, '.') then ${cast(`replace(${c}, ',', '.')`)} end`;
  }
  const signs = Array.from((currency && oneSign[currency]) ?? '').filter((sign) =>
    sample.some((value) => value.includes(sign)),
  );
  const isGrouped = sample.some((value) => /\d,\d{3}/.test(value));
  if (signs.length === 0 && !isGrouped) return cast(c);
  const bare = signs.reduce(
    (sql, sign) => `replace(${sql}, '${sign}', '')`,
    `replace(${c}, ',', '')`,
  );
  const beside = signs.length > 0 ? `[${signs.join('')}]?` : '';
  const digits = form('[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+', '.');
  return `case when regexp_full_match(${c}, '${beside}${digits}${beside}') then ${cast(bare)} end`;
}

/** The signs of a currency that are one character; those of several are left to the text. */
const oneSign: Partial<Record<CurrencySign, string>> = {
  ...{ '¥': '¥￥元', $: '$', '€': '€', '£': '£', '₹': '₹', '₩': '₩' },
};
