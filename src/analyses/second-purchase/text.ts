import type { Format } from '../../format/format';
import { fill, type Text } from '../../i18n/text';
import type { AnalysisText, RowsOf } from '../analysis';
import { attributeName, attributeValueName, everyone } from '../attributes';
import { pText } from '../p-value';
import type { analysis } from './analysis';

type Rows = RowsOf<typeof analysis>;

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '首购到复购', en: 'Time to the second purchase' },
  question: {
    zh: '首购之后，多少客户、多快会再来？',
    en: 'After the first purchase, how many customers come back, and how soon?',
  },
  definition: {
    zh: '从首个下单日到第二个下单日的天数（同一天多单算一天）。尚未再次下单的客户在截至日删失，因此新近首购的客户也计入而不拉低比例；比例用 Kaplan–Meier 估计，区间为 95%（log-log）。中位数是首次有一半客户复购的天数，未达到时如实说明；其区间取曲线上下限穿过一半之处。“满期占比”只统计首购距截至日已满该天数的客户，直接相除，用作对照；没有客户观察满该天数时比例留空。分期复购率：期初尚未复购的客户在该期内复购的比例。按属性或分群拆分时取人数最多的取值，多于 6 个的合并为“其他”，未填者不计；各组差异用 log-rank 检验。RFM、价值与生命周期是今天的分类，本身就取决于是否复购，只能描述，不能解释。',
    en: 'Days from the first order day to the second (several orders on one day are one). Customers without a second one are censored at the as-of date, so that those who first bought lately count without pulling the share down. Shares by Kaplan–Meier with 95% log-log intervals. The median is the day by which half have come back, or “not reached”; its interval lies where the bounds of the curve cross a half. The share of full cohorts, for comparison, counts only customers whose first order lies at least so many days back; a share is blank where nobody has been watched for so long. The rate of a period is the share of those not yet back at its start that come back in it. Divided by an attribute or a lens the most frequent values are shown, of more than six the rest is “other”, and customers without a value are left out; the log-rank test compares the groups. RFM segment, value tier and stage are those of today and depend on coming back: they describe and do not explain.',
  },
  source: {
    zh: 'Kaplan & Meier (1958)；中位数区间：Brookmeyer & Crowley (1982)；log-rank：Mantel (1966)。',
    en: 'Kaplan & Meier (1958); interval of the median: Brookmeyer & Crowley (1982); log-rank: Mantel (1966).',
  },
  measure: {
    zh: '首购后已再次下单的客户占比（Kaplan–Meier，95% 区间）',
    en: 'Share of customers who have ordered again, by days since the first order (Kaplan–Meier, 95% interval)',
  },
  columns: {
    attribute: { zh: '属性', en: 'Attribute' },
    value: { zh: '取值', en: 'Value' },
    days: { zh: '首购后天数', en: 'Days since the first order' },
    share: { zh: '已复购', en: 'Came back' },
    low: { zh: '区间下限', en: 'Lower bound' },
    high: { zh: '区间上限', en: 'Upper bound' },
    observed: { zh: '满期客户数', en: 'Customers of full cohorts' },
    returned: { zh: '已复购客户数', en: 'Customers who came back' },
    cohort_share: { zh: '满期占比', en: 'Share of full cohorts' },
    customers: { zh: '客户数', en: 'Customers' },
    median: { zh: '中位数（天）', en: 'Median, days' },
    median_low: { zh: '中位数下限', en: 'Median, lower bound' },
    median_high: { zh: '中位数上限', en: 'Median, upper bound' },
    is_small: { zh: '样本小', en: 'Small sample' },
    from_days: { zh: '起（天）', en: 'From day' },
    to_days: { zh: '止（天）', en: 'To day' },
    waiting: { zh: '尚未复购', en: 'Not back yet' },
    rate: { zh: '本期复购率', en: 'Come back in the period' },
    groups: { zh: '组数', en: 'Groups' },
    known: { zh: '取值已知', en: 'Value known' },
    chi_square: { zh: '卡方（log-rank）', en: 'Chi-square (log-rank)' },
    degrees: { zh: '自由度', en: 'Degrees of freedom' },
    p_value: { zh: 'p 值', en: 'p-value' },
    values: { zh: '取值数', en: 'Values' },
  },
  parameters: { attribute: { zh: '按属性拆分', en: 'Divide by' } },
  inputs: {
    lifetimes: { zh: '首购到复购的天数', en: 'the days from the first order to the second' },
    windows: { zh: '满期客户的复购', en: 'full cohorts by window' },
  },
  results: {
    groups: { zh: '各组', en: 'Groups' },
    hazard: { zh: '何时回来', en: 'When they come back' },
    test: { zh: 'log-rank 检验', en: 'Log-rank test' },
    curve: { zh: '曲线', en: 'Curve' },
    attributes: { zh: '可选属性', en: 'Attributes to choose from' },
  },
  headline(rows, format) {
    const { main, test, groups } = rows;
    const zh = format.language === 'zh';
    const [tested] = test;
    const windows = main.filter(({ attribute }) => attribute === everyone);
    const first = windows.findLast(({ days, share }) => days <= 90 && share !== null);
    if (!tested) return zh ? '当前筛选下没有订单' : 'No orders in this audience';
    if (!first || first.share === null) {
      return zh
        ? '尚不可观察：首购都在最近 30 天内'
        : 'Not yet observable: all first orders lie within the last 30 days';
    }
    const [all] = groups;
    const whole = fill(
      zh
        ? '首购后 {days}内，{share} 的客户再次下单；{median}'
        : '{share} of customers order again within {days} of their first order; {median}',
      {
        days: format.days(first.days),
        share: format.share(first.share),
        median: medianInWords(all?.median ?? null, format),
      },
    );
    if (tested.groups < 2) return whole + warningOf(tested.customers, format);
    return split(rows, first.days, format) ?? whole + warningOf(tested.customers, format);
  },
  n: ({ test }) => test[0]?.customers ?? 0,
};

