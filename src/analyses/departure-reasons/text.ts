import type { Format } from '../../format/format';
import { fill, type Text } from '../../i18n/text';
import type { AnalysisText, RowsOf } from '../analysis';
import { attributeName, attributeValueName, lensOf } from '../attributes';
import { unknownName, unknownValue } from '../bought';
import type { analysis } from './analysis';

/** What stands for the reasons beyond the most frequent. */
export const otherReason = '(other)';

const unknownReason: Text = { zh: '未说明', en: 'No reason given' };

const measures: Readonly<Record<string, Text>> = {
  'counted_by.customers': { zh: '客户数', en: 'Customers' },
  'counted_by.value': { zh: '流失价值', en: 'Lost value' },
};

const lensesThen: Readonly<Record<string, Text>> = {
  'fact segment': { zh: '离开时的分群', en: 'Segment on leaving' },
  'fact stage': { zh: '离开时的阶段', en: 'Stage on leaving' },
};

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '流失原因', en: 'Reasons for leaving' },
  question: {
    zh: '客户为什么离开，哪些原因最多、损失最大，集中在谁、在何时？',
    en: 'Why do customers leave: which reasons are most frequent and dearest, among whom, and when?',
  },
  definition: {
    zh: '流失记录中的客户，每位一次（有几条的取最近一条）。原因只忽略首尾空格与字母大小写，其余写法不合并；未说明的单列在最后。流失价值为离开前 365 天（含当天）的净销售额；没有离开日期的不计价值、阶段与分群，也不进入按月图。累计占比按所选口径从大到小累计，达到 80% 之前的原因为主要原因。阶段与分群为离开当天的：按当天为止的订单，用今天的阈值与分位点判断；其余属性为今天的取值。指数 = 该取值在此原因中的占比 / 在全部已知原因的流失客户中的占比 × 100；显著性为与其他原因比较的双比例 z 检验，期望人数不足 5 的不检验，“偏高之处”按 Benjamini–Hochberg 校正。离开之后又有有效订单的为回来的客户。',
    en: 'Customers of the departures file, each once (of several records the last). Reasons are the same where only spaces around them or the case of letters differ, and are never merged otherwise; those without a reason stand last. The lost value is the net sales of the 365 days up to the day of leaving; who has no such day has no value, stage or segment, and is not in the picture by month. Cumulated shares run from the largest by the measure chosen; the main reasons are those that begin before 80 %. Stage and segment are those of the day of leaving: from the orders up to then, by the thresholds and cuts of today; other attributes are those of today. Index = share of the value among those who left for the reason / among all who left for a known reason × 100; tested against the other reasons (two-proportion z-test, not where fewer than 5 are expected), and over all values corrected after Benjamini and Hochberg. Who has a valid order after the day of leaving came back.',
  },
  source: {
    zh: '帕累托分析（80/20）；双比例 z 检验；Benjamini 与 Hochberg（1995）。365 天的价值口径为自定。',
    en: 'Pareto analysis (80/20); two-proportion z-test; Benjamini and Hochberg (1995). The value of 365 days is ours.',
  },
  measure: { zh: '各原因的流失客户', en: 'Customers who left, by reason' },
  columns: {
    reason: { zh: '流失原因', en: 'Reason' },
    customers: { zh: '客户数', en: 'Customers' },
    share: { zh: '客户占比', en: 'Share of customers' },
    lost_value: { zh: '流失价值', en: 'Lost value' },
    share_of_value: { zh: '价值占比', en: 'Share of value' },
    cumulated_share: { zh: '累计占比', en: 'Cumulated share' },
    is_vital: { zh: '主要原因', en: 'Main reason' },
    came_back: { zh: '已回来', en: 'Came back' },
    came_back_share: { zh: '回来占比', en: 'Share who came back' },
    is_small: { zh: '不足 30', en: 'Fewer than 30' },
    attribute: { zh: '属性', en: 'Attribute' },
    value: { zh: '取值', en: 'Value' },
    share_of_reason: { zh: '占该原因', en: 'Share of the reason' },
    share_of_all: { zh: '占全部流失', en: 'Share of all who left' },
    index: { zh: '指数', en: 'Index' },
    p_value: { zh: 'p 值', en: 'p' },
    is_significant: { zh: '显著', en: 'Significant' },
    period: { zh: '月份', en: 'Month' },
    is_finished: { zh: '月份已结束', en: 'Month is over' },
    spelling: { zh: '文件中的写法', en: 'Spelling in the file' },
    values: { zh: '取值数', en: 'Values' },
    counted_by: { zh: '口径', en: 'Counted by' },
    without_reason: { zh: '未说明原因', en: 'Without a reason' },
    without_date: { zh: '没有离开日期', en: 'Without a day of leaving' },
    unknown_customers: { zh: '不在客户与订单中', en: 'Not among customers and orders' },
  },
  parameters: {
    counted_by: { zh: '口径', en: 'Counted by' },
    split: { zh: '拆分', en: 'Split by' },
    'split.none': lensesThen['fact stage'] ?? unknownName,
    ...measures,
  },
  results: {
    split: { zh: '按属性拆分', en: 'Split by attribute' },
    lifts: { zh: '偏高之处', en: 'Where reasons are over-represented' },
    periods: { zh: '按月', en: 'By month' },
    spellings: { zh: '原因的写法', en: 'Spellings of the reasons' },
    attributes: { zh: '可选的属性', en: 'Attributes to choose from' },
    scope: { zh: '范围', en: 'Scope' },
  },
  values: {
    ...measures,
    ...Object.fromEntries(
      Object.entries(lensesThen).map(([key, name]) => [`attribute.${key}`, name]),
    ),
    [`reason.${unknownValue}`]: unknownReason,
    [`reason.${otherReason}`]: { zh: '其他', en: 'Other' },
  },
  headline(rows, format) {
    const zh = format.language === 'zh';
    const { main, scope } = rows;
    const all = scope[0]?.customers ?? 0;
    if (all === 0)
      return zh ? '当前筛选下没有流失记录' : 'Nobody of this audience is said to have left';
    const top = main.find(({ reason }) => reason !== unknownValue);
    if (!top) {
      return fill(
        zh
          ? '{n} 位流失客户都没有说明原因；带“流失原因”列的流失文件可以补上'
          : 'None of the {n} who left says why: a departures file with a column of reasons would',
        { n: format.count(all) },
      );
    }
    const byValue = scope[0]?.counted_by === 'value' && top.share_of_value !== null;
    const story = fill(
      byValue
        ? zh
          ? '“{reason}”带走最多：离开前一年净销售额 {value}（{share}）'
          : '“{reason}” costs most: {value} of net sales in the year before ({share})'
        : zh
          ? '“{reason}”是首要流失原因：{n} 位（{share}）'
          : '“{reason}” is the first reason for leaving: {n} customers ({share})',
      {
        reason: top.reason,
        n: format.count(top.customers),
        value: format.money(top.lost_value),
        share: format.share(byValue ? (top.share_of_value ?? 0) : top.share),
      },
    );
    return story + wave(rows, top.reason, byValue, format) + place(rows, top.reason, format);
  },
  n: ({ scope }) => scope[0]?.customers ?? 0,
};

