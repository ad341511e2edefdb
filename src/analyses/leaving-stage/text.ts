import type { Format } from '../../format/format';
import { fill, type Text } from '../../i18n/text';
import type { AnalysisText, RowsOf } from '../analysis';
import { classOf } from '../classes';
import { fewIn } from '../stage-words';
import type { analysis } from './analysis';

type Rows = RowsOf<typeof analysis>;
type StageRow = Rows['main'][number];

/** Names of the bands of order days and of tenure. */
export const bandNames: Readonly<Record<string, Text>> = {
  'order_days.0': { zh: '未下单', en: 'No order' },
  'order_days.1': { zh: '1 天', en: '1 day' },
  'order_days.2': { zh: '2 天', en: '2 days' },
  'order_days.3': { zh: '3 天', en: '3 days' },
  'order_days.4-5': { zh: '4–5 天', en: '4–5 days' },
  'order_days.6-9': { zh: '6–9 天', en: '6–9 days' },
  'order_days.10+': { zh: '10 天及以上', en: '10 days or more' },
  'tenure.0-30': { zh: '30 天内', en: 'Up to 30 days' },
  'tenure.31-90': { zh: '31–90 天', en: '31–90 days' },
  'tenure.91-180': { zh: '91–180 天', en: '91–180 days' },
  'tenure.181-365': { zh: '181–365 天', en: '181–365 days' },
  'tenure.366-730': { zh: '1–2 年', en: '1–2 years' },
  'tenure.731+': { zh: '2 年以上', en: 'Over 2 years' },
};

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '流失阶段', en: 'Where customers leave' },
  question: {
    zh: '客户在生命周期的哪个阶段流失？哪个阶段最容易流失？',
    en: 'At which stage of the lifecycle do customers leave, and which stage is left most often?',
  },
  definition: {
    zh: '流失客户依次取：流失名单中有日期者；否则合同已到期者（客户文件的结束日期）；否则超过流失阈值 T 天未下单者。流失后又下单的客户不算，另行计数。阶段取流失前一天，或最近一次下单当天；按 T 判定的客户，前一天必在 T 天期满之时，因此只看最近一次下单当天。阶段按今天的规则与阈值、今天仍有效的订单回溯到每一天；注册后首单前为潜在。流失率：看前一天时为流失人数除以该阶段的客户日（自首位流失者起），折算为每 30 天；看最近一次下单时为流失人数除以该阶段的下单天数（按 T 判定时，只计 T 天以前的下单）。指数 100 为各阶段平均。按下单天数的流失率 = 流失于该天数者 / 达到该天数者；按在册时长的流失率与阶段同法，时长自注册或首单起，至所看之日。',
    en: 'Who has left: those with a date in the departures; else those whose contract has ended (end date of the customer file); else those without an order for more than T days. Who ordered again afterwards does not count and is told apart. The stage is that of the day before, or of the day of the last order; by T the day before is always the end of the T days, so only the last order tells anything. Stages are traced back to each day by the rule and thresholds of today and the orders that count today; from registration to the first order a customer is potential. Rate: for the day before, leavers over customer-days in the stage since the first who left, for 30 days; for the last order, leavers over order days in the stage (by T only those more than T days back). Index 100 is the average of the stages. By order days: leavers at that number over those who got that far; by tenure (from registration or first order to the day looked at) as by stage.',
  },
  source: {
    zh: '自定；流失率为发生数除以暴露量。',
    en: 'Ours; rates are events over exposure.',
  },
  measure: { zh: '流失客户的阶段与各阶段流失率', en: 'Stage of those who left, and rate by stage' },
  columns: {
    stage: { zh: '阶段', en: 'Stage' },
    leavers: { zh: '流失客户', en: 'Left' },
    share: { zh: '占流失客户', en: 'Share of those who left' },
    exposure: { zh: '暴露量', en: 'Exposure' },
    rate: { zh: '流失率', en: 'Rate' },
    index: { zh: '指数', en: 'Index' },
    median_order_days: { zh: '下单天数（中位数）', en: 'Order days (median)' },
    median_tenure: { zh: '在册时长（中位数）', en: 'Tenure (median)' },
    revenue: { zh: '净销售额', en: 'Net sales' },
    median_revenue: { zh: '人均净销售额（中位数）', en: 'Net sales each (median)' },
    is_small: { zh: '少于 30 人', en: 'Fewer than 30' },
    order_days: { zh: '下单天数', en: 'Order days' },
    reached: { zh: '达到者', en: 'Got that far' },
    tenure: { zh: '在册时长', en: 'Tenure' },
    basis: { zh: '流失的依据', en: 'Left by' },
    moment: { zh: '看哪一天', en: 'Looked at' },
    came_back: { zh: '又下单者', en: 'Ordered again' },
    without_stage: { zh: '当时无阶段', en: 'Without a stage then' },
    churn_days: { zh: '流失阈值 T（天）', en: 'Churn threshold T (days)' },
    first_left: { zh: '首位流失日', en: 'First who left' },
  },
  parameters: {
    basis: { zh: '流失的依据', en: 'Left by' },
    'basis.auto': { zh: '自动', en: 'Automatic' },
    'basis.departures': { zh: '流失名单', en: 'Departures' },
    'basis.ended': { zh: '合同到期', en: 'End of contract' },
    'basis.lapsed': { zh: '超过 T 天未下单', en: 'No order for over T days' },
    moment: { zh: '看哪一天的阶段', en: 'Stage on' },
    'moment.day_before': { zh: '流失前一天', en: 'The day before' },
    'moment.last_order': { zh: '最近一次下单当天', en: 'The day of the last order' },
  },
  results: {
    order_counts: { zh: '按下单天数', en: 'By order days' },
    tenures: { zh: '按在册时长', en: 'By tenure' },
    scope: { zh: '范围', en: 'Scope' },
  },
  values: {
    ...bandNames,
    'basis.auto': { zh: '自动', en: 'Automatic' },
    'basis.departures': { zh: '流失名单', en: 'Departures' },
    'basis.ended': { zh: '合同到期', en: 'End of contract' },
    'basis.lapsed': { zh: '超过 T 天未下单', en: 'No order for over T days' },
    'moment.day_before': { zh: '流失前一天', en: 'The day before' },
    'moment.last_order': { zh: '最近一次下单当天', en: 'The day of the last order' },
  },
  headline({ main, scope }, format) {
    const [told] = scope;
    if (!told || told.leavers === 0)
      return format.text(nobody[told?.basis ?? 'lapsed'] ?? nobody.lapsed);
    const most = largest(main, ({ leavers }) => leavers);
    if (!most || most.leavers === 0) return format.text(noStage);
    // The rate of a few says nothing, and one rate alone cannot be the highest.
    const enough = main.filter(({ is_small }) => !is_small);
    const risky = enough.length > 1 ? largest(enough, ({ rate }) => rate ?? 0) : undefined;
    const words = told.moment === 'last_order' ? lastOrder : dayBefore;
    const story = !risky ? words.only : risky.stage === most.stage ? words.same : words.other;
    return (
      fill(format.text(story), {
        n: format.count(told.leavers - told.without_stage),
        share: format.share(most.share),
        most: stageName(most.stage, format),
        risky: stageName((risky ?? most).stage, format),
        rate: format.share(risky?.rate ?? 0),
        times: format.number((risky?.index ?? 100) / 100, 1),
      }) + fewIn(told.leavers - told.without_stage, format)
    );
  },
  n: ({ scope }) => scope[0]?.leavers ?? 0,
};

