import { fill } from '../../i18n/text';
import type { AnalysisText } from '../analysis';
import { periodInWords, periodUnits, type PeriodUnit } from '../period-units';
import { fewIn } from '../stage-words';
import { promotionNames, promotionTexts } from '../promotions-of-the-year';
import type { analysis } from './analysis';

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '客户流动', en: 'Customer flow' },
  question: {
    zh: '每个周期有多少客户新增、留存、回流，又有多少本期未购？',
    en: 'How many customers are new, retained, resurrected or lapsed in each period?',
  },
  definition: {
    zh: '新增：首次下单落在本期；留存：上期与本期都下单；回流：本期下单、上期未下单且非新增；本期未购：上期下单、本期未下单（图中画在零线以下）。按客户的全部历史计算。恒等式：本期活跃 = 上期活跃 − 本期未购 + 新增 + 回流。数据起始的第一年里，老客户会被当作新增，因此新增偏高。截至日所在的周期尚未结束，单独标出。',
    en: 'New: the first-ever order is in this period. Retained: ordered in this and the previous period. Resurrected: ordered now, not in the previous period, not new. Lapsed: ordered in the previous period, not now (drawn below zero). Over the full history. Identity: active = active before − lapsed + new + resurrected. In the first year of the history old customers look new, so “new” is overstated there. The period of the as-of date is not over and is marked.',
  },
  source: {
    zh: 'PostHog 的 lifecycle 定义；Adobe、阿里云、火山引擎同此口径。',
    en: "PostHog's lifecycle; the same at Adobe, Aliyun and Volcengine.",
  },
  measure: { zh: '各周期客户数', en: 'Customers by period' },
  columns: {
    period: { zh: '周期', en: 'Period' },
    new: { zh: '新增', en: 'New' },
    returning: { zh: '留存', en: 'Retained' },
    resurrecting: { zh: '回流', en: 'Resurrected' },
    dormant: { zh: '本期未购', en: 'Lapsed' },
    active: { zh: '活跃', en: 'Active' },
    is_finished: { zh: '周期已结束', en: 'Period is over' },
    is_first_year: { zh: '数据首年', en: 'First year of the history' },
    unit: { zh: '周期单位', en: 'Unit' },
    customers: { zh: '客户数', en: 'Customers' },
    promotion: { zh: '促销', en: 'Promotion' },
    from_day: { zh: '起', en: 'From' },
    to_day: { zh: '止', en: 'To' },
  },
  parameters: {
    period: { zh: '周期', en: 'Period' },
    'period.week': { zh: '周', en: 'Week' },
    'period.month': { zh: '月', en: 'Month' },
    'period.quarter': { zh: '季度', en: 'Quarter' },
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
    const last = main.findLast((row) => row.is_finished);
    if (!last) {
      if (main.length === 0) return zh ? '当前筛选下没有订单' : 'No orders in this audience';
      return zh ? '第一个周期尚未结束' : 'The first period is not over yet';
    }
    const change = last.new + last.resurrecting - last.dormant;
    const values = {
      period: capitalised(periodInWords(last.period, unitOf(scope), format)),
      new: format.count(last.new),
      back: format.count(last.resurrecting),
      lapsed: format.count(last.dormant),
      active: format.count(last.active),
      change: format.count(Math.abs(change)),
    };
    const story = zh
      ? '{period}：新增 {new}、回流 {back}，本期未购 {lapsed}，'
      : '{period}: {new} new and {back} resurrected against {lapsed} lapsed; ';
    const grew = zh
      ? '活跃客户增加 {change} 至 {active}'
      : 'active customers up {change} to {active}';
    const shrank = zh
      ? '活跃客户减少 {change} 至 {active}'
      : 'active customers down {change} to {active}';
    const stood = zh ? '活跃客户持平，为 {active}' : 'active customers unchanged at {active}';
    const end = change > 0 ? grew : change < 0 ? shrank : stood;
    return fill(story + end, values) + fewIn(scope[0]?.customers ?? 0, format);
  },
  n: ({ scope }) => scope[0]?.customers ?? 0,
};

/** The unit of the periods, from the result itself: a picture may outlive the setting. */
export function unitOf(scope: readonly { unit: string }[]): PeriodUnit {
  const unit = scope[0]?.unit;
  return unit === 'week' || unit === 'quarter' ? unit : 'month';
}

function capitalised(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
