import type { Format } from '../../format/format';
import { fill, type Text } from '../../i18n/text';
import type { AnalysisText, RowsOf } from '../analysis';
import { classOf } from '../classes';
import { churnRules } from '../churn-rules';
import { fewIn, stageRules } from '../stage-words';
import type { analysis } from './analysis';

/** Names of the overlays. */
export const overlayNames: Readonly<Record<string, Text>> = {
  one_time: { zh: '一次性客户', en: 'One-time buyers' },
  important: { zh: '重要客户', en: 'Important' },
  vip: { zh: 'VIP', en: 'VIP' },
  high_referrer: { zh: '高推荐客户', en: 'High referrers' },
};

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '生命周期阶段', en: 'Lifecycle stages' },
  question: {
    zh: '客户此刻处于生命周期的哪个阶段？',
    en: 'In which stage of the lifecycle is each customer today?',
  },
  definition: {
    zh: '按客户自身节奏：按顺序取第一条满足的规则。d 为距最近一次下单的天数，n 为下单天数，T 为流失阈值，g 为间隔中位数，w = min(T, max(g, 30))。潜在：n = 0；流失：d > 2T；沉睡：d > T；新客：n = 1 且 d ≤ w；召回：n ≥ 2、d ≤ w、最近一次间隔 > T，且 n = 2 或该间隔大于此前自身间隔中位数的 2 倍；忠诚：n ≥ 3 且 d ≤ 自身间隔中位数的 1.5 倍；活跃：d ≤ T/2；其余为流失预警。复购客户少于 30 人时采用预设 T = 90、g = 30；T 与 g 也可自行指定，g 不超过 T。按固定天数：n = 0 为潜在；d 超过流失天数为流失（默认 60，另一常用值为 90）；n = 1 且 d 不超过新客天数为新客（默认 14）；d 不超过活跃天数为活跃（默认 14）；其余为沉默。每位客户恰好属于一个阶段，没有下单的客户来自客户文件。叠加标签不影响阶段：一次性客户只在一天下过单；重要客户为 A 层客户或文件中标记为重要者；VIP 看文件中的会员等级名称；高推荐客户至少邀请过 3 人。',
    en: 'By own rhythm: the first rule that holds. d: days since the last order; n: order days; T: churn threshold; g: median gap; w = min(T, max(g, 30)). Potential: n = 0. Lost: d > 2T. Dormant: d > T. New: n = 1 and d ≤ w. Reactivated: n ≥ 2, d ≤ w, last gap > T, and n = 2 or the last gap is over twice the median of the earlier own gaps. Loyal: n ≥ 3 and d ≤ 1.5 × own median gap. Active: d ≤ T/2. At risk: the rest. With fewer than 30 repeat buyers T = 90 and g = 30 are preset; either can be chosen, g up to T. By fixed days: n = 0 is potential; d beyond the days of lost is lost (60; 90 is the other usual choice); n = 1 and d within the days of new is new (14); d within the days of active is active (14); the rest is silent. Each customer is in exactly one stage; those without an order come from the customer file. Overlays change no stage: one-time bought on one day only; important is tier A or a flag in the file; VIP is read from the name of the imported member tier; a high referrer has invited at least three others.',
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
    stage_rule: { zh: '阶段划分', en: 'Stages by' },
    median_gap: { zh: '典型间隔 g（天）', en: 'Typical gap g (days)' },
    new_days: { zh: '新客期 w（天）', en: 'New for w (days)' },
    is_preset: { zh: '预设值', en: 'Preset' },
    rule: { zh: '阈值规则', en: 'Rule of the threshold' },
    is_own_gap: { zh: 'g 为指定', en: 'g is chosen' },
    repeat_buyers: { zh: '复购客户数', en: 'Repeat buyers' },
    stage_new_days: { zh: '新客天数', en: 'New within (days)' },
    stage_active_days: { zh: '活跃天数', en: 'Active within (days)' },
    stage_lost_days: { zh: '流失天数', en: 'Lost after (days)' },
    overlay: { zh: '叠加标签', en: 'Overlay' },
  },
  results: {
    thresholds: { zh: '阈值', en: 'Thresholds' },
    overlays: { zh: '叠加标签', en: 'Overlays' },
  },
  values: {
    ...churnRules,
    ...stageRules,
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
    const byFixedDays = thresholds[0]?.stage_rule === 'fixed_days';
    const limit = byFixedDays ? thresholds[0]?.stage_lost_days : thresholds[0]?.churn_days;
    const days = format.days(limit ?? 0);
    const rule = byFixedDays ? format.text({ zh: '固定天数', en: 'by fixed days' }) : `T = ${days}`;
    const only = main.length === 1 ? main[0] : undefined;
    if (only) {
      const name = format.text(classOf('stage', only.stage).name);
      if (zh) return `${format.count(total)} 位客户全部处于“生命周期：${name}”阶段（${rule}）`;
      return total === 1
        ? `The one customer is in “Stage: ${name}” (${rule})`
        : `All ${format.count(total)} customers are in “Stage: ${name}” (${rule})`;
    }
    const asleep = main
      .filter(({ stage }) => stage === 'dormant' || stage === 'lost')
      .reduce((sum, row) => sum + row.customers, 0);
    if (buyers === 1) {
      return zh
        ? `仅 1 位客户下过单，${asleep === 1 ? '已' : '尚未'}超过 ${days}未下单`
        : `Only one customer has ordered, ${asleep === 1 ? 'more' : 'not more'} than ${days} ago`;
    }
    const story: Text = byFixedDays
      ? {
          zh: '生命周期：{share} 的下单客户已流失，超过 {days}未下单',
          en: 'Stage: {share} of buyers are lost, without an order for over {days}',
        }
      : asleep === 0
        ? {
            zh: '生命周期：没有下单客户沉睡或流失，都在 {days}内下过单',
            en: 'Stage: no buyer is dormant or lost; all have ordered within {days}',
          }
        : {
            zh: '生命周期：{share} 的下单客户已沉睡或流失，超过 {days}未下单',
            en: 'Stage: {share} of buyers are dormant or lost, without an order for over {days}',
          };
    const said = fill(format.text(story), { share: format.share(asleep / buyers), days });
    return said + fewIn(buyers, format);
  },
  n: ({ main }) => main.reduce((sum, row) => sum + row.customers, 0),
};

