import type { Text } from '../i18n/text';

/** Names of the lengths that a period may have. */
export const periodUnits = {
  week: { zh: '周', en: 'Week' },
  month: { zh: '月', en: 'Month' },
  quarter: { zh: '季度', en: 'Quarter' },
} as const satisfies Record<string, Text>;

export type PeriodUnit = keyof typeof periodUnits;
