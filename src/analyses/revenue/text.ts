import type { Format } from '../../format/format';
import { fill } from '../../i18n/text';
import type { AnalysisText, RowsOf } from '../analysis';
import { periodInWords, periodUnits } from '../period-units';
import { promotionDays, promotionNames, promotionTexts } from '../promotions-of-the-year';
import type { analysis } from './analysis';

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '销售趋势', en: 'Revenue' },
  question: {
    zh: '每个周期的净销售额、订单数和下单客户数如何变化？',
    en: 'How do net sales, orders and buyers develop over time?',
  },
  definition: {
    zh: `净销售额 = 已付款订单金额 − 截至统计日的退款，按下单日期归期。订单数为有效订单（不含全额退款、未付款与已关闭），客户数为周期内下过有效订单的客户。周期连续，没有订单的周期为 0。去年同期：月与季为上一年同一周期，周为 52 周前；春节前三周至后两周内的周期另给出按春节对齐的去年同期（同样的天数，从春节算起）；数据起始于某周期第 7 天之后的，该周期不作比较。截至统计日尚未结束的周期标为未完。未筛选客户时，无客户编号的订单计入销售额与订单数。${promotionDays.zh}`,
    en: `Net sales are paid orders less refunds up to the as-of date, by the date of the order. Orders are valid ones (not fully refunded, unpaid or closed); customers are those with a valid order in the period. Periods follow each other without gaps; one without orders is 0. The year before: the same month or quarter, for weeks 52 weeks earlier; periods from three weeks before to two weeks after the spring festival also have the same days counted from that festival. A period that the history began in after its seventh day is not compared. A period that is not over on the as-of date is marked. Orders without a customer count in sales and orders as long as no audience is chosen. ${promotionDays.en}`,
  },
  source: {
    zh: '电商与零售通用口径；春节对齐方式为自定。',
    en: 'Common usage in retail; the way of aligning the spring festival is ours.',
  },
  measure: { zh: '各周期净销售额', en: 'Net sales by period' },
  columns: {
    period: { zh: '周期', en: 'Period' },
    revenue: { zh: '净销售额', en: 'Net sales' },
    orders: { zh: '订单数', en: 'Orders' },
    customers: { zh: '下单客户数', en: 'Buyers' },
    revenue_year_ago: { zh: '去年同期净销售额', en: 'Net sales a year before' },
    revenue_lunar_year_ago: {
      zh: '去年同期净销售额（按春节对齐）',
      en: 'Net sales a year before, festival aligned',
    },
    is_finished: { zh: '周期已结束', en: 'Period over' },
    unit: { zh: '周期单位', en: 'Unit of the period' },
    buyers: { zh: '下单客户总数', en: 'Buyers in all' },
    promotion: { zh: '促销', en: 'Promotion' },
    from_day: { zh: '起', en: 'From' },
    to_day: { zh: '止', en: 'To' },
  },
  parameters: {
    period: { zh: '周期', en: 'Period' },
    'period.week': { zh: '周', en: 'Week' },
    'period.month': { zh: '月', en: 'Month' },
    'period.quarter': { zh: '季', en: 'Quarter' },
    ...promotionTexts,
  },
  results: {
    scope: { zh: '范围', en: 'Scope' },
    promotions: { zh: '促销期', en: 'Promotions' },
  },
  values: {
    ...periodUnits,
    ...promotionNames,
  },
  headline({ main, scope }, format) {
    const zh = format.language === 'zh';
    const last = main.findLast((row) => row.is_finished) ?? main.at(-1);
    if (!last || main.every((row) => row.revenue === 0 && row.orders === 0)) {
      return zh ? '当前筛选下没有销售' : 'No sales in this audience';
    }
    const name = periodInWords(last.period, unitOf(scope), format);
    const isWeek = unitOf(scope) === 'week';
    const sales = fill(
      zh
        ? isWeek
          ? '{name}净销售额 {revenue}'
          : '{name} 净销售额 {revenue}'
        : isWeek
          ? 'Net sales of the {name}: {revenue}'
          : 'Net sales of {name}: {revenue}',
      {
        name: last.is_finished ? name : `${name}${zh ? '（未完）' : ' (not over)'}`,
        revenue: format.money(last.revenue),
      },
    );
    if (!last.is_finished) return sales;
    const before = last.revenue_year_ago;
    if (before !== null && before > 0) {
      const change = signed(last.revenue / before - 1, format);
      return zh ? `${sales}，同比 ${change}` : `${sales}, ${change} on the year before`;
    }
    const best = main.reduce((most, row) => (row.revenue > most.revenue ? row : most), last);
    if (best === last || main.length < 3) return sales;
    const peak = periodInWords(best.period, unitOf(scope), format);
    return zh
      ? `${sales}，最高为 ${peak}${isWeek ? '' : ' '}的 ${format.money(best.revenue)}`
      : `${sales}; the peak was ${format.money(best.revenue)} in ${isWeek ? 'the ' : ''}${peak}`;
  },
  n: ({ scope }) => scope[0]?.buyers ?? 0,
};

/** The unit of the periods. */
export function unitOf(scope: RowsOf<typeof analysis>['scope']): 'week' | 'month' | 'quarter' {
  const unit = scope[0]?.unit;
  return unit === 'week' || unit === 'quarter' ? unit : 'month';
}

function signed(change: number, format: Format): string {
  return `${change < 0 ? '−' : '+'}${format.share(Math.abs(change))}`;
}