/** The groups that come back most and least by that day, where they are large enough to be told. */
function split({ main, groups, test }: Rows, days: number, format: Format): string | null {
  const zh = format.language === 'zh';
  const [tested] = test;
  if (!tested || tested.p_value === null) return null;
  const large = groups.filter(({ is_small: isSmall, value }) => !isSmall && value !== 'other');
  const shares = main
    .filter(
      (row) =>
        row.attribute === tested.attribute &&
        row.days === days &&
        large.some(({ value }) => value === row.value),
    )
    .flatMap(({ value, share }) => (share === null ? [] : [{ value, share }]))
    .sort((a, b) => b.share - a.share);
  const [most, least] = [shares[0], shares.at(-1)];
  const attribute = format.text(attributeName(tested.attribute));
  if (!most || !least || most === least) return null;
  const nameOf = (value: string) => format.text(attributeValueName(tested.attribute, value));
  const values = {
    attribute,
    days: format.days(days),
    most: nameOf(most.value),
    least: nameOf(least.value),
    high: format.share(most.share),
    low: format.share(least.share),
    p: pText(tested.p_value),
  };
  const differs: Text = {
    zh: '{attribute}“{most}”回来最多：首购后 {days}内 {high} 再次下单，“{least}”为 {low}（log-rank {p}）',
    en: '{attribute} “{most}” comes back most: {high} within {days} of the first order, “{least}” {low} (log-rank {p})',
  };
  const alike: Text = {
    zh: '按{attribute}看不出复购快慢的差异：首购后 {days}内从 {low} 到 {high}（log-rank {p}）',
    en: 'No difference by {attribute} in coming back: {low} to {high} within {days} of the first order (log-rank {p})',
  };
  return fill(format.text(tested.p_value < 0.05 ? differs : alike), {
    ...values,
    attribute: zh || tested.p_value < 0.05 ? attribute : attribute.toLowerCase(),
  });
}

/** The median as part of a sentence. */
export function medianInWords(median: number | null, format: Format): string {
  const zh = format.language === 'zh';
  if (median === null) return zh ? '中位数未达到' : 'the median is not reached';
  return zh ? `中位数 ${format.days(median)}` : `the median is ${format.days(median)}`;
}

/** Says that so few customers prove little. */
function warningOf(customers: number, { language, count }: Format): string {
  if (customers >= 30) return '';
  if (language === 'zh') return `（仅 ${count(customers)} 位客户，样本小）`;
  return customers === 1
    ? ' (one customer only, a small sample)'
    : ` (only ${count(customers)} customers, a small sample)`;
}
