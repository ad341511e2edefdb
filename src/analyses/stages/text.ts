import type { Format } from '../../format/format';
import { fill, type Text } from '../../i18n/text';
import type { AnalysisText } from '../analysis';
import { classOf } from '../classes';
import { churnRules } from '../churn-rules';
import type { analysis } from './analysis';

/** Names of the overlays. */
export const overlayNames: Readonly<Record<string, { zh: string; en: string }>> = {
  one_time: { zh: '一次性客户', en: 'One-time buyers' },
  important: { zh: '重要客户', en: 'Important' },
  vip: { zh: 'VIP', en: 'VIP' },
};

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '生命周期阶段', en: 'Lifecycle stages' },
  question: {
    zh: '客户此刻处于生命周期的哪个阶段？',
    en: 'In which stage of the lifecycle is each customer today?',
  },
  definition: {
    zh: '按顺序取第一条满足的规则。d 为距最近一次下单的天数，n 为下单天数，T 为流失阈值，g 为间隔中位数，w = min(T, max(g, 30))。潜在：n = 0；流失：d > 2T；沉睡：d > T；新客：n = 1 且 d ≤ w；召回：n ≥ 2、d ≤ w、最近一次间隔 > T，且 n = 2 或该间隔大于此前自身间隔中位数的 2 倍；忠诚：n ≥ 3 且 d ≤ 自身间隔中位数的 1.5 倍；活跃：d ≤ T/2；其余为流失预警。每位客户恰好属于一个阶段。复购客户少于 30 人时采用预设 T = 90、g = 30。叠加标签（一次性客户、重要客户、VIP）不影响阶段：重要客户为 A 层客户或文件中标记为重要者，VIP 看文件中的会员等级名称。',
    en: 'The first rule that holds. d: days since the last order; n: order days; T: churn threshold; g: median gap; w = min(T, max(g, 30)). Potential: n = 0. Lost: d > 2T. Dormant: d > T. New: n = 1 and d ≤ w. Reactivated: n ≥ 2, d ≤ w, last gap > T, and n = 2 or the last gap is over twice the median of the earlier own gaps. Loyal: n ≥ 3 and d ≤ 1.5 × own median gap. Active: d ≤ T/2. At risk: the rest. Each customer is in exactly one stage. With fewer than 30 repeat buyers T = 90 and g = 30 are preset. Overlays (one-time, important, VIP) change no stage: important is tier A or a flag in the file, VIP is read from the name of the imported member tier.',
  },
  source: {
    zh: '自定规则；业界没有统一标准。',
    en: 'Ours; there is no published standard.',
  },
  measure: { zh: '各阶段客户数', en: 'Customers by stage' },
  columns: {
    stage: { zh: '阶段', en: 'Stage' },
    customers: { zh: '客户数', en: 'Customers' },
    revenue: { zh: '净销售额', en: 'Net sales' },
    share_of_customers: { zh: '客户占比', en: 'Share of customers' },
    share_of_revenue: { zh: '销售占比', en: 'Share of net sales' },
    median_recency: { zh: '距上次下单天数（中位数）', en: 'Days since last order (median)' },
    churn_days: { zh: '流失阈值 T（天）', en: 'Churn threshold T (days)' },
    median_gap: { zh: '间隔中位数 g（天）', en: 'Median gap g (days)' },
    new_days: { zh: '新客期 w（天）', en: 'New for w (days)' },
    is_preset: { zh: '预设值', en: 'Preset' },
    rule: { zh: '阈值规则', en: 'Rule of the threshold' },
    repeat_buyers: { zh: '复购客户数', en: 'Repeat buyers' },
    overlay: { zh: '叠加标签', en: 'Overlay' },
  },
  results: {
    thresholds: { zh: '阈值', en: 'Thresholds' },
    overlays: { zh: '叠加标签', en: 'Overlays' },
  },
  values: {
    ...churnRules,
    ...overlayNames,
  },
  headline({ main, thresholds }, format) {
    const zh = format.language === 'zh';
    const total = main.reduce((sum, row) => sum + row.customers, 0);
    const buyers = main
      .filter(({ stage }) => stage !== 'potential')
      .reduce((sum, row) => sum + row.customers, 0);
    if (total === 0) return zh ? '当前筛选下没有客户' : 'No customers in this audience';
    if (buyers === 0) {
      if (zh) return `${format.count(total)} 位客户都还没有下过单`;
      return total === 1
        ? 'The one customer has not ordered yet'
        : `None of the ${format.count(total)} customers has ordered yet`;
    }
    const days = format.days(thresholds[0]?.churn_days ?? 0);
    const only = main.length === 1 ? main[0] : undefined;
    if (only) {
      const name = format.text(classOf('stage', only.stage).name);
      if (zh) return `${format.count(total)} 位客户全部处于“生命周期：${name}”阶段（T = ${days}）`;
      return total === 1
        ? `The one customer is in “Stage: ${name}” (T = ${days})`
        : `All ${format.count(total)} customers are in “Stage: ${name}” (T = ${days})`;
    }
    const asleep = main
      .filter(({ stage }) => stage === 'dormant' || stage === 'lost')
      .reduce((sum, row) => sum + row.customers, 0);
    if (buyers === 1) {
      return zh
        ? `仅 1 位客户下过单，${asleep === 1 ? '已' : '尚未'}超过 ${days}未下单`
        : `Only one customer has ordered, ${asleep === 1 ? 'more' : 'not more'} than ${days} ago`;
    }
    const story: Text =
      asleep === 0
        ? {
            zh: '生命周期：没有下单客户沉睡或流失，都在 {days}内下过单',
            en: 'Stage: no buyer is dormant or lost; all have ordered within {days}',
          }
        : {
            zh: '生命周期：{share} 的下单客户已沉睡或流失，超过 {days}未下单',
            en: 'Stage: {share} of buyers are dormant or lost, without an order for over {days}',
          };
    const said = fill(format.text(story), { share: format.share(asleep / buyers), days });
    return said + warningOf(buyers, format);
  },
  n: ({ main }) => main.reduce((sum, row) => sum + row.customers, 0),
};

/** Says that so few customers prove little. */
function warningOf(customers: number, { language, count }: Format): string {
  if (customers >= 30) return '';
  if (language === 'zh') return `（仅 ${count(customers)} 位客户，样本小）`;
  return customers === 1
    ? ' (one customer only, a small sample)'
    : ` (only ${count(customers)} customers, a small sample)`;
}
