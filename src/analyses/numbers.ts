import type { Format } from '../format/format';
import type { Text } from '../i18n/text';

/** How the values of a measure are shown. */
export type NumberMeasure = 'count' | 'money' | 'days' | 'seconds' | 'number';

/** Measures of a customer that are ours (`mart.customer_numbers`): name and unit. */
const measures: Readonly<Record<string, { name: Text; unit: NumberMeasure }>> = {
  orders: { name: { zh: '订单数', en: 'Orders' }, unit: 'count' },
  revenue: { name: { zh: '净销售额', en: 'Net sales' }, unit: 'money' },
  average_order: { name: { zh: '笔单价', en: 'Average order value' }, unit: 'money' },
  recency: { name: { zh: '距上次下单天数', en: 'Days since the last order' }, unit: 'days' },
  mean_gap: { name: { zh: '平均购买间隔', en: 'Mean gap between orders' }, unit: 'days' },
  age: { name: { zh: '年龄', en: 'Age' }, unit: 'number' },
  known_days: { name: { zh: '成为客户的天数', en: 'Days as a customer' }, unit: 'days' },
  household_size: { name: { zh: '家庭人数', en: 'Household size' }, unit: 'number' },
  tenure: { name: { zh: '在网时长（文件）', en: 'Tenure in the file' }, unit: 'number' },
  recurring_amount: { name: { zh: '周期性费用', en: 'Recurring amount' }, unit: 'money' },
  visits: { name: { zh: '访问次数', en: 'Visits' }, unit: 'count' },
  pages: { name: { zh: '浏览页数', en: 'Pages viewed' }, unit: 'count' },
  dwell_s: { name: { zh: '停留时长', en: 'Dwell time' }, unit: 'seconds' },
  visit_recency: { name: { zh: '距上次访问天数', en: 'Days since the last visit' }, unit: 'days' },
  nps: { name: { zh: 'NPS 评分', en: 'NPS score' }, unit: 'number' },
  csat: { name: { zh: '满意度评分', en: 'Satisfaction score' }, unit: 'number' },
  tickets: { name: { zh: '工单数', en: 'Tickets' }, unit: 'count' },
  points: { name: { zh: '积分余额', en: 'Points' }, unit: 'number' },
  contacts: { name: { zh: '沟通次数', en: 'Contacts' }, unit: 'count' },
  campaigns: { name: { zh: '触达活动数', en: 'Campaigns received' }, unit: 'count' },
  social_actions: { name: { zh: '社交互动数', en: 'Social actions' }, unit: 'count' },
  referrals_made: { name: { zh: '推荐人数', en: 'Referrals made' }, unit: 'count' },
};

/** The order in which measures are listed: buying, person, then the other tables. */
export const measureOrder: readonly string[] = Object.keys(measures);

/** The name of a measure; one of the file's own keeps its header. */
export function measureName(measure: string): Text {
  const known = Object.hasOwn(measures, measure) ? measures[measure] : undefined;
  return known?.name ?? { zh: measure, en: measure };
}

/** Names of the measures as values of a column `measure`. */
export const measureKeys: Readonly<Record<string, Text>> = Object.fromEntries(
  Object.entries(measures).map(([key, { name }]) => [`measure.${key}`, name]),
);

/** A value of a measure in its unit; seconds in minutes from two minutes on. */
export function showMeasure(measure: string, value: number, format: Format): string {
  const known = Object.hasOwn(measures, measure) ? measures[measure] : undefined;
  switch (known?.unit) {
    case 'money':
      return format.money(value);
    case 'days':
      return format.days(value);
    case 'seconds':
      return showSeconds(value, format);
    default:
      return Math.abs(value) >= 10_000
        ? format.short(value)
        : format.number(value, Math.abs(value) < 10 ? 2 : 1);
  }
}

/** What the marks of an axis up to `high` should be multiples of: seconds are shown as minutes, hours. */
export function axisUnit(measure: string, high: number): number {
  const known = Object.hasOwn(measures, measure) ? measures[measure] : undefined;
  if (known?.unit !== 'seconds' || high < 300) return 1;
  return high < 18_000 ? 60 : 3600;
}

/** A time in seconds, minutes or hours. */
export function showSeconds(value: number, format: Format): string {
  const zh = format.language === 'zh';
  if (value < 120) return zh ? `${format.number(value, 0)} 秒` : `${format.number(value, 0)} s`;
  if (value < 7200) {
    return zh ? `${format.number(value / 60, 1)} 分钟` : `${format.number(value / 60, 1)} min`;
  }
  return zh ? `${format.number(value / 3600, 1)} 小时` : `${format.number(value / 3600, 1)} h`;
}
