import type { Format } from '../format/format';
import type { Text } from '../i18n/text';

/** Names of the lengths that a period may have. */
export const periodUnits = {
  week: { zh: '周', en: 'Week' },
  month: { zh: '月', en: 'Month' },
  quarter: { zh: '季度', en: 'Quarter' },
} as const satisfies Record<string, Text>;

export type PeriodUnit = keyof typeof periodUnits;

/** A period within a sentence: a week is said by its first day, and that it is a week. */
export function periodInWords(at: Date, unit: PeriodUnit, format: Format): string {
  const name = format.period(at, unit);
  if (unit !== 'week') return name;
  return format.language === 'zh' ? `${name} 当周` : `week of ${name}`;
}
