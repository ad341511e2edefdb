import type { Format } from '../../format/format';
import { fill, type Text } from '../../i18n/text';
import type { AnalysisText } from '../analysis';
import { unknownName, unknownValue } from '../bought';
import { eventName as commonName, eventNames } from '../event-names';
import type { analysis } from './analysis';

const steps: Readonly<Record<string, Text>> = Object.fromEntries(
  [1, 2, 3, 4, 5, 6].map((place) => [
    `step_${place}`,
    { zh: `第 ${place} 步`, en: `Step ${place}` },
  ]),
);

const units: Readonly<Record<string, Text>> = {
  'unit.visitors': { zh: '访客', en: 'Visitors' },
  'unit.sessions': { zh: '访问（会话）', en: 'Visits (sessions)' },
};

const windows: Readonly<Record<string, Text>> = {
  'window_days.session': { zh: '同一次访问内', en: 'Within one visit' },
  ...Object.fromEntries(
    [1, 3, 7, 14, 30, 90].map((days) => [
      `window_days.${days}`,
      { zh: `${days} 天内`, en: days === 1 ? 'Within 1 day' : `Within ${days} days` },
    ]),
  ),
};

const places: Readonly<Record<string, Text>> = {
  '(none)': { zh: '（不要此步）', en: '(no such step)' },
  '(order)': { zh: '成交订单（订单数据）', en: 'Order (from the orders)' },
};

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '转化漏斗', en: 'Funnel' },
  question: {
    zh: '从浏览到支付，每一步有多少人走到，又在哪一步流失？',
    en: 'From the first look to the payment: how many get how far, and where are they lost?',
  },
  definition: {
    zh: '步骤必须按先后发生，中间可以有其他事件；从第一步起在转化窗口内走到的才算，每位访客（或每次访问）取走得最远的一次尝试。同一秒内的事件视为按步骤的顺序发生；一个事件只作一步。事件以“事件名称”命名，没有时用页面；“浏览”一类的事件在页面不超过 40 种时按页面细分。未选的步骤自动取常见的浏览商品、加购、下单、支付；找不到时取最常见的五个事件，按它们在访问中的通常先后。“成交订单”取自订单数据中有效的订单：算在此前最近开始、结束未超过半小时的访问内，没有时刻的订单按当天末计。访客为客户；没有客户编号的事件归入其访客编号（或会话）唯一对应的客户，否则为未知访客，只在未筛选人群时计入。没有会话编号的事件每天算一次访问。用时为首次走到该步时距上一步的中位时间。拆分按客户今天的取值；第一步不足 30 的标为样本少。',
    en: 'Steps have to follow each other, other events may lie between; what is done within the conversion window from the first step counts, and of each visitor (or visit) the attempt that got farthest. Events of the same second count in the order of the steps; an event is a step once. An event is called by its name, or by its page where it has none; events like “view” are told apart by page where there are at most 40 pages. Steps that are not chosen are the usual ones for looking at a product, the cart, ordering and paying; where none are found, the five most frequent events in the order that visits usually have. “Order” is a valid order of the order file: it belongs to the last visit that had begun, if that had not ended more than half an hour before; without a time of day it counts at the end of its day. A visitor is a customer; events without a customer id belong to the customer whom alone their visitor id (or session) names, else to an unknown visitor, who counts while the audience is everyone. Events without a session id make one visit a day. Times are medians from the step before to the first time that the step is reached. A split goes by the values of today; fewer than 30 in the first step are marked.',
  },
  source: {
    zh: '与 ClickHouse windowFunnel、神策、GrowingIO 的漏斗口径一致：有序、窗口内、取最远。自动步骤为自定。',
    en: 'The same as windowFunnel of ClickHouse and the funnels of Mixpanel and Amplitude: in order, within the window, the farthest attempt. The automatic steps are ours.',
  },
  measure: { zh: '走到每一步的数量', en: 'How many reach each step' },
  columns: {
    step: { zh: '步骤', en: 'Step' },
    event: { zh: '事件', en: 'Event' },
    reached: { zh: '走到', en: 'Reached' },
    share_of_first: { zh: '占第一步', en: 'Of the first step' },
    share_of_previous: { zh: '占上一步', en: 'Of the step before' },
    lost: { zh: '流失', en: 'Lost' },
    median_seconds: { zh: '中位用时（秒）', en: 'Median seconds from the step before' },
    attribute: { zh: '属性', en: 'Attribute' },
    value: { zh: '取值', en: 'Value' },
    is_small: { zh: '第一步不足 30', en: 'Fewer than 30 in the first step' },
    events: { zh: '事件数', en: 'Events' },
    sessions: { zh: '访问数', en: 'Visits' },
    visitors: { zh: '访客数', en: 'Visitors' },
    values: { zh: '取值数', en: 'Values' },
    unit: { zh: '计数单位', en: 'Counted by' },
    window_days: { zh: '转化窗口', en: 'Conversion window' },
    unknown_visitors: { zh: '未知访客', en: 'Unknown visitors' },
    first_day: { zh: '最早一天', en: 'First day' },
    last_day: { zh: '最近一天', en: 'Last day' },
  },
  parameters: {
    ...steps,
    unit: { zh: '计数单位', en: 'Counted by' },
    window_days: { zh: '转化窗口', en: 'Conversion window' },
    split: { zh: '拆分', en: 'Split by' },
    'split.none': { zh: '不拆分', en: 'No split' },
    ...units,
    ...windows,
  },
  results: {
    split: { zh: '按属性拆分', en: 'Split by attribute' },
    events: { zh: '可选的事件', en: 'Events to choose from' },
    attributes: { zh: '可选的属性', en: 'Attributes to choose from' },
    scope: { zh: '范围', en: 'Scope' },
  },
  values: {
    ...units,
    ...windows,
    ...eventNames,
    ...Object.fromEntries(Object.entries(places).map(([key, name]) => [`event.${key}`, name])),
    [`value.${unknownValue}`]: unknownName,
  },
  headline({ main, scope }, format) {
    const zh = format.language === 'zh';
    const [first, ...later] = main;
    const last = later.at(-1);
    if ((scope[0]?.visitors ?? 0) === 0) {
      return zh ? '当前筛选下没有行为记录' : 'No events in this audience';
    }
    if (!first || !last) {
      return zh ? '请至少选择两个不同的步骤' : 'Choose at least two different steps';
    }
    const visits = scope[0]?.unit === 'sessions';
    const values = {
      first: eventName(first.event, format),
      last: eventName(last.event, format),
      n: format.count(first.reached),
    };
    if (first.reached === 0) {
      return fill(
        zh ? '当前筛选下没有人走到第一步“{first}”' : 'Nobody here takes the first step, “{first}”',
        values,
      );
    }
    const worst = later.reduce((most, row) => ((row.lost ?? 0) > (most.lost ?? 0) ? row : most));
    const before = main[worst.step - 2];
    const story = {
      ...values,
      share: format.share(last.share_of_first ?? 0),
      lost: format.count(worst.lost ?? 0),
      rate: format.share(1 - (worst.share_of_previous ?? 0)),
      from: eventName(before?.event ?? first.event, format),
      to: eventName(worst.event, format),
    };
    if ((worst.lost ?? 0) === 0) {
      if (zh)
        return fill(visits ? '{n} 次访问全部走到“{last}”' : '{n} 位访客全部走到“{last}”', story);
      return fill(
        visits ? 'All of {n} visits get to “{last}”' : 'All of {n} visitors get to “{last}”',
        story,
      );
    }
    if (zh) {
      return fill(
        visits
          ? '{n} 次访问中 {share} 走到“{last}”；“{from}”到“{to}”流失最多：{lost} 次（{rate}）'
          : '{n} 位访客中 {share} 走到“{last}”；“{from}”到“{to}”流失最多：{lost} 位（{rate}）',
        story,
      );
    }
    return fill(
      visits
        ? '{share} of {n} visits get to “{last}”; most are lost between “{from}” and “{to}”: {lost} ({rate})'
        : '{share} of {n} visitors get to “{last}”; most are lost between “{from}” and “{to}”: {lost} ({rate})',
      story,
    );
  },
  n: ({ main }) => main[0]?.reached ?? 0,
};

/** How an event reads, or what can stand in its place. */
export function eventName(event: string, format: Format): string {
  const own = Object.hasOwn(places, event) ? places[event] : undefined;
  return own ? format.text(own) : commonName(event, format);
}

/** A time in the unit that reads best: 59 s, 3.5 min, 4 h, 2.1 days. */
export function durationText(seconds: number, { language, number }: Format): string {
  const zh = language === 'zh';
  if (seconds < 120) return `${number(seconds, 0)} ${zh ? '秒' : 's'}`;
  if (seconds < 7200) return `${number(seconds / 60, 1)} ${zh ? '分钟' : 'min'}`;
  if (seconds < 172_800) return `${number(seconds / 3600, 1)} ${zh ? '小时' : 'h'}`;
  return `${number(seconds / 86_400, 1)} ${zh ? '天' : 'days'}`;
}
