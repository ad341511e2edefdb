import type { Language } from '../i18n/text';

/** Shows values in one language. All dates are days without a time zone (UTC midnight). */
export interface Format {
  language: Language;
  /** Picks the language of a text. */
  text(text: Readonly<Record<Language, string>>): string;
  /** Whole number: 48,210. */
  count(value: number): string;
  /** Short number for axes and labels: 1.2万, 12k. */
  short(value: number): string;
  /** Money of the notebook: ¥1,235.00 small, ¥1,235万 short where it is large. */
  money(value: number): string;
  /** Exact money with two decimals, for tables. */
  moneyExact(value: number): string;
  /** A fraction as percent with one decimal. */
  share(value: number): string;
  /** A number with up to `digits` decimals. */
  number(value: number, digits?: number): string;
  /** Whole days: 44 days, 44 天. */
  days(value: number): string;
  /** 2024-12-31 in both languages. */
  date(value: Date): string;
  /** A period by its first day: 2024-12, 2024 Q4, 2024-12-30 for a week. */
  period(value: Date, unit: 'week' | 'month' | 'quarter'): string;
  /** A list: A, B and C; A、B和C. */
  list(values: readonly string[]): string;
}

/** The format of a language with the notebook's currency (ISO 4217, or null for plain numbers). */
export function formatOf(language: Language, currency: string | null): Format {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const plain = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options);
  const currencyStyle: Intl.NumberFormatOptions = currency
    ? { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }
    : {};
  const count = plain({ maximumFractionDigits: 0 });
  const short = plain({ notation: 'compact', useGrouping: true, maximumFractionDigits: 1 });
  const money = plain({ ...currencyStyle, minimumFractionDigits: 0, maximumFractionDigits: 0 });
  const moneyExact = plain({
    ...currencyStyle,
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const moneyShort = plain({
    ...currencyStyle,
    notation: 'compact',
    useGrouping: true,
    minimumFractionDigits: 0,
    maximumFractionDigits: 1,
  });
  const share = plain({ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
  // A number format is dear to make and is asked for once a table cell.
  const byDigits = new Map<number, Intl.NumberFormat>();
  const withDigits = (digits: number) => {
    const known = byDigits.get(digits) ?? plain({ maximumFractionDigits: digits });
    byDigits.set(digits, known);
    return known;
  };
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const day = (value: Date) => value.toISOString().slice(0, 10);
  return {
    language,
    text: (text) => text[language],
    count: (value) => count.format(value),
    short: (value) => short.format(value),
    money: (value) => (Math.abs(value) < 10_000 ? money : moneyShort).format(value),
    moneyExact: (value) => moneyExact.format(value),
    share: (value) => share.format(value),
    number: (value, digits = 2) => withDigits(digits).format(value),
    days: (value) => {
      const days = withDigits(1).format(value);
      if (language === 'zh') return `${days} 天`;
      return value === 1 ? `${days} day` : `${days} days`;
    },
    date: day,
    period: (value, unit) => {
      if (unit === 'week') return day(value);
      if (unit === 'month') return day(value).slice(0, 7);
      return `${value.getUTCFullYear()} Q${Math.floor(value.getUTCMonth() / 3) + 1}`;
    },
    list: (values) => list.format(values),
  };
}
