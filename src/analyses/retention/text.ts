import type { Format } from '../../format/format';
import { fill, type Text } from '../../i18n/text';
import type { AnalysisText } from '../analysis';
import { periodUnits } from '../period-units';
import type { analysis } from './analysis';

type Unit = 'week' | 'month' | 'quarter';

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '留存率（同期群）', en: 'Retention by cohort' },
  question: {
    zh: '同一周期首购的客户，之后还有多少人回来？',
    en: 'Of the customers who first ordered in a period, how many come back?',
  },
  definition: {
    zh: '同期群按首单所在的自然周期划分，分母始终为整个同期群。三种口径：第N期留存 = 恰在第 N 期下单；第N期及以后留存 = 在第 N 期或更晚下单；连续N期留存 = 第 1 至第 N 期每期都下单。截至日尚未结束的周期留空，不记为 0。按周时仅列最近两年的同期群。',
    en: 'Cohorts by the calendar period of the first order; the denominator is always the whole cohort. Three kinds: in period N = ordered in exactly that period; in N or later = ordered then or at any time after; in every period up to N = ordered in each of the periods 1 to N. A cell whose period is not over on the as-of date is blank, not 0. By week, only cohorts of the last two years are listed.',
  },
  source: {
    zh: '同期群分析的通行做法；三种口径分别命名，避免笼统的“滚动留存”。',
    en: 'Common cohort practice; the three kinds are named apart, never just “rolling”.',
  },
  measure: { zh: '留存率，占整个同期群', en: 'Retention rate, share of the whole cohort' },
  columns: {
    cohort: { zh: '首单周期', en: 'First order in' },
    period: { zh: '第 N 期', en: 'Period N' },
    customers: { zh: '客户数', en: 'Customers' },
    retained: { zh: '留存客户数', en: 'Retained' },
    rate: { zh: '留存率', en: 'Retention rate' },
    kind: { zh: '口径', en: 'Kind' },
    unit: { zh: '周期单位', en: 'Unit' },
  },
  parameters: {
    period: { zh: '周期', en: 'Period' },
    'period.week': { zh: '周', en: 'Week' },
    'period.month': { zh: '月', en: 'Month' },
    'period.quarter': { zh: '季度', en: 'Quarter' },
    retention_kind: { zh: '留存口径', en: 'Kind of retention' },
    'retention_kind.in': { zh: '第N期留存', en: 'In period N' },
    'retention_kind.in_or_later': { zh: '第N期及以后留存', en: 'In N or later' },
    'retention_kind.in_every': { zh: '连续N期留存', en: 'In every period up to N' },
  },
  results: {
    scope: { zh: '范围', en: 'Scope' },
  },
  values: {
    ...periodUnits,
    'kind.in': { zh: '第N期留存', en: 'In period N' },
    'kind.in_or_later': { zh: '第N期及以后留存', en: 'In N or later' },
    'kind.in_every': { zh: '连续N期留存', en: 'In every period up to N' },
  },
  headline({ main, scope }, format) {
    const zh = format.language === 'zh';
    if (main.length === 0) return zh ? '当前筛选下没有订单' : 'No orders in this audience';
    const unit = unitOf(scope);
    // The furthest of these that some cohort has completed; the first one says least by itself.
    const known = [3, 1].map((period) => ({ period, ...pooled(main, period) }));
    const [third, first] = known;
    if (!first || first.customers === 0) {
      return zh
        ? '还没有同期群走完首购后的第一个周期'
        : 'No cohort has completed its first period after the first order yet';
    }
    const sentence = sentences[scope[0]?.kind ?? 'in'] ?? sentences['in'];
    const values = {
      rate: format.share(first.retained / first.customers),
      unit: format.text(units[unit]),
    };
    const story = fill(format.text(sentence ?? { zh: '', en: '' }), values);
    const later =
      third && third.customers > 0
        ? fill(format.text({ zh: '，第 3 {unit}为 {rate}', en: '; {rate} {when} {unit} 3' }), {
            unit: format.text(units[unit]),
            when:
              scope[0]?.kind === 'in_every'
                ? 'up to'
                : scope[0]?.kind === 'in_or_later'
                  ? 'from'
                  : 'in',
            rate: format.share(third.retained / third.customers),
          })
        : '';
    return story + later + warningOf(first.customers, format);
  },
  n: ({ scope }) => scope[0]?.customers ?? 0,
};

const sentences: Readonly<Record<string, Text>> = {
  in: {
    zh: '首购后的下一{unit}，{rate} 的客户再次下单',
    en: '{rate} of customers order again in the {unit} after their first order',
  },
  in_or_later: {
    zh: '首购后的下一{unit}及以后，{rate} 的客户再次下单',
    en: '{rate} of customers order again in the {unit} after their first order or later',
  },
  in_every: {
    zh: '首购后的下一{unit}，{rate} 的客户连续下单',
    en: '{rate} of customers order in the {unit} right after their first order',
  },
};

const units: Readonly<Record<Unit, Text>> = {
  week: { zh: '周', en: 'week' },
  month: { zh: '个月', en: 'month' },
  quarter: { zh: '个季度', en: 'quarter' },
};

/** All cohorts together that have completed this period. */
function pooled(
  main: readonly { period: number; customers: number; retained: number | null }[],
  period: number,
): { customers: number; retained: number } {
  let [customers, retained] = [0, 0];
  for (const row of main) {
    if (row.period !== period || row.retained === null) continue;
    customers += row.customers;
    retained += row.retained;
  }
  return { customers, retained };
}

/** The unit of the periods, from the result itself: a picture may outlive the setting. */
export function unitOf(scope: readonly { unit: string }[]): Unit {
  const unit = scope[0]?.unit;
  return unit === 'week' || unit === 'quarter' ? unit : 'month';
}

/** Says that so few customers prove little. */
function warningOf(customers: number, { language, count }: Format): string {
  if (customers >= 30) return '';
  if (language === 'zh') return `（仅 ${count(customers)} 位客户，样本小）`;
  return customers === 1
    ? ' (one customer only, a small sample)'
    : ` (only ${count(customers)} customers, a small sample)`;
}
