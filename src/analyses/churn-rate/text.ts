import type { Format } from '../../format/format';
import { fill } from '../../i18n/text';
import type { AnalysisText, RowsOf } from '../analysis';
import { periodUnits } from '../period-units';
import type { analysis } from './analysis';

type Rows = RowsOf<typeof analysis>;

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '流失率', en: 'Churn rate' },
  question: {
    zh: '每个周期开始时尚未流失的客户，有多少在本期流失？',
    en: 'Of the customers not yet churned when a period opens, how many churn in it?',
  },
  definition: {
    zh: '非契约型：流失日 = 最近一次下单日之后、间隔首次超过阈值 T 的那一天。流失率 = 本期流失日数 ÷ 期初距上次下单不超过 T 天的客户数；T 短于一个周期时，期内新来又流失的客户也计入分子，此时不给区间。流失后再次下单计为挽回，单独列出，不抵减流失。区间为 Wilson 95%。最近 T 天涉及的周期为暂定值，未结束的周期只列在表格中。契约型：客户文件中有终止日期时，流失率 = 本期终止数 ÷ 期初在约客户数；有周期金额时另给收入流失率。',
    en: 'Non-contractual: the churn day is the first whole day on which the last order lies more than T days back. Rate = churn days in the period / customers whose last order is at most T days old when it opens; where T is shorter than the period, customers who came and left within it count above the line too, and no interval is given. An order after the churn day is a win-back, shown separately and not netted. Interval: Wilson 95 %. Periods that touch the last T days are provisional; one that is not over is in the table only. Contractual, where the customer file has end dates: ended in the period / under contract when it opens; revenue churn where recurring amounts exist.',
  },
  source: {
    zh: '流失日与期初口径为自定；区间：Wilson (1927)。',
    en: 'Churn day and customers at risk: ours; interval: Wilson (1927).',
  },
  measure: { zh: '流失率，占期初客户', en: 'Churn rate, share of customers at risk' },
  columns: {
    period: { zh: '周期', en: 'Period' },
    at_risk: { zh: '期初客户', en: 'At risk at the start' },
    churned: { zh: '流失', en: 'Churned' },
    rate: { zh: '流失率', en: 'Churn rate' },
    won_back: { zh: '挽回', en: 'Won back' },
    lower: { zh: '区间下限', en: 'Lower bound' },
    upper: { zh: '区间上限', en: 'Upper bound' },
    is_provisional: { zh: '暂定', en: 'Provisional' },
    is_finished: { zh: '周期已结束', en: 'Period is over' },
    revenue_rate: { zh: '收入流失率', en: 'Revenue churn rate' },
    churn_days: { zh: '流失阈值 T（天）', en: 'Churn threshold T (days)' },
    is_preset: { zh: '预设值', en: 'Preset' },
    unit: { zh: '周期单位', en: 'Unit' },
    customers: { zh: '客户数', en: 'Customers' },
  },
  parameters: {
    period: { zh: '周期', en: 'Period' },
    'period.week': { zh: '周', en: 'Week' },
    'period.month': { zh: '月', en: 'Month' },
    'period.quarter': { zh: '季度', en: 'Quarter' },
  },
  results: {
    contractual: { zh: '契约流失率', en: 'Contractual churn rate' },
    threshold: { zh: '流失阈值', en: 'Churn threshold' },
  },
  values: {
    ...periodUnits,
  },
  headline(rows, format) {
    const { main, contractual, threshold } = rows;
    const zh = format.language === 'zh';
    if (main.length === 0) return contractualHeadline(rows, format);
    const rated = main.filter((row) => row.is_finished && row.rate !== null);
    const row = rated.findLast((candidate) => !candidate.is_provisional) ?? rated.at(-1);
    const days = format.days(threshold[0]?.churn_days ?? 0);
    const observable = main.some((candidate) => candidate.churned > 0);
    if (!row || row.rate === null || !observable) {
      if (contractual.length > 0) return contractualHeadline(rows, format);
      return zh
        ? `尚不可观察：还没有客户超过 ${days}未下单`
        : `Not yet observable: nobody has gone more than ${days} without an order`;
    }
    const values = {
      period: format.period(row.period, unitOf(threshold)),
      mark: row.is_provisional ? (zh ? '（暂定）' : ' (provisional)') : '',
      rate: format.share(row.rate),
      churned: format.count(row.churned),
      risk: format.count(row.at_risk),
      back: format.count(row.won_back),
    };
    return (
      fill(
        zh
          ? '{period} 流失率 {rate}{mark}：期初 {risk} 位客户，流失 {churned} 位，挽回 {back} 位'
          : row.lower === null
            ? '{period}: {rate} churned{mark}, {churned} against {risk} at risk; {back} won back'
            : '{period}: {rate} churned{mark}, {churned} of {risk} at risk; {back} won back',
        values,
      ) + warningOf(row.at_risk, format)
    );
  },
  n: ({ threshold, contractual }) => threshold[0]?.customers || (contractual.at(-1)?.at_risk ?? 0),
};

function contractualHeadline({ contractual, threshold }: Rows, format: Format): string {
  const zh = format.language === 'zh';
  const row = contractual.findLast((candidate) => candidate.is_finished && candidate.rate !== null);
  if (!row || row.rate === null) {
    return zh ? '没有订单，也没有终止日期' : 'No orders and no end dates';
  }
  const values = {
    period: format.period(row.period, unitOf(threshold)),
    rate: format.share(row.rate),
    churned: format.count(row.churned),
    risk: format.count(row.at_risk),
  };
  const story = zh
    ? '{period} 契约流失率 {rate}：期初在约 {risk} 位，终止 {churned} 位'
    : '{period}: {rate} of contracts ended, {churned} of {risk}';
  return fill(story, values) + warningOf(row.at_risk, format);
}

/** The unit of the periods, from the result itself: a picture may outlive the setting. */
export function unitOf(scope: readonly { unit: string }[]): 'week' | 'month' | 'quarter' {
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
