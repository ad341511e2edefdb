import type { Band } from '../charts/surface/bands';
import type { Format } from '../format/format';
import type { Text } from '../i18n/text';

/** Names of the promotions that many shops hold (`mart.promotion_days`). */
export const promotionNames: Readonly<Record<string, Text>> = {
  new_year_shopping: { zh: '年货节', en: 'New Year sale' },
  spring_festival: { zh: '春节', en: 'Spring festival' },
  womens_day: { zh: '三八', en: '3.8' },
  june_18: { zh: '618', en: '618' },
  double_11: { zh: '双11', en: '11.11' },
  double_12: { zh: '双12', en: '12.12' },
  black_friday: { zh: '黑五', en: 'Black Friday' },
};

/** The name of one of them; a campaign of the file keeps its own. */
export function promotionName(promotion: string): Text {
  const known = Object.hasOwn(promotionNames, promotion) ? promotionNames[promotion] : undefined;
  return known ?? { zh: promotion, en: promotion };
}

/** Which days they are, for the definition of an analysis that draws them. */
export const promotionDays = {
  zh: '促销期为近年的通常日期，每年相同：年货节为春节前 21 天至前 2 天，春节为除夕至初七，三八 3 月 1–8 日，618 为 6 月 1–20 日，双11 为 10 月 20 日至 11 月 11 日（含预售），双12 为 12 月 8–12 日，黑五为 11 月第四个周四次日至下周一；“本地常见”按货币或时区判断。',
  en: 'Promotions are drawn on the usual days of recent years, the same in each: New Year sale, from 21 to 2 days before the spring festival; spring festival, New Year’s Eve to the seventh day; 3.8, March 1–8; 618, June 1–20; 11.11, October 20 to November 11 with its advance sale; 12.12, December 8–12; Black Friday, from the day after the fourth Thursday of November to the Monday. What is usual here follows from currency or time zone.',
} as const satisfies Text;

/** The parameter `promotion_bands` and its options, for analyses that draw them. */
export const promotionTexts = {
  promotion_bands: { zh: '促销期', en: 'Promotions' },
  'promotion_bands.auto': { zh: '本地常见', en: 'Usual here' },
  'promotion_bands.all': { zh: '全部', en: 'All' },
  'promotion_bands.off': { zh: '不显示', en: 'None' },
} as const satisfies Record<string, Text>;

/** Promotions as bands behind a time axis; campaigns of the file would crowd it. */
export function promotionBands(
  rows: readonly { promotion: string; from_day: Date; to_day: Date; is_own?: boolean }[],
  format: Format,
): Band[] {
  return rows
    .filter(({ is_own }) => !is_own)
    .map(({ promotion, from_day, to_day }) => ({
      from: from_day,
      to: to_day,
      label: format.text(promotionName(promotion)),
    }));
}
