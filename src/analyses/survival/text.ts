import type { Format } from '../../format/format';
import { fill, type Text } from '../../i18n/text';
import type { AnalysisText, RowsOf } from '../analysis';
import { attributeName, attributeValueName, everyone } from '../attributes';
import { pText } from '../p-value';
import type { analysis } from './analysis';

type Rows = RowsOf<typeof analysis>;

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '生存曲线', en: 'Survival curves' },
  question: {
    zh: '客户能留多久？哪些客户留得更久？',
    en: 'How long do customers stay, and who stays longer?',
  },
  definition: {
    zh: '寿命有两种口径。契约型：客户文件写明终止日期、状态或流失标记时，从开始日到终止日，未终止者在截至日删失；只有在网时长和流失标记时直接采用文件中的时长与单位。非契约型：从首个下单日到流失日（最近下单日 + ⌊T⌋ + 1 天），流失日尚未到来者在截至日删失；因此曲线在 T 天之前不下降，只下过一次单的客户寿命恰为 ⌊T⌋ + 1 天。自动口径：客户文件有契约信息时用契约型。曲线为 Kaplan–Meier 估计 S(t) = ∏(1 − d/n)，同一时点先计流失后计删失；区间为 Greenwood 方差的 95% log-log 区间，S 为 1 或 0 时不给区间。中位数的区间取曲线上下限穿过一半之处。最多显示 6 组，其余合并为“其他”；不足 30 位客户的组以虚线标出；未填该属性者不计。“自动”在取值为 2–6 个的属性中选 log-rank χ² 最大者，p 值按所试属性数作 Bonferroni 校正；RFM、价值、生命周期、会员等级与状态是今天的快照，本身取决于客户留了多久，不参与自动选择，手动选用时只能描述。',
    en: 'A lifetime has one of two meanings. Contractual, where the customer file has an end date, a status or a churned flag: from the beginning to the end, censored at the as-of date where it goes on; with only a tenure and a flag the tenure is taken as the file has it, in its unit. Non-contractual: from the first order day to the churn day (last order day + ⌊T⌋ + 1), censored at the as-of date where that is still to come; so the curve does not fall before T days, and a customer who ordered once lives ⌊T⌋ + 1 days. Automatic takes contracts where the file has them. The curve is the Kaplan–Meier estimate S(t) = ∏(1 − d/n), endings before censorings at ties; the 95% interval is log-log with Greenwood’s variance, none at S = 1 or 0. The interval of a median lies where the bounds of the curve cross a half. Six groups at most, the rest is “other”; groups under 30 customers are dashed; customers without a value are left out. “Automatic” takes, of the attributes with two to six values, the one with the greatest log-rank χ²; its p-value is multiplied by the number of attributes tried (Bonferroni). RFM segment, value tier, stage, member tier and status are those of today and depend on how long a customer has stayed: they are not chosen automatically, and describe only.',
  },
  source: {
    zh: 'Kaplan & Meier (1958)；Greenwood (1926)；中位数区间：Brookmeyer & Crowley (1982)；log-rank：Mantel (1966)、Peto & Peto (1972)。流失日为自定。',
    en: 'Kaplan & Meier (1958); Greenwood (1926); interval of the median: Brookmeyer & Crowley (1982); log-rank: Mantel (1966), Peto & Peto (1972). The churn day is ours.',
  },
  measure: {
    zh: '尚未流失的客户占比（Kaplan–Meier，95% 区间）',
    en: 'Share of customers not yet lost (Kaplan–Meier, 95% interval)',
  },
  columns: {
    attribute: { zh: '属性', en: 'Attribute' },
    value: { zh: '取值', en: 'Value' },
    customers: { zh: '客户数', en: 'Customers' },
    ended: { zh: '已流失', en: 'Lost' },
    median: { zh: '中位寿命', en: 'Median lifetime' },
    median_low: { zh: '中位数下限', en: 'Median, lower bound' },
    median_high: { zh: '中位数上限', en: 'Median, upper bound' },
    last_time: { zh: '最长观察', en: 'Longest seen' },
    last_survival: { zh: '届时留存', en: 'Still there then' },
    is_small: { zh: '样本小', en: 'Small sample' },
    is_automatic: { zh: '自动选择', en: 'Chosen automatically' },
    groups: { zh: '组数', en: 'Groups' },
    known: { zh: '可用客户数', en: 'Customers used' },
    chi_square: { zh: '卡方（log-rank）', en: 'Chi-square (log-rank)' },
    degrees: { zh: '自由度', en: 'Degrees of freedom' },
    p_value: { zh: 'p 值', en: 'p-value' },
    tried: { zh: '所试属性', en: 'Attributes tried' },
    p_adjusted: { zh: 'p 值（校正）', en: 'p-value, adjusted' },
    time: { zh: '时间', en: 'Time' },
    survival: { zh: '尚未流失', en: 'Not yet lost' },
    low: { zh: '区间下限', en: 'Lower bound' },
    high: { zh: '区间上限', en: 'Upper bound' },
    at_risk: { zh: '在观察人数', en: 'At risk' },
    basis: { zh: '口径', en: 'Basis' },
    unit: { zh: '时间单位', en: 'Unit of time' },
    churn_days: { zh: '流失阈值 T（天）', en: 'Churn threshold T (days)' },
    values: { zh: '取值数', en: 'Values' },
  },
  parameters: {
    attribute: { zh: '按属性拆分', en: 'Divide by' },
    basis: { zh: '寿命口径', en: 'Lifetimes' },
    'basis.auto': { zh: '自动', en: 'Automatic' },
    'basis.contract': { zh: '契约（客户文件）', en: 'Contracts (customer file)' },
    'basis.orders': { zh: '订单（首购到流失日）', en: 'Orders (first order to churn day)' },
  },
  inputs: { lifetimes: { zh: '客户寿命', en: 'the lifetimes of the customers' } },
  results: {
    test: { zh: 'log-rank 检验', en: 'Log-rank test' },
    curve: { zh: '曲线', en: 'Curve' },
    ranking: { zh: '各属性的区分力', en: 'How far each attribute tells customers apart' },
    scope: { zh: '范围', en: 'Scope' },
    attributes: { zh: '可选属性', en: 'Attributes to choose from' },
  },
  values: {
    'basis.contract': { zh: '契约（客户文件）', en: 'Contracts (customer file)' },
    'basis.orders': { zh: '订单（首购到流失日）', en: 'Orders (first order to churn day)' },
    'unit.days': { zh: '天', en: 'Days' },
    'unit.file': { zh: '文件中的单位', en: 'Unit of the file' },
  },
  headline(rows, format) {
    const { main, test, scope } = rows;
    const zh = format.language === 'zh';
    const [all] = main;
    const [tested] = test;
    if (!all || !tested) {
      return scope[0]?.basis === 'contract'
        ? zh
          ? '客户文件中没有可用的契约期限：需要终止日期、状态，或在网时长与流失标记'
          : 'The customer file says nothing of contracts: it needs an end date, a status, or a tenure with a churned flag'
        : zh
          ? '当前筛选下没有订单'
          : 'No orders in this audience';
    }
    const warning = warningOf(all.customers, format);
    const p = tested.is_automatic ? tested.p_adjusted : tested.p_value;
    if (p === null) return wholeInWords(rows, format) + warning;
    if (p < 0.05) return splitInWords(rows, p, format) ?? wholeInWords(rows, format) + warning;
    const attribute = format.text(attributeName(tested.attribute));
    const values = {
      whole: wholeInWords(rows, format),
      attribute: zh ? attribute : attribute.toLowerCase(),
      p: pText(p),
    };
    const none: Text = tested.is_automatic
      ? {
          zh: '{whole}；各属性之间看不出差异',
          en: '{whole}; no attribute makes a difference',
        }
      : {
          zh: '{whole}；按{attribute}看不出差异（log-rank {p}）',
          en: '{whole}; no difference by {attribute} (log-rank {p})',
        };
    return fill(format.text(none), values) + warning;
  },
  n: ({ main }) => main[0]?.customers ?? 0,
};

