import type { Format } from '../../format/format';
import { fill, type Text } from '../../i18n/text';
import type { AnalysisText, RowOf } from '../analysis';
import { classesOf, lensNames } from '../classes';
import type { analysis } from './analysis';

type Results = (typeof analysis)['results'];
type Band = RowOf<Results['main']>;

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '沉默客户', en: 'Silent customers' },
  question: {
    zh: '哪些客户已经沉默，他们曾带来多少，先唤醒谁？',
    en: 'Who has fallen silent, what did they bring, and whom to wake first?',
  },
  definition: {
    zh: '沉默 = 距上次下单超过 T 天（T 为流失阈值），或有 4 个以上下单日的客户超过自身间隔中位数的 2 倍；后者尚未超过 T 的即“早期预警”。沉默从超限的第一天算起，到下一次下单为止；判断过去的沉默时，自身间隔只用当时已有的间隔，T 用现值。沉默前 365 天净销售额 = 截至末单日的 365 天内的净销售额（含其后的退货）。召回率：过去所有曾沉默到该时长的人次中，自达到该时长起 90 天内下单的占比；只计 90 天已满的，少于 30 次标为小样本。每段沉默在每个时长段至多计一次。按月：当月陷入沉默、当月下单归来、月末仍沉默的客户数，首尾相接。召回率描述的是未经区别对待的过去，不是某次触达的效果。',
    en: 'Silent = no order for more than T days (the churn threshold), or, for a customer with four or more order days, for more than twice the own median gap; those of the second kind who are not beyond T are the early warnings. A silence begins on the first day beyond the limit and ends with the next order; past silences are judged by the gaps known at that time, with the T of now. Net sales of the 365 days before = those of the 365 days that end with the last order, less later returns. Win-back rate: of all past silences that lasted so long, the share that ended in an order within 90 days from then; only where all 90 days are over; fewer than 30 are marked small. Each silence counts at most once a band. By month: customers who fell silent, who came back, and who were silent at its end; each month continues the one before. The rate describes what happened in the past, not the effect of any contact.',
  },
  source: {
    zh: '早期预警（4 个下单日、2 倍自身间隔）与召回率为自定；T 的来源见“复购间隔”。',
    en: 'Early warning (four order days, twice the own gap) and win-back rate: ours; for T see “Days between orders”.',
  },
  measure: {
    zh: '沉默客户，按距上次下单的天数',
    en: 'Silent customers by days since the last order',
  },
  columns: {
    band: { zh: '段', en: 'Band' },
    is_early: { zh: '早期预警', en: 'Early warning' },
    from_days: { zh: '起（天）', en: 'From (days)' },
    to_days: { zh: '止（天）', en: 'To (days)' },
    customers: { zh: '沉默客户数', en: 'Silent customers' },
    share: { zh: '占沉默客户', en: 'Share of the silent' },
    revenue_before: { zh: '沉默前 365 天净销售额', en: 'Net sales, 365 days before' },
    chances: { zh: '过去到此时长的沉默', en: 'Past silences so long' },
    won_back: { zh: '召回', en: 'Won back' },
    win_back_rate: { zh: '90 天召回率', en: 'Won back in 90 days' },
    is_small: { zh: '小样本（n < 30）', en: 'Small (n < 30)' },
    lens: { zh: '分类', en: 'Lens' },
    member: { zh: '类别', en: 'Class' },
    buyers: { zh: '买家', en: 'Buyers' },
    share_silent: { zh: '沉默占比', en: 'Share silent' },
    period: { zh: '月份', en: 'Month' },
    fell_silent: { zh: '新沉默', en: 'Newly silent' },
    silent: { zh: '沉默客户', en: 'Silent' },
    is_finished: { zh: '月份已结束', en: 'Month over' },
    customer: { zh: '客户', en: 'Customer' },
    order_days: { zh: '下单日数', en: 'Order days' },
    median_gap: { zh: '自身间隔中位数', en: 'Own median gap' },
    recency: { zh: '距上次下单天数', en: 'Days since the last order' },
    times: { zh: '自身间隔的倍数', en: 'Times the own gap' },
    revenue: { zh: '净销售额', en: 'Net sales' },
    churn_days: { zh: '流失阈值 T（天）', en: 'Churn threshold T (days)' },
    is_preset: { zh: '预设值', en: 'Preset' },
    early: { zh: '早期预警', en: 'Early warnings' },
  },
  results: {
    classes: { zh: '按价值分层与 RFM 分群', en: 'By value tier and RFM segment' },
    months: { zh: '按月', en: 'By month' },
    warned: { zh: '早期预警名单（前 100 位）', en: 'Early warnings, the first hundred' },
    scope: { zh: '范围', en: 'Scope' },
  },
  values: {
    'lens.tier': lensNames.tier,
    'lens.segment': lensNames.segment,
    ...Object.fromEntries(
      [...classesOf.tier, ...classesOf.segment].map(({ key, name }) => [`member.${key}`, name]),
    ),
  },
  headline({ main, scope }, format) {
    const zh = format.language === 'zh';
    const [all] = scope;
    if (!all || all.buyers === 0) return zh ? '当前筛选下没有订单' : 'No orders in this audience';
    if (all.silent === 0) {
      return zh
        ? `没有沉默客户：${format.count(all.buyers)} 位买家都在自身节奏与 ${format.days(all.churn_days)}之内下过单`
        : `Nobody is silent: all ${format.count(all.buyers)} buyers ordered within their own rhythm and ${format.days(all.churn_days)}`;
    }
    const values = {
      silent: format.count(all.silent),
      share: format.share(all.silent / all.buyers),
      money: format.money(all.revenue_before),
    };
    const story = fill(format.text(all.silent === 1 ? oneSilent : manySilent), values);
    if (all.buyers < 30) {
      return (
        story +
        format.text({
          zh: `（仅 ${format.count(all.buyers)} 位买家，样本小）`,
          en: ` (only ${format.count(all.buyers)} buyers, a small sample)`,
        })
      );
    }
    // Where a band is chosen the chart keeps showing the others, which the audience does not hold.
    const shown = main.reduce((sum, { customers }) => sum + customers, 0);
    return shown === all.silent ? story + wakeFirst(main, format) : story;
  },
  n: ({ scope }) => scope[0]?.silent ?? 0,
};