/** By which days the stages are told apart. */
export function notesOf({ thresholds }: RowsOf<typeof analysis>, format: Format): string[] {
  const [rule] = thresholds;
  if (!rule) return [];
  if (rule.stage_rule === 'fixed_days') {
    return [
      fill(format.text(byDays), {
        new: format.days(rule.stage_new_days),
        active: format.days(rule.stage_active_days),
        lost: format.days(rule.stage_lost_days),
      }),
    ];
  }
  const ruleName = rule.rule === 'preset' ? presetRule : churnRules[`rule.${rule.rule}`];
  return [
    fill(format.text(byRhythm), {
      t: format.days(rule.churn_days),
      rule: ruleName ? format.text(ruleName) : rule.rule,
      g: format.days(rule.median_gap),
      gap: format.text(rule.is_own_gap ? ownGap : rule.is_preset ? presetGap : dataGap),
      w: format.days(rule.new_days),
      n: format.count(rule.repeat_buyers),
    }),
  ];
}

const byRhythm: Text = {
  zh: '流失阈值 T = {t}（{rule}），典型间隔 g = {g}（{gap}），新客期 w = {w}；复购客户 {n} 位。',
  en: 'Churn threshold T = {t} ({rule}), typical gap g = {g} ({gap}), new for w = {w}; {n} repeat buyers.',
};
const presetRule: Text = { zh: '预设，复购客户太少', en: 'preset: too few repeat buyers' };
const ownGap: Text = { zh: '指定', en: 'chosen' };
const presetGap: Text = { zh: '预设', en: 'preset' };
const dataGap: Text = { zh: '间隔中位数', en: 'median of gaps' };
const byDays: Text = {
  zh: '固定天数：首购 {new}内为新客，{active}内有购买为活跃，之后至 {lost}为沉默，超过 {lost}为流失。',
  en: 'Fixed days: new for {new} after the only order, active for {active}, then silent up to {lost}, lost beyond.',
};
