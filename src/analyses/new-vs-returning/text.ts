import type { AnalysisText, RowsOf } from '../analysis';
import { fill } from '../../i18n/text';
import { periodUnits } from '../period-units';
import { promotionNames, promotionTexts } from '../promotions-of-the-year';
import type { analysis } from './analysis';

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '新客与老客', en: 'New and returning buyers' },
  question: {
    zh: '销售来自新客还是老客？各自的人数与人均贡献是多少？',
    en: 'Do sales come from new or from returning buyers, how many are they, and what does each bring?',
  },
  definition: {
    zh: '新客：历史首单在本周期内的客户；老客：首单早于本周期、本周期再次下单的客户。销售额为净销售额（支付金额 − 退款），按下单日期归期；退货单归入老客，除非其在客户首单所在的周期。人均 = 净销售额 / 人数。仅统计有客户编号的订单。数据从某日开始，开始后第一年内的“新客”可能早已购买过，因此偏高，已标注。截至统计日尚未结束的周期标为未完。',
    en: 'New buyers have their first order ever in the period; returning (old) buyers had it before and order again. Sales are net (paid less refunds), by the date of the order; a return document counts with the returning, unless it falls into the period of the first order. Per buyer = net sales / buyers. Only orders with a customer count. In the first year of the history “new” is overstated, since earlier orders are not known: those periods are marked. A period that is not over on the as-of date is marked.',
  },
  source: {
    zh: '电商与零售通用口径；首年标注为自定。',
    en: 'Common usage in retail; marking the first year is ours.',
  },
  measure: { zh: '新客与老客的净销售额', en: 'Net sales of new and returning buyers' },
  columns: {
    period: { zh: '周期', en: 'Period' },
    new_buyers: { zh: '新客数', en: 'New buyers' },
    old_buyers: { zh: '老客数', en: 'Returning buyers' },
    new_revenue: { zh: '新客净销售额', en: 'Net sales of new buyers' },
    old_revenue: { zh: '老客净销售额', en: 'Net sales of returning buyers' },
    new_per_buyer: { zh: '新客人均', en: 'Per new buyer' },
    old_per_buyer: { zh: '老客人均', en: 'Per returning buyer' },
    is_finished: { zh: '周期已结束', en: 'Period over' },
    is_first_year: { zh: '数据首年（新客偏高）', en: 'First year of the history' },
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
    const finished = main.filter((row) => row.is_finished);
    const last =
      finished.findLast((row) => row.new_buyers + row.old_buyers > 0) ??
      main.findLast((row) => row.new_buyers + row.old_buyers > 0);
    if (!last) return zh ? '当前筛选下没有下单客户' : 'No buyers in this audience';
    const total = last.new_revenue + last.old_revenue;
    const values = {
      period: format.period(last.period, unitOf(scope)),
      share: total > 0 ? format.share(last.old_revenue / total) : '–',
      old: format.count(last.old_buyers),
      new: format.count(last.new_buyers),
    };
    const caution =
      last.is_first_year && last.new_buyers > 0
        ? zh
          ? '（数据首年，新客偏高）'
          : ' (first year of the history, “new” is overstated)'
        : '';
    if (last.old_buyers === 0 || last.new_buyers === 0) {
      return fill(oneKind(last, zh), values) + caution;
    }
    if (total <= 0) {
      return (
        fill(
          zh ? '{period}：新客 {new} 人，老客 {old} 人' : '{period}: {new} new and {old} returning',
          values,
        ) + caution
      );
    }
    return (
      fill(
        zh
          ? '{period} 老客 {old} 人贡献 {share} 的净销售额，新客 {new} 人'
          : last.old_buyers === 1
            ? '{period}: {old} returning buyer brings {share} of net sales, beside {new} new'
            : '{period}: {old} returning buyers bring {share} of net sales, beside {new} new',
        values,
      ) + caution
    );
  },
  n: ({ scope }) => scope[0]?.buyers ?? 0,
};

/** Where all buyers of the period are new, or none is. */
function oneKind(row: { old_buyers: number; new_buyers: number }, zh: boolean): string {
  if (row.old_buyers === 0) {
    if (zh) return '{period} 下单的 {new} 人全部为新客';
    return row.new_buyers === 1
      ? '{period}: the one buyer is new'
      : '{period}: all {new} buyers are new';
  }
  if (zh) return '{period} 下单的 {old} 人全部为老客';
  return row.old_buyers === 1
    ? '{period}: the one buyer has bought before'
    : '{period}: all {old} buyers have bought before';
}

/** The unit of the periods. */
export function unitOf(scope: RowsOf<typeof analysis>['scope']): 'week' | 'month' | 'quarter' {
  const unit = scope[0]?.unit;
  return unit === 'week' || unit === 'quarter' ? unit : 'month';
}