const manySilent: Text = {
  zh: '{silent} 位客户已沉默（占买家 {share}），沉默前一年贡献 {money}',
  en: '{silent} customers are silent ({share} of buyers) and brought {money} in the year before',
};
const oneSilent: Text = {
  zh: '1 位客户已沉默（占买家 {share}），沉默前一年贡献 {money}',
  en: 'One customer is silent ({share} of buyers) and brought {money} in the year before',
};

/** The last month that is over against the three before it, as a sentence; nothing too early. */
export function trendOf(months: readonly RowOf<Results['months']>[], format: Format): string[] {
  const [last, ...before] = months
    .filter(({ is_finished }) => is_finished)
    .slice(-4)
    .reverse();
  if (!last || before.length < 3) return [];
  const mean = before.reduce((sum, { fell_silent }) => sum + fell_silent, 0) / before.length;
  return [
    fill(
      format.text({
        zh: '{month} 新沉默 {count} 位，前三个月平均 {mean} 位。',
        en: '{count} fell silent in {month}; the average of the three months before is {mean}.',
      }),
      {
        month: format.period(last.period, 'month'),
        count: format.count(last.fell_silent),
        mean: format.number(mean, 0),
      },
    ),
  ];
}

/** The band with the highest win-back rate, of those with customers and enough past silences. */
function wakeFirst(main: readonly Band[], format: Format): string {
  const [best, ...others] = main
    .filter((row) => !row.is_small && row.customers > 0)
    .sort((a, b) => (b.win_back_rate ?? 0) - (a.win_back_rate ?? 0));
  const least = others.at(-1);
  if (!best || !least) return '';
  return fill(
    format.text({
      zh: '；先唤醒{best}：90 天召回率 {high}，{least}仅 {low}',
      en: '; first to wake: {best}, {high} won back in 90 days ({least}: {low})',
    }),
    {
      best: bandName(best, format),
      least: bandName(least, format),
      high: format.share(best.win_back_rate ?? 0),
      low: format.share(least.win_back_rate ?? 0),
    },
  );
}

/** "95–180 days", "over 730 days", "beyond their own rhythm". */
export function bandName(
  band: Pick<Band, 'is_early' | 'from_days' | 'to_days'>,
  format: Format,
): string {
  if (band.is_early) return format.text({ zh: '早期预警者', en: 'early warnings' });
  const values = {
    from: format.count(band.from_days ?? 0),
    to: format.count(band.to_days ?? 0),
    after: format.count((band.from_days ?? 1) - 1),
  };
  return fill(
    format.text(
      band.to_days === null
        ? { zh: '{after} 天以上', en: 'over {after} days' }
        : { zh: '{from}–{to} 天', en: '{from}–{to} days' },
    ),
    values,
  );
}
