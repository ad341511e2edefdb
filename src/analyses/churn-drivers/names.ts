import type { Text } from '../../i18n/text';
import { attributeKeys, attributeName, attributeValueName } from '../attributes';
import { measureKeys, measureName } from '../numbers';

/** What was known at the date from which it is looked ahead; counts and money as logarithms. */
const known: Readonly<Record<string, Text>> = {
  order_days: { zh: '下单天数（对数）', en: 'Order days (log)' },
  recency: { zh: '距上次下单天数（对数）', en: 'Days since the last order (log)' },
  ratio: { zh: '距上次下单 ÷ 自己的间隔（对数）', en: 'Days since, in own gaps (log)' },
  since_first: { zh: '距首单天数（对数）', en: 'Days since the first order (log)' },
  revenue: { zh: '此前一年净销售额（对数）', en: 'Net sales of the year before (log)' },
  order_trend: { zh: '下单趋势', en: 'Trend of orders' },
  refund_share: { zh: '退款占比', en: 'Share refunded' },
  discount_share: { zh: '优惠占比', en: 'Share of discounts' },
  visit_days: { zh: '来访天数（对数）', en: 'Days with visits (log)' },
  visit_trend: { zh: '来访趋势', en: 'Trend of visits' },
  tickets: { zh: '服务工单（对数）', en: 'Support tickets (log)' },
  complaints: { zh: '投诉（对数）', en: 'Complaints (log)' },
  unsubscribed: { zh: '已退订活动', en: 'Unsubscribed from campaigns' },
  'feedback.nps': { zh: 'NPS 类型', en: 'NPS class' },
  'feedback.csat': { zh: '满意度评分', en: 'Rating' },
};

const knownLevels: Readonly<Record<string, Text>> = {
  no_record: { zh: '无记录', en: 'no record' },
  other: { zh: '其他', en: 'Other' },
  content: { zh: '满意（4–5 分）', en: 'Content (4–5)' },
  neutral: { zh: '一般（3 分）', en: 'Neutral (3)' },
  discontent: { zh: '不满（1–2 分）', en: 'Discontent (1–2)' },
};

/** The name of a predictor: ours, a number of the customer file, or an attribute. */
export function predictorName(predictor: string): Text {
  const own = Object.hasOwn(known, predictor) ? known[predictor] : undefined;
  if (own) return own;
  const measure = measureName(predictor);
  return measure.en === predictor ? attributeName(predictor) : measure;
}

/** The name of a level of a predictor. */
export function levelName(predictor: string, level: string): Text {
  const own = Object.hasOwn(knownLevels, level) ? knownLevels[level] : undefined;
  return own ?? attributeValueName(predictor, level);
}

const renamed = (names: Readonly<Record<string, Text>>, from: string) =>
  Object.entries(names).map(([key, name]) => [key.replace(from, 'predictor.'), name]);

/** An odds ratio: two decimals, below 0.1 three, above 10 one. */
export function ratioText(value: number): string {
  if (value >= 1000) return '>1000';
  return value >= 10 ? value.toFixed(1) : value >= 0.1 ? value.toFixed(2) : value.toFixed(3);
}

/** Names as values of the columns `predictor`, `level` and `reference`. */
export const driverKeys: Readonly<Record<string, Text>> = Object.fromEntries([
  ...renamed(attributeKeys, 'attribute.'),
  ...renamed(measureKeys, 'measure.'),
  ...Object.entries(known).map(([key, name]) => [`predictor.${key}`, name]),
  ...Object.entries(knownLevels).flatMap(([key, name]) => [
    [`level.${key}`, name],
    [`reference.${key}`, name],
  ]),
]);