/** How a reason reads. */
export function reasonName(reason: string, format: Format): string {
  if (reason === unknownValue) return format.text(unknownReason);
  return reason === otherReason ? format.text({ zh: '其他', en: 'Other' }) : reason;
}

/** The name of an attribute here: segment and stage are those of the day of leaving. */
export function attributeThen(attribute: string): Text {
  return (
    (Object.hasOwn(lensesThen, attribute) ? lensesThen[attribute] : undefined) ??
    attributeName(attribute)
  );
}

/** The month in which a third or more of those who give the reason left, where there is one. */
function wave(
  { periods }: RowsOf<typeof analysis>,
  reason: string,
  byValue: boolean,
  format: Format,
): string {
  const own = periods.filter((row) => row.reason === reason);
  const dated = own.reduce((sum, { customers }) => sum + customers, 0);
  const peak = own.reduce<(typeof own)[number] | null>(
    (most, row) => (most === null || row.customers > most.customers ? row : most),
    null,
  );
  if (!peak || own.length < 6 || peak.customers < 10 || peak.customers * 3 < dated) return '';
  return fill(
    format.language === 'zh'
      ? byValue
        ? '，{n} 位在 {month} 离开'
        : '，其中 {n} 位在 {month} 离开'
      : byValue
        ? '; {n} left in {month}'
        : ', {n} of them in {month}',
    { n: format.count(peak.customers), month: format.period(peak.period, 'month') },
  );
}

/** Where the reason is most surely over-represented, besides the classes of the lenses. */
function place({ lifts }: RowsOf<typeof analysis>, reason: string, format: Format): string {
  const lift = lifts.find(
    (row) => row.reason === reason && row.is_significant && !lensOf(row.attribute),
  );
  if (!lift) return '';
  return fill(
    format.language === 'zh'
      ? '；{attribute}“{value}”偏高，指数 {index}'
      : '; over-represented in {value} ({attribute}), index {index}',
    {
      attribute: format.text(attributeName(lift.attribute)),
      value: format.text(attributeValueName(lift.attribute, lift.value)),
      index: format.number(lift.index, 0),
    },
  );
}
