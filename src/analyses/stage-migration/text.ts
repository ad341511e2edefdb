import type { Format } from '../../format/format';
import { fill, type Text } from '../../i18n/text';
import type { AnalysisText, RowsOf } from '../analysis';
import { stages } from '../classes';
import {
  balanceInWords,
  comparisonOf,
  customersOf,
  migrationNames,
  migrationResults,
  notYet,
  type Move,
} from '../migration';
import { fewIn, stageRules } from '../stage-words';
import type { analysis } from './analysis';

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '阶段迁移', en: 'Migration between stages' },
  question: {
    zh: '两个日期之间，客户从哪个阶段走到了哪个阶段？',
    en: 'Between two dates, from which stage did customers go to which?',
  },
  definition: {
    zh: '起始日的阶段与把截止日设为该日时完全相同：其后的订单、退款与注册都不计入；注册时间为空的客户视为一直都在。按自身节奏划分时，流失阈值 T 与典型间隔 g 默认固定为起始日所得（否则阈值变化看起来也像迁移），也可改为各按当日；按固定天数划分时，天数本来就相同。起始日默认为截止日一年前；若最早的订单距截止日不足一年零 90 天，则为 90 天前；可自选。起始日之后才出现的客户列为“还不是客户”。每行合计等于起始日该阶段人数，每列合计等于截止日该阶段人数。',
    en: 'Stages on the first date are exactly those that the notebook shows with that date as its as-of date: later orders, refunds and registrations do not count; customers without a registration date count as having been there all along. By own rhythm, the churn threshold T and the typical gap g stay those found on the first date (else a changed threshold looks like migration), or are those of each date; by fixed days they are the same anyway. The first date is a year before the as-of date unless chosen, or 90 days where the first order is less than a year and 90 days back. Customers who appear later are “not yet a customer”. Rows add up to the customers of each stage on the first date, columns to those on the second.',
  },
  source: {
    zh: '迁移矩阵；阶段规则、固定阈值与默认起始日为自定。',
    en: 'Migration matrix; the stages, the fixed threshold and the default first date are ours.',
  },
  measure: { zh: '两个日期之间各阶段的客户流向', en: 'Customers by stage on two dates' },
  columns: {
    ...migrationNames,
    earlier: { zh: '起始日阶段', en: 'Stage on the first date' },
    later: { zh: '截止日阶段', en: 'Stage on the second date' },
    share_of_earlier: { zh: '占起始阶段的比例', en: 'Share of the first stage' },
    class: { zh: '阶段', en: 'Stage' },
    stayed: { zh: '留在本阶段', en: 'Stayed' },
    cuts: { zh: '阈值', en: 'Thresholds' },
    stage_rule: { zh: '阶段划分', en: 'Stages by' },
    churn_days_then: { zh: '起始日的 T（天）', en: 'T on the first date (days)' },
    churn_days_now: { zh: '截止日的 T（天）', en: 'T on the second date (days)' },
  },
  parameters: {
    since: { zh: '起始日', en: 'First date' },
    cuts: { zh: '阈值 T、g', en: 'Thresholds T and g' },
    'cuts.fixed': { zh: '固定在起始日', en: 'Fixed on the first date' },
    'cuts.floating': { zh: '各按当日', en: 'Floating, of each date' },
  },
  results: migrationResults,
  values: {
    ...Object.fromEntries(stages.map(({ key, name }) => [key, name])),
    ...stageRules,
    not_yet: notYet,
    fixed: { zh: '固定在起始日', en: 'Fixed on the first date' },
    floating: { zh: '各按当日', en: 'Floating, of each date' },
  },
  headline({ main, dates }, format) {
    const comparison = comparisonOf({ main, dates }, format);
    if (comparison.refusal !== null) return comparison.refusal;
    const { first, second, known } = comparison;
    if (!hasOrders(main)) {
      return fill(format.text(noOrders), { n: format.count(customersOf(main)) });
    }
    const story = storyOf(known, dates[0]?.stage_rule === 'fixed_days');
    const { words, awake, fell, gone, back, waiting, ordered } = story;
    const said = fill(format.text(words), {
      first,
      second,
      awake: format.count(awake),
      fell: format.share(fell / Math.max(1, awake)),
      gone: format.count(gone),
      back: format.share(back / Math.max(1, gone)),
      waiting: format.count(waiting),
      ordered: format.share(ordered / Math.max(1, waiting)),
    });
    return said + fewIn(awake + gone > 0 ? awake + gone : waiting, format);
  },
  n: ({ main }) => customersOf(main),
};

/** Whether any of these customers had an order on either date. */
export function hasOrders(moves: readonly Move[]): boolean {
  return moves.some(
    ({ earlier, later }) =>
      later !== 'potential' || (earlier !== 'potential' && earlier !== 'not_yet'),
  );
}