/** What the curve of everyone says: the median, or how many are still there at the end. */
function wholeInWords({ main, scope }: Rows, format: Format): string {
  const [all] = main;
  if (!all) return '';
  const values = {
    time: timeInWords(all.median ?? all.last_time, scope, format),
    share: format.share(all.last_survival),
  };
  const reached: Text = {
    zh: '{time}已有一半客户流失',
    en: 'Half of the customers are gone {time}',
  };
  const notReached: Text = {
    zh: '{time}仍有 {share} 的客户未流失，中位数未达到',
    en: '{share} of customers are still there {time}; the median is not reached',
  };
  return fill(format.text(all.median === null ? notReached : reached), values);
}

/** Who stays longest and who shortest, at the median of everyone. */
function splitInWords(
  { main, test, curve, scope }: Rows,
  p: number,
  format: Format,
): string | null {
  const [all] = main;
  const [tested] = test;
  if (!all || !tested) return null;
  const groups = main.filter(
    ({ attribute, value, is_small: isSmall }) =>
      attribute === tested.attribute && attribute !== everyone && value !== 'other' && !isSmall,
  );
  const seen = Math.min(...groups.map(({ last_time: last }) => last));
  const time = Math.min(all.median ?? seen, seen);
  const shares = groups
    .flatMap(({ value }) => {
      const there = curve.findLast(
        (row) => row.attribute === tested.attribute && row.value === value && row.time <= time,
      );
      return there ? [{ value, share: there.survival }] : [];
    })
    .sort((a, b) => b.share - a.share);
  const [most, least] = [shares[0], shares.at(-1)];
  if (!most || !least || most === least) return null;
  const nameOf = (value: string) => format.text(attributeValueName(tested.attribute, value));
  const attribute = format.text(attributeName(tested.attribute));
  return fill(
    format.language === 'zh'
      ? '{attribute}“{most}”比“{least}”留得久：{time}仍有 {high} 未流失，后者 {low}（log-rank {p}）'
      : '{attribute} “{most}” stays longer than “{least}”: {high} against {low} still there {time} (log-rank {p})',
    {
      most: nameOf(most.value),
      least: nameOf(least.value),
      high: format.share(most.share),
      low: format.share(least.share),
      time: timeInWords(time, scope, format),
      attribute,
      p: pText(p),
    },
  );
}

/** At which length of life, in the unit of the lifetimes; that of a file's tenure is not known. */
function timeInWords(time: number, scope: Rows['scope'], format: Format): string {
  const zh = format.language === 'zh';
  if (scope[0]?.unit !== 'file') {
    return zh ? `${format.days(time)}后` : `after ${format.days(time)}`;
  }
  const number = format.number(time, 1);
  return zh ? `在网时长满 ${number} 时` : `at a tenure of ${number}`;
}

/** Says that so few customers prove little. */
function warningOf(customers: number, { language, count }: Format): string {
  if (customers >= 30) return '';
  if (language === 'zh') return `（仅 ${count(customers)} 位客户，样本小）`;
  return customers === 1
    ? ' (one customer only, a small sample)'
    : ` (only ${count(customers)} customers, a small sample)`;
}
