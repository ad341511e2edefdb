import type { CurrencySign, Format } from '../decision';

/**
 * How currencies are written beside numbers, as patterns that RE2 and JavaScript read alike. The
 * longer signs come first: the dollar of HK$ is another than $.
 */
export const currencyPatterns: readonly (readonly [CurrencySign, string])[] = [
  ['HK$', 'HK[$]|HKD'],
  ['NT$', 'NT[$]|TWD'],
  ['¥', '[¥￥元圆块]|RMB|CNY|人民币'],
  ['$', '(US)?[$]|USD|美元'],
  ['€', '€|EUR|欧元'],
  ['£', '£|GBP|英镑'],
  ['₹', '₹|INR|Rs[.]?'],
  ['₩', '₩|KRW'],
  ['CHF', 'CHF|Fr[.]'],
];

/** How the numbers of a column read. */
export interface NumberReading {
  format: Format;
  /** The signs that occur, most frequent first. */
  signs: CurrencySign[];
  /** Nothing in the column says whether the comma of 1,234 groups or is the decimal sign. */
  isUndecided: boolean;
}

/** How the numbers of a column read, from sample values that are filled and trimmed. */
export function numberReading(values: readonly string[]): NumberReading {
  const counts = new Map<CurrencySign, number>();
  for (const value of values) {
    let rest = value;
    for (const [sign, pattern] of currencyPatterns) {
      const without = rest.replace(new RegExp(pattern, 'gi'), '');
      if (without !== rest) counts.set(sign, (counts.get(sign) ?? 0) + 1);
      rest = without;
    }
  }
  const numbers = values.map((value) => value.normalize('NFKC').replace(/[^\d.,]/g, ''));
  const count = (...forms: readonly RegExp[]) =>
    numbers.filter((number) => forms.some((form) => form.test(number))).length;
  const comma = count(
    /^(\d{1,3}(\.\d{3})+|\d+),(\d{1,2}|\d{4,})$/,
    /^\d{1,3}(\.\d{3})+,\d+$/,
    /^\d{1,3}(\.\d{3}){2,}$/,
    /^0+,\d+$/,
  );
  const point = count(
    /^(\d{1,3}(,\d{3})+|\d*)\.(\d{1,2}|\d{4,})$/,
    /^\d{1,3}(,\d{3})+\.\d+$/,
    /^\d{1,3}(,\d{3}){2,}$/,
    /^\d{1,2}(,\d{2})+,\d{3}(\.\d+)?$/,
    /^0*\.\d+$/,
  );
  const isComma = comma > point;
  return {
    format: isComma ? 'number-decimal-comma' : 'number',
    signs: [...counts].sort((a, b) => b[1] - a[1]).map(([sign]) => sign),
    isUndecided: comma === 0 && point === 0 && count(/^[1-9]\d{0,2},\d{3}$/) > 0,
  };
}

/**
 * The number that a cell of this format means, as digits, for previews; null where it is none.
 * Loading has its own reading, in SQL.
 */
export function numberOf(cell: string, format: Format, sign: CurrencySign | null): string | null {
  const pattern = currencyPatterns.find(([known]) => known === sign)?.[1];
  let text = cell.normalize('NFKC').replace(/[−–]/g, '-').trim();
  if (pattern) text = text.replace(new RegExp(pattern, 'gi'), '').trim();
  const bracketed = /^\((.+)\)$/.exec(text) ?? /^([^-]+)-$/.exec(text);
  const isNegative = bracketed !== null || text.startsWith('-');
  const isShare = text.endsWith('%');
  const digits = (bracketed?.[1] ?? text).replace(/^[+-]|%$/g, '').trim();
  const [groups, decimal] =
    format === 'number-decimal-comma' ? [/[.'’\s]/g, ','] : [/[,'’\s]/g, '.'];
  const plain = digits.replace(groups, '').replace(decimal, '.');
  if (!/^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  return `${isNegative ? '-' : ''}${isShare ? String(Number(plain) / 100) : plain}`;
}

/** What a number wears beside its digits; null for a plain one. */
export function numberShape(value: string): string | null {
  if (/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value)) return null;
  if (value !== value.normalize('NFKC') && !/[¥￥’\u00a0\u202f]/.test(value)) return 'full-width';
  if (/%/.test(value)) return 'share';
  if (/[(（−–]|-$/.test(value)) return 'negative';
  if (/[^\d.,'’\s+-]/.test(value)) return 'sign';
  return /[,'’\s]|\..*\./.test(value) ? 'marks' : null;
}

/** Names and signs of currencies, in upper case, by their code (ISO 4217). */
export const currencyNames: Readonly<Record<string, readonly string[]>> = {
  CNY: ['RMB', 'CNH', '人民币', '元', '¥', '￥'],
  USD: ['$', 'US$', '美元', '美金'],
  EUR: ['€', '欧元', 'EURO'],
  GBP: ['£', '英镑'],
  HKD: ['HK$', '港币', '港元'],
  TWD: ['NT$', 'NTD', '新台币', '台币'],
  JPY: ['円', '日元', '日圆'],
  INR: ['₹', 'RS', 'RS.'],
};

/** The code of a currency as a file writes it: `rmb` and 人民币 are CNY. */
export function currencyCode(cell: string): string {
  const name = cell.trim().toUpperCase();
  const known = Object.entries(currencyNames).find(([, names]) => names.includes(name));
  return known ? known[0] : name;
}