/* Who fell asleep, who came back; where nobody had bought yet, who has by now. */
function storyOf(known: readonly Move[], byFixedDays: boolean) {
  const asleep = byFixedDays ? ['lost'] : ['dormant', 'lost'];
  const isAsleep = (stage: string) => asleep.includes(stage);
  const buyers = known.filter(({ earlier }) => earlier !== 'potential');
  const awake = buyers.filter(({ earlier }) => !isAsleep(earlier));
  const gone = buyers.filter(({ earlier }) => isAsleep(earlier));
  const waiting = known.filter(({ earlier }) => earlier === 'potential');
  const words = byFixedDays ? byDays : byRhythm;
  return {
    words:
      buyers.length === 0
        ? noBuyers
        : gone.length === 0
          ? words.awakeOnly
          : awake.length === 0
            ? words.goneOnly
            : words.both,
    awake: customersOf(awake),
    fell: customersOf(awake.filter(({ later }) => isAsleep(later))),
    gone: customersOf(gone),
    back: customersOf(gone.filter(({ later }) => !isAsleep(later) && later !== 'potential')),
    waiting: customersOf(waiting),
    ordered: customersOf(waiting.filter(({ later }) => later !== 'potential')),
  };
}

interface Story {
  both: Text;
  awakeOnly: Text;
  goneOnly: Text;
}
const byRhythm: Story = {
  both: {
    zh: '{first} 尚未沉睡的 {awake} 位下单客户，到 {second} 有 {fell} 已沉睡或流失；当时已沉睡或流失的 {gone} 位，有 {back} 回来了',
    en: 'Of {awake} buyers awake on {first}, {fell} are dormant or lost on {second}; of {gone} dormant or lost then, {back} are back',
  },
  awakeOnly: {
    zh: '{first} 尚未沉睡的 {awake} 位下单客户，到 {second} 有 {fell} 已沉睡或流失',
    en: 'Of {awake} buyers awake on {first}, {fell} are dormant or lost on {second}',
  },
  goneOnly: {
    zh: '{first} 时 {gone} 位下单客户全部沉睡或流失，到 {second} 有 {back} 回来了',
    en: 'All {gone} buyers of {first} were dormant or lost; {back} are back on {second}',
  },
};
const byDays: Story = {
  both: {
    zh: '{first} 尚未流失的 {awake} 位下单客户，到 {second} 有 {fell} 流失；当时已流失的 {gone} 位，有 {back} 回来了',
    en: 'Of {awake} buyers not lost on {first}, {fell} are lost on {second}; of {gone} lost then, {back} are back',
  },
  awakeOnly: {
    zh: '{first} 尚未流失的 {awake} 位下单客户，到 {second} 有 {fell} 流失',
    en: 'Of {awake} buyers not lost on {first}, {fell} are lost on {second}',
  },
  goneOnly: {
    zh: '{first} 时 {gone} 位下单客户全部流失，到 {second} 有 {back} 回来了',
    en: 'All {gone} buyers of {first} were lost; {back} are back on {second}',
  },
};
const noOrders: Text = {
  zh: '{n} 位客户都没有订单，阶段无从变化；订单来自订单文件（客户编号、下单时间、金额）',
  en: 'None of the {n} customers has an order, so no stage changes; a file of orders (customer, date, amount) would bring them',
};
const noBuyers: Text = {
  zh: '{first} 时的 {waiting} 位潜在客户，到 {second} 有 {ordered} 下了单',
  en: 'Of {waiting} potential customers of {first}, {ordered} have ordered by {second}',
};

/** How the sums of the matrix agree with the two dates, and by which thresholds. */
export function notesOf(rows: RowsOf<typeof analysis>, format: Format): string[] {
  const balance = balanceInWords(rows, format);
  const [compared] = rows.dates;
  if (balance.length === 0 || !compared) return [];
  if (compared.stage_rule === 'fixed_days') return balance;
  const days = {
    then: format.days(compared.churn_days_then),
    now: format.days(compared.churn_days_now),
  };
  const words = compared.cuts === 'floating' ? floating : fixed;
  return [...balance, fill(format.text(words), days)];
}

const fixed: Text = {
  zh: '两个日期都按起始日的 T = {then}判定，因此截止日的人数与“生命周期阶段”可能不同。',
  en: 'Both dates are judged by T = {then} of the first, so the second may differ from “Lifecycle stages”.',
};
const floating: Text = {
  zh: '两个日期各按当日的阈值判定：T 从 {then} 变为 {now}，阈值变化本身也会显示为迁移。',
  en: 'Each date is judged by its own threshold: T went from {then} to {now}, which by itself moves customers.',
};
