import type { Format } from '../../format/format';
import { fill } from '../../i18n/text';
import type { AnalysisText, RowsOf } from '../analysis';
import { attributeKeys, attributeName, attributeValueName } from '../attributes';
import { periodUnits } from '../period-units';
import { promotionNames, promotionTexts } from '../promotions-of-the-year';
import type { analysis } from './analysis';

type Rows = RowsOf<typeof analysis>;

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '流失率', en: 'Churn rate' },
  question: {
    zh: '每个周期开始时尚未流失的客户，有多少在本期流失？',
    en: 'Of the customers not yet churned when a period opens, how many churn in it?',
  },
  definition: {
    zh: '非契约型：流失日 = 最近一次下单日之后、间隔首次超过阈值 T 的那一天。流失率 = 本期流失日数 ÷ 期初距上次下单不超过 T 天的客户数；T 短于一个周期时，期内新来又流失的客户也计入分子，此时不给区间。收入流失率：客户的收入取截至其最近一次下单日的 365 天净销售额；本期流失客户的收入 ÷ 期初未流失客户的收入。流失后再次下单计为召回，单独列出，不抵减流失。区间为 Wilson 95%。最近 T 天涉及的周期为暂定值，未结束的周期只列在表格中。契约型：客户文件中有终止日期时，流失率 = 本期终止数 ÷ 期初在约客户数，收入流失率 = 终止客户的周期金额 ÷ 期初在约客户的周期金额；没有开始日期的客户视为一直在约；已终止但不知日期的客户不计入。只有流失标记，或状态列多数取值表明在约与否（如 正常、已注销、active、cancelled），而没有日期时，没有时间轴，只按文件当时的状况给出已流失客户占比（Wilson 95% 区间）及其周期金额占比，按在网时长（文件中的单位，通常为月）与一个属性拆分；“自动”取各值流失占比差异最大的属性（χ² 减自由度，2–12 个取值）。',
    en: 'Non-contractual: the churn day is the first whole day on which the last order lies more than T days back. Rate = churn days in the period / customers whose last order is at most T days old when it opens; where T is shorter than the period, customers who came and left within it count above the line too, and no interval is given. Revenue churn: a customer counts with its net sales of the 365 days up to its last order; those of the churned / those of the customers at risk when the period opens. An order after the churn day is a win-back, shown separately and not netted. Interval: Wilson 95 %. Periods that touch the last T days are provisional; one that is not over is in the table only. Contractual, where the customer file has end dates: ended in the period / under contract when it opens, and the same of the recurring amounts; who has no beginning was there from the first day; who ended on an unknown day is left out. Where the file only has a churned flag, or a status that in most rows says whether the contract goes on (such as active, cancelled, 正常, 已注销), there are no dates and no time axis: the share that has churned as the file stood (Wilson 95 %) and its share of the recurring amounts, by tenure (in the unit of the file, mostly months) and by one attribute; “automatic” is the attribute whose shares lie furthest apart (χ² less its degrees of freedom, of those with 2–12 values).',
  },
  source: {
    zh: '流失日、期初口径、收入口径与状态词表为自定；区间：Wilson (1927)。',
    en: 'Churn day, customers at risk, the revenue of a customer and the words of a status: ours; interval: Wilson (1927).',
  },
  measure: {
    zh: '流失率，占期初客户与收入',
    en: 'Churn rate, share of customers and revenue at risk',
  },
  columns: {
    period: { zh: '周期', en: 'Period' },
    at_risk: { zh: '期初客户', en: 'At risk at the start' },
    churned: { zh: '流失', en: 'Churned' },
    rate: { zh: '流失率', en: 'Churn rate' },
    won_back: { zh: '召回', en: 'Won back' },
    lower: { zh: '区间下限', en: 'Lower bound' },
    upper: { zh: '区间上限', en: 'Upper bound' },
    is_provisional: { zh: '暂定', en: 'Provisional' },
    is_finished: { zh: '周期已结束', en: 'Period is over' },
    revenue_at_risk: { zh: '期初客户的收入', en: 'Revenue of those at risk' },
    revenue_churned: { zh: '流失客户的收入', en: 'Revenue of the churned' },
    revenue_rate: { zh: '收入流失率', en: 'Revenue churn rate' },
    attribute: { zh: '属性', en: 'Attribute' },
    value: { zh: '取值', en: 'Value' },
    revenue: { zh: '周期金额', en: 'Recurring amount' },
    is_small: { zh: '样本小', en: 'Few customers' },
    churn_days: { zh: '流失阈值 T（天）', en: 'Churn threshold T (days)' },
    is_preset: { zh: '预设值', en: 'Preset' },
    unit: { zh: '周期单位', en: 'Unit' },
    customers: { zh: '客户数', en: 'Customers' },
    contracts: { zh: '文件写明去留的客户', en: 'Known to have left or stayed' },
    undated: { zh: '终止日期未知', en: 'Ended on an unknown day' },
    values: { zh: '取值数', en: 'Values' },
    promotion: { zh: '促销', en: 'Promotion' },
    from_day: { zh: '起', en: 'From' },
    to_day: { zh: '止', en: 'To' },
  },
  parameters: {
    period: { zh: '周期', en: 'Period' },
    'period.week': { zh: '周', en: 'Week' },
    'period.month': { zh: '月', en: 'Month' },
    'period.quarter': { zh: '季度', en: 'Quarter' },
    split: { zh: '拆分（无日期时）', en: 'Split, without dates' },
    ...promotionTexts,
  },
  results: {
    contractual: { zh: '契约流失率', en: 'Contractual churn rate' },
    snapshot: { zh: '已流失客户占比（无日期）', en: 'Share that has churned, without dates' },
    threshold: { zh: '流失阈值与范围', en: 'Churn threshold and scope' },
    attributes: { zh: '可拆分的属性', en: 'Attributes to split by' },
    promotions: { zh: '促销期', en: 'Promotions' },
  },
  values: {
    ...promotionNames,
    ...periodUnits,
    ...attributeKeys,
    'attribute.all': { zh: '全部', en: 'All' },
    'attribute.tenure': { zh: '在网时长（文件中的单位）', en: 'Tenure, in the unit of the file' },
    all: { zh: '全部客户', en: 'All customers' },
  },
  headline(rows, format) {
    const { main, contractual, snapshot, threshold } = rows;
    const zh = format.language === 'zh';
    if (main.length === 0) return withoutOrders(rows, format);
    const observable = sinceFirstChurn(main);
    const rated = observable.filter((row) => row.is_finished && row.rate !== null);
    const row = rated.findLast((candidate) => !candidate.is_provisional) ?? rated.at(-1);
    const days = format.days(threshold[0]?.churn_days ?? 0);
    if (!row || row.rate === null) {
      if (contractual.length + snapshot.length > 0) return withoutOrders(rows, format);
      if (observable.length > 0) {
        return zh
          ? '尚不可观察：首次出现流失的周期还没有结束'
          : 'Not yet observable: the first period in which customers churn is not over';
      }
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
      revenue: revenueInWords(row.revenue_rate, format),
    };
    return (
      fill(
        zh
          ? '{period} 流失率 {rate}{mark}（期初 {risk} 位，流失 {churned} 位）{revenue}；召回 {back} 位'
          : row.lower === null
            ? '{period}: {rate} churned{mark}, {churned} against {risk} at risk{revenue}; {back} won back'
            : '{period}: {rate} churned{mark}, {churned} of {risk} at risk{revenue}; {back} won back',
        values,
      ) + warningOf(row.at_risk, format)
    );
  },
  n: ({ threshold }) => threshold[0]?.customers || (threshold[0]?.contracts ?? 0),
};

