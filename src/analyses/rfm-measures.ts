import type { Text } from '../i18n/text';

/** Names of the measures that are scored; M is one of the last two. */
export const measureNames: Readonly<Record<string, Text>> = {
  recency: { zh: 'R 距今天数', en: 'R, days since the last order' },
  frequency: { zh: 'F 订单数', en: 'F, orders' },
  monetary: { zh: 'M 净销售额', en: 'M, net sales' },
  profit: { zh: 'M 利润', en: 'M, profit' },
};
