import type { Format } from '../../format/format';
import { fill, type Text } from '../../i18n/text';
import type { AnalysisText } from '../analysis';
import { churnRules } from '../churn-rules';
import type { analysis } from './analysis';

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '复购间隔', en: 'Days between orders' },
  question: {
    zh: '多久不下单，就可以认为客户沉睡了？',
    en: 'After how many days without an order does a customer count as dormant?',
  },
  definition: {
    zh: '间隔按下单日计算（同一天多单算一天）。先求每位复购客户的平均间隔，再取其百分位；流失阈值 T 默认为第 80 百分位，也可选第 90 百分位、全部间隔合并的第 80 百分位，或直接指定天数。合并间隔会放大高频客户的权重，数值偏小，因此列在一旁作对照。复购客户少于 30 人时采用预设的 90 天。T 按全部客户计算，筛选人群不会改变它。',
    en: 'Gaps are counted between order days; several orders on one day are one. First the mean gap of each repeat buyer, then its percentiles; the churn threshold T is the 80th by default. Choices: the 90th, the 80th of all gaps pooled, or a number of days. Pooled gaps over-weight heavy buyers and come out smaller; they stand beside for comparison. With fewer than 30 repeat buyers T is a preset of 90 days. T comes from all customers; an audience does not change it.',
  },
  source: {
    zh: '以平均间隔的百分位作流失阈值：OpenRetailScience；预设值与下限为自定。',
    en: 'Percentile of mean gaps as a churn threshold: OpenRetailScience; preset and lower limit: ours.',
  },
  measure: {
    zh: '复购客户的平均下单间隔（天）',
    en: 'Mean days between order days, repeat buyers',
  },
  columns: {
    percentile: { zh: '百分位', en: 'Percentile' },
    days: { zh: '天数', en: 'Days' },
    is_in_force: { zh: '当前阈值', en: 'In force' },
    from_days: { zh: '起（天）', en: 'From (days)' },
    to_days: { zh: '止（天）', en: 'To (days)' },
    customers: { zh: '复购客户数', en: 'Repeat buyers' },
    share_up_to: { zh: '累计占比', en: 'Cumulative share' },
    churn_days: { zh: '流失阈值 T（天）', en: 'Churn threshold T (days)' },
    rule: { zh: '规则', en: 'Rule' },
    is_preset: { zh: '预设值', en: 'Preset' },
    repeat_buyers: { zh: '复购客户数（全部）', en: 'Repeat buyers (all)' },
    share_within: { zh: '阈值内占比', en: 'Share within the threshold' },
  },
  results: {
    distribution: { zh: '平均间隔的分布', en: 'Distribution of mean gaps' },
    pooled: { zh: '全部间隔合并的百分位', en: 'Percentiles of all gaps pooled' },
    threshold: { zh: '流失阈值', en: 'Churn threshold' },
  },
  values: {
    ...churnRules,
  },
  headline({ threshold }, format) {
    const [row] = threshold;
    const zh = format.language === 'zh';
    if (!row) return zh ? '没有阈值' : 'No threshold';
    const values = {
      days: format.days(row.churn_days),
      customers: format.count(row.repeat_buyers),
      share: `${format.number(100 * (row.share_within ?? 0), 0)}%`,
    };
    const rule = fill(
      format.text({
        zh: '{days}未复购即视为沉睡',
        en: 'No order for {days} counts as dormant',
      }),
      values,
    );
    if (row.rule === 'preset') {
      const reason: Text =
        row.repeat_buyers === 1
          ? { zh: '（预设值：仅 1 位复购客户）', en: ' (preset: only one repeat buyer)' }
          : row.repeat_buyers === 0
            ? { zh: '（预设值：没有复购客户）', en: ' (preset: no repeat buyers)' }
            : {
                zh: '（预设值：仅 {customers} 位复购客户，样本小）',
                en: ' (preset: only {customers} repeat buyers, a small sample)',
              };
      return rule + fill(format.text(reason), values);
    }
    if (row.customers === 0) {
      return rule + format.text({ zh: '；当前人群没有复购客户', en: '; no repeat buyers here' });
    }
    const covered: Text =
      row.customers === 1
        ? row.share_within === 1
          ? { zh: '：唯一的复购客户间隔不超过此值', en: ': the one repeat buyer orders sooner' }
          : { zh: '：唯一的复购客户间隔更长', en: ': the one repeat buyer takes longer' }
        : {
            zh: '：{share} 的复购客户平均间隔不超过 {days}',
            en: ': {share} of repeat buyers order at most {days} apart on average',
          };
    return rule + fill(format.text(covered), values) + warningOf(row.customers, format);
  },
  n: ({ threshold }) => threshold[0]?.customers ?? 0,
};

/** Says that so few customers prove little. */
function warningOf(customers: number, { language, count }: Format): string {
  if (customers >= 30 || customers < 2) return '';
  if (language === 'zh') return `（仅 ${count(customers)} 位，样本小）`;
  return ` (only ${count(customers)}, a small sample)`;
}