/** Before the first churn day a rate of 0 says nothing: nobody could have churned yet. */
export function sinceFirstChurn(main: Rows['main']): Rows['main'] {
  const first = main.findIndex(({ churned }) => churned > 0);
  return first < 0 ? [] : main.slice(first);
}

function withoutOrders(rows: Rows, format: Format): string {
  const { contractual, snapshot, threshold } = rows;
  const zh = format.language === 'zh';
  const row = contractual.findLast((candidate) => candidate.is_finished && candidate.rate !== null);
  if (!row || row.rate === null) {
    return snapshot.length > 0 ? snapshotHeadline(snapshot, format) : whyNothing(rows, format);
  }
  const values = {
    period: format.period(row.period, unitOf(threshold)),
    rate: format.share(row.rate),
    churned: format.count(row.churned),
    risk: format.count(row.at_risk),
    revenue: revenueInWords(row.revenue_rate, format),
  };
  const story = zh
    ? '{period} 契约流失率 {rate}（期初在约 {risk} 位，终止 {churned} 位）{revenue}'
    : '{period}: {rate} of contracts ended, {churned} of {risk}{revenue}';
  return fill(story, values) + warningOf(row.at_risk, format);
}

/** How many are gone, of whom most and of whom fewest. */
function snapshotHeadline(rows: Rows['snapshot'], format: Format): string {
  const zh = format.language === 'zh';
  const all = rows.find(({ attribute }) => attribute === 'all');
  if (!all) return zh ? '当前筛选下没有客户' : 'No customer in this audience';
  const values = {
    rate: format.share(all.rate),
    churned: format.count(all.churned),
    n: format.count(all.customers),
    revenue: revenueInWords(all.revenue_rate, format),
  };
  const story = zh
    ? '{n} 位客户中 {churned} 位已流失（{rate}）{revenue}'
    : '{rate} have churned, {churned} of {n} customers{revenue}';
  const split = rows
    .filter(
      ({ attribute, is_small: isSmall }) => !['all', 'tenure'].includes(attribute) && !isSmall,
    )
    .sort((one, other) => other.rate - one.rate);
  const [most, fewest] = [split[0], split.at(-1)];
  const named = (row: Rows['snapshot'][number]) =>
    `${format.text(attributeValueName(row.attribute, row.value))} ${format.share(row.rate)}`;
  const apart =
    most && fewest && most.rate > fewest.rate
      ? fill(
          zh
            ? '；{attribute}：最高 {most}，最低 {fewest}'
            : '; by {attribute} most of {most}, fewest of {fewest}',
          {
            attribute: format.text(attributeName(most.attribute)),
            most: named(most),
            fewest: named(fewest),
          },
        )
      : '';
  const timeless = zh ? '。文件没有日期，没有时间轴' : ' (the file has no dates: no time axis)';
  return fill(story, values) + apart + timeless + warningOf(all.customers, format);
}

/** Why neither orders nor the customer file tell of churn. */
export function whyNothing({ threshold }: Rows, { language }: Format): string {
  if ((threshold[0]?.contracts ?? 0) > 0) {
    return language === 'zh'
      ? '尚无一个完整的周期可以计算契约流失率'
      : 'No period of contracts is over yet';
  }
  return language === 'zh'
    ? '没有订单，客户文件也没有终止日期、流失标记或写明去留的状态'
    : 'No orders, and no end dates, churned flag or telling status in the customer file';
}

function revenueInWords(rate: number | null, format: Format): string {
  if (rate === null) return '';
  return format.language === 'zh'
    ? `，收入流失率 ${format.share(rate)}`
    : `, ${format.share(rate)} by revenue`;
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
