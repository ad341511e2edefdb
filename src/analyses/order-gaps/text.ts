import type { Format } from '../../format/format';
import { fill, type Text } from '../../i18n/text';
import type { AnalysisText, RowsOf } from '../analysis';
import { churnRules } from '../churn-rules';
import type { analysis } from './analysis';

/** Why a threshold is recommended, by the key that the model writes. */
const reasons: Readonly<Record<string, Text>> = {
  few: {
    zh: '复购客户不足 30 位，采用预设值',
    en: 'fewer than 30 repeat buyers, so the preset stands',
  },
  not_reached: {
    zh: 'Kaplan–Meier P80 未达到（不足八成的订单之后有下一单），仍取平均间隔的 P80',
    en: 'the Kaplan–Meier P80 is not reached, so that of mean gaps stands',
  },
  agrees: {
    zh: '平均间隔的 P80 落在 Kaplan–Meier P80 的区间内',
    en: 'the P80 of mean gaps lies within the Kaplan–Meier interval',
  },
  shorter: {
    zh: 'Kaplan–Meier P80 更短，是因为多数间隔来自高频客户，仍取平均间隔的 P80',
    en: 'the Kaplan–Meier P80 is shorter as heavy buyers bring most gaps, so that of mean gaps stands',
  },
  longer: {
    zh: '计入尚未结束的间隔后，Kaplan–Meier P80 明显更长；只看已结束的间隔会低估 T',
    en: 'with open gaps the Kaplan–Meier P80 is clearly longer; finished gaps alone make T too short',
  },
  audience: {
    zh: 'T 对全部客户只有一个；取消筛选后才给出建议',
    en: 'T is one for all customers; a recommendation needs the audience of everyone',
  },
};

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '复购间隔', en: 'Days between orders' },
  question: {
    zh: '多久不下单，就该算流失？',
    en: 'After how many days without an order does a customer count as churned?',
  },
  definition: {
    zh: '间隔按下单日计算（同一天多单算一天）。先求每位复购客户的平均间隔，再取其百分位；流失阈值 T 默认为第 80 百分位，也可选第 90 百分位、全部间隔合并的第 80 百分位，或直接指定天数。合并间隔会放大高频客户的权重，数值偏小，因此列在一旁作对照。复购客户少于 30 人时采用预设的 90 天。T 按全部客户计算，筛选人群不会改变它。Kaplan–Meier 估计针对单次间隔：每个下单日之后多少天再次下单，最后一次下单之后的间隔尚未结束，在截至日删失；一次性客户也计入。区间由 200 次按客户重抽样得出（Poisson 权重、固定种子；客户超过 500 位时随机并为 500 组），因为同一客户的各次间隔并不独立。建议的 T：平均间隔的第 80 百分位；只有当 Kaplan–Meier 第 80 百分位已达到且明显更长时才改用后者。早期预警：至少有 4 个下单日，且距上次下单超过自身间隔中位数的 2 倍。',
    en: 'Gaps are counted between order days; several orders on one day are one. First the mean gap of each repeat buyer, then its percentiles; the churn threshold T is the 80th by default. Choices: the 90th, the 80th of all gaps pooled, or a number of days. Pooled gaps over-weight heavy buyers and come out smaller; they stand beside for comparison. With fewer than 30 repeat buyers T is a preset of 90 days. T comes from all customers; an audience does not change it. The Kaplan–Meier estimate is of single gaps: how many days after an order day the next one follows; the gap after the last order is still open and censored at the as-of date; one-time buyers count too. Its interval comes from 200 resamples of customers (Poisson weights, fixed seed; more than 500 customers are put into 500 groups by chance), since the gaps of one customer depend on each other. Recommended T: the 80th percentile of mean gaps, unless that of the Kaplan–Meier estimate is reached and clearly longer. Early warning: four or more order days, and longer since the last order than twice the customer’s own median gap.',
  },
  source: {
    zh: '以平均间隔的百分位作流失阈值：OpenRetailScience；Kaplan & Meier (1958)；按客户重抽样的 Poisson 自助法：Hanley & MacGibbon (2006)；预设值、下限、建议规则与早期预警为自定。',
    en: 'Percentile of mean gaps as a churn threshold: OpenRetailScience; Kaplan & Meier (1958); Poisson bootstrap: Hanley & MacGibbon (2006); preset, lower limit, recommendation and early warning: ours.',
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
    customers: { zh: '客户数', en: 'Customers' },
    share_up_to: { zh: '累计占比', en: 'Cumulative share' },
    churn_days: { zh: '流失阈值 T（天）', en: 'Churn threshold T (days)' },
    rule: { zh: '规则', en: 'Rule' },
    is_preset: { zh: '预设值', en: 'Preset' },
    repeat_buyers: { zh: '复购客户数（全部）', en: 'Repeat buyers (all)' },
    share_within: { zh: '阈值内占比', en: 'Share within the threshold' },
    low: { zh: '区间下限', en: 'Lower bound' },
    high: { zh: '区间上限', en: 'Upper bound' },
    is_reached: { zh: '已达到', en: 'Reached' },
    reason: { zh: '理由', en: 'Reason' },
    mean_gap_days: { zh: '平均间隔 P80', en: 'P80 of mean gaps' },
    estimated_days: { zh: 'Kaplan–Meier P80', en: 'Kaplan–Meier P80' },
    warned: { zh: '早期预警客户数', en: 'Warned' },
    warned_within: { zh: '其中尚未超过 T', en: 'Of these still within T' },
    returned: { zh: '已再次下单', en: 'Ordered again' },
    open: { zh: '尚未结束的间隔', en: 'Gaps still open' },
  },
  inputs: {
    gaps: { zh: '每位客户的单次间隔', en: 'the single gaps of each customer' },
    rules: { zh: '权衡的阈值', en: 'the thresholds weighed' },
  },
  results: {
    distribution: { zh: '复购客户的平均间隔', en: 'Mean gaps of repeat buyers' },
    pooled: { zh: '全部间隔合并的百分位', en: 'Percentiles of all gaps pooled' },
    threshold: { zh: '流失阈值', en: 'Churn threshold' },
    estimate: { zh: '单次间隔的 Kaplan–Meier 估计', en: 'Kaplan–Meier estimate of single gaps' },
    recommended: { zh: '建议的阈值', en: 'Recommended threshold' },
    early_warning: {
      zh: '早期预警（至少 4 个下单日的客户）',
      en: 'Early warning, customers with four or more order days',
    },
    curve: { zh: '下单后已再次下单的占比', en: 'Share ordered again after an order' },
  },
  values: {
    ...churnRules,
    ...Object.fromEntries(
      Object.entries(reasons).map(([reason, words]) => [`reason.${reason}`, words]),
    ),
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
        zh: '流失阈值 T 为 {days}',
        en: 'The churn threshold T is {days}',
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
            zh: '：{share} 的复购客户平均间隔不超过此值',
            en: ': {share} of repeat buyers order at most that far apart on average',
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

/** The estimate, the recommendation and the early warning as sentences under the chart. */
export function notesOf(
  { estimate, recommended, early_warning: warnings }: RowsOf<typeof analysis>,
  format: Format,
): string[] {
  const zh = format.language === 'zh';
  const [choice] = recommended;
  const [warning] = warnings;
  const notes: string[] = [];
  if (estimate.length > 0) {
    const said = estimate.map((row) => estimateInWords(row, format)).join(zh ? '，' : ', ');
    notes.push(
      zh
        ? `单次间隔（Kaplan–Meier，括号内为 95% 区间）：${said}。`
        : `Single gaps by Kaplan–Meier, with 95% intervals: ${said}.`,
    );
  }
  if (choice) {
    const values = {
      days: format.days(choice.days),
      now: format.days(choice.churn_days),
      reason: format.text(reasons[choice.reason] ?? { zh: '', en: '' }),
    };
    const isNow = Math.abs(choice.days - choice.churn_days) < 0.5;
    const sentence: Text =
      choice.reason === 'audience'
        ? { zh: '当前 T 为 {now}。{reason}。', en: 'T is {now} now. {reason}.' }
        : isNow
          ? {
              zh: '建议的 T 与当前一致，为 {days}：{reason}。',
              en: 'The recommended T is the one in force, {days}: {reason}.',
            }
          : {
              zh: '建议的 T 为 {days}（当前 {now}）：{reason}。',
              en: 'The recommended T is {days} (now {now}): {reason}.',
            };
    notes.push(fill(format.text(sentence), values));
  }
  if (warning && warning.warned > 0) {
    const one = warning.warned === 1;
    notes.push(
      fill(
        zh
          ? '早期预警：{customers} 位至少有 4 个下单日的客户中，{warned} 位距上次下单已超过自身间隔中位数的 2 倍，其中 {within} 位尚未超过 T。'
          : 'Early warning: of {customers} customers with four or more order days, {warned} {have} been away longer than twice their own median gap; {within} of them {are} still within T.',
        {
          customers: format.count(warning.customers),
          warned: format.count(warning.warned),
          within: format.count(warning.warned_within),
          have: one ? 'has' : 'have',
          are: warning.warned_within === 1 ? 'is' : 'are',
        },
      ),
    );
  }
  return notes;
}

function estimateInWords(
  { percentile, days, low, high }: RowsOf<typeof analysis>['estimate'][number],
  format: Format,
): string {
  const zh = format.language === 'zh';
  const name = `P${format.number(100 * percentile, 0)}`;
  const never = zh ? '未达到' : 'not reached';
  if (days === null) return `${name} ${never}`;
  const bounds = [low, high].map((bound) => (bound === null ? never : format.number(bound, 0)));
  return `${name} ${format.days(days)}${zh ? '（' : ' ('}${bounds.join('–')}${zh ? '）' : ')'}`;
}