function largest(
  rows: readonly StageRow[],
  value: (row: StageRow) => number,
): StageRow | undefined {
  return rows.reduce<StageRow | undefined>(
    (most, row) => (most === undefined || value(row) > value(most) ? row : most),
    undefined,
  );
}

function stageName(stage: string, format: Format): string {
  return format.text(classOf('stage', stage).name);
}

/** What stands under the picture: by what customers count as having left, and who does not. */
export function notesOf({ scope }: Rows, format: Format): string[] {
  const [told] = scope;
  if (!told || told.leavers === 0) return [];
  const values = {
    days: format.days(told.churn_days),
    back: format.count(told.came_back),
    none: format.count(told.without_stage),
  };
  const said = (words: Text) => fill(format.text(words), values);
  return [
    said(bases[told.basis] ?? bases.lapsed),
    ...(told.came_back > 0 ? [said(cameBack)] : []),
    ...(told.without_stage > 0 ? [said(withoutStage)] : []),
  ];
}

const nobody: Readonly<Record<string, Text>> & { lapsed: Text } = {
  departures: {
    zh: '没有登记流失日期的客户；需要流失名单（客户、流失日期）',
    en: 'Nobody has a date of leaving; a file of departures (customer, date) would bring it',
  },
  ended: {
    zh: '没有已到期的客户；需要客户文件中的结束日期',
    en: 'No contract has ended; an end date in the customer file would bring it',
  },
  lapsed: { zh: '当前筛选下没有流失客户', en: 'Nobody of this audience has left' },
};
const noStage: Text = {
  zh: '流失客户当时都没有订单或注册记录，无从判断阶段',
  en: 'Those who left had neither order nor registration then, so no stage is known',
};
const dayBefore = {
  only: {
    zh: '{share} 的流失客户流失前一天处于“{most}”阶段',
    en: '{share} of {n} who left were in stage “{most}” the day before',
  },
  same: {
    zh: '{share} 的流失客户流失前一天处于“{most}”阶段，也是最易流失的阶段：每 30 天 {rate}，为平均的 {times} 倍',
    en: '{share} of {n} who left were in stage “{most}” the day before, which is also left most often: {rate} per 30 days, {times} times the average',
  },
  other: {
    zh: '{share} 的流失客户流失前一天处于“{most}”阶段；按停留时间折算，“{risky}”最易流失：每 30 天 {rate}，为平均的 {times} 倍',
    en: '{share} of {n} who left were in stage “{most}” the day before; for the time spent in it, “{risky}” is left most often: {rate} per 30 days, {times} times the average',
  },
} as const satisfies Record<string, Text>;
const lastOrder = {
  only: {
    zh: '{share} 的流失客户最后一次下单时处于“{most}”阶段',
    en: '{share} of {n} who left were in stage “{most}” at their last order',
  },
  same: {
    zh: '{share} 的流失客户最后一次下单时处于“{most}”阶段，也是最易流失的阶段：该阶段的下单有 {rate} 是最后一次',
    en: '{share} of {n} who left were in stage “{most}” at their last order, which is also left most often: {rate} of orders in it were the last',
  },
  other: {
    zh: '{share} 的流失客户最后一次下单时处于“{most}”阶段；“{risky}”最易流失：该阶段的下单有 {rate} 是最后一次',
    en: '{share} of {n} who left were in stage “{most}” at their last order; “{risky}” is left most often: {rate} of orders in it were the last',
  },
} as const satisfies Record<string, Text>;
const bases: Readonly<Record<string, Text>> & { lapsed: Text } = {
  departures: { zh: '依据：流失名单中的日期。', en: 'Left by the dates of the departures.' },
  ended: {
    zh: '依据：客户文件中的结束日期。',
    en: 'Left by the end dates of the customer file.',
  },
  lapsed: {
    zh: '依据：超过 T = {days}未下单；阶段为最近一次下单当天。',
    en: 'Left by T: no order for over {days}; the stage is that of the last order.',
  },
};
const cameBack: Text = {
  zh: '另有 {back} 位流失后又下单，不计。',
  en: '{back} more ordered again after leaving and do not count.',
};
const withoutStage: Text = {
  zh: '另有 {none} 位当时没有订单或注册记录，无阶段。',
  en: '{none} more had neither order nor registration then, so no stage.',
};
