import type { Text } from '../i18n/text';
import type { Fact } from '../warehouse/audience/facts';

/** The names of the facts that conditions speak of. */
export const factNames: Readonly<Record<Fact, Text>> = {
  segment: { zh: 'RFM 分群', en: 'RFM' },
  tier: { zh: '价值分层', en: 'Tier' },
  stage: { zh: '生命周期', en: 'Stage' },
  orders: { zh: '订单数', en: 'Orders' },
  order_days: { zh: '购买天数', en: 'Order days' },
  revenue: { zh: '净销售额', en: 'Net sales' },
  recency: { zh: '距上次购买天数', en: 'Days since the last order' },
  first_day: { zh: '首次购买日', en: 'First order' },
  last_day: { zh: '最近购买日', en: 'Last order' },
  registered_at: { zh: '注册日', en: 'Registered' },
};
