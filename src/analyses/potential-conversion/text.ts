import type { Format } from '../../format/format';
import { fill, type Text } from '../../i18n/text';
import type { AnalysisText, RowsOf } from '../analysis';
import { attributeKeys, attributeName } from '../attributes';
import type { analysis } from './analysis';

type Rows = RowsOf<typeof analysis>;

/** Names of the lengths of waiting. */
export const waitNames: Readonly<Record<string, Text>> = {
  '0-7': { zh: '7 天内', en: 'Up to 7 days' },
  '8-30': { zh: '8–30 天', en: '8–30 days' },
  '31-90': { zh: '31–90 天', en: '31–90 days' },
  '91-180': { zh: '91–180 天', en: '91–180 days' },
  '181-365': { zh: '181–365 天', en: '181–365 days' },
  '366+': { zh: '1 年以上', en: 'Over a year' },
};

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '潜在客户转化', en: 'Conversion of potential customers' },
  question: {
    zh: '注册而未下单的客户，有多少会下单，要等多久？',
    en: 'How many of those who register without an order become buyers, and how soon?',
  },
  definition: {
    zh: '注册当天没有下单的客户才算潜在客户（与“潜在”阶段一致）；转化 = 注册后若干天内（含第若干天）首次有效下单。注册当天就下单、或先下单后注册的客户另计，不入分母。只计已满该天数的注册者：按天数与按属性看人，按注册月份看整月，未满的月份不给比例。区间为 Wilson 95% 置信区间；少于 30 人标为样本小。属性取客户文件今天的值，注册后才写入的属性（如会员等级）会受下单影响。等待时间 = 注册至截止日的天数，只看至今未下单者。',
    en: 'Potential is who had not ordered by the end of the day of registration, as in the stage of that name. Converted: the first valid order within so many days of the registration, the last day included. Who ordered on that very day, or before it, is told apart and is in no denominator. Only those count who have had the full time: each customer for the windows and the attributes, whole months of registration; unfinished months have no share. Intervals are Wilson, 95 %; fewer than 30 are marked as small. Attributes are those of the file today: one that is written after the registration, such as a member tier, may itself come from ordering. Waiting: days from registration to the as-of date, of those who have not ordered to this day.',
  },
  source: {
    zh: '自定口径；区间：Wilson（1927）。',
    en: 'Ours; intervals by Wilson (1927).',
  },
  measure: { zh: '注册后下单的比例', en: 'Share that orders after registration' },
  columns: {
    within: { zh: '注册后天数', en: 'Days after registration' },
    registered: { zh: '注册时未下单', en: 'Registered' },
    converted: { zh: '已下单', en: 'Ordered' },
    share: { zh: '转化率', en: 'Share' },
    low: { zh: '区间下限', en: 'Interval from' },
    high: { zh: '区间上限', en: 'Interval to' },
    is_small: { zh: '少于 30 人', en: 'Fewer than 30' },
    month: { zh: '注册月份', en: 'Month of registration' },
    is_complete: { zh: '已满天数', en: 'Full time passed' },
    attribute: { zh: '属性', en: 'Attribute' },
    value: { zh: '取值', en: 'Value' },
    waiting: { zh: '已等待', en: 'Waiting' },
    customers: { zh: '客户数', en: 'Customers' },
    values: { zh: '取值数', en: 'Values' },
    ordered_before: { zh: '先下单后注册', en: 'Ordered before registering' },
    same_day: { zh: '注册当天下单', en: 'Ordered on the same day' },
    potential_now: { zh: '现有潜在客户', en: 'Potential now' },
    median_wait: { zh: '已等待天数（中位数）', en: 'Days of waiting (median)' },
    without_day: { zh: '无注册日期', en: 'No date of registration' },
  },
  parameters: {
    within: { zh: '注册后', en: 'Within' },
    'within.7': { zh: '7 天内', en: '7 days' },
    'within.30': { zh: '30 天内', en: '30 days' },
    'within.90': { zh: '90 天内', en: '90 days' },
    'within.180': { zh: '180 天内', en: '180 days' },
    attribute: { zh: '按属性', en: 'By' },
  },
  results: {
    months: { zh: '按注册月份', en: 'By month of registration' },
    by_attribute: { zh: '按属性', en: 'By attribute' },
    waiting: { zh: '潜在客户已等待', en: 'How long potential customers wait' },
    attributes: { zh: '可选属性', en: 'Attributes to choose' },
    scope: { zh: '范围', en: 'Scope' },
  },
  values: {
    ...attributeKeys,
    ...Object.fromEntries(Object.entries(waitNames).map(([key, name]) => [`waiting.${key}`, name])),
  },
  headline({ main, scope }, format) {
    const [told] = scope;
    if (!told || told.registered + told.ordered_before + told.same_day === 0)
      return format.text(noDates);
    if (told.registered === 0) {
      return fill(format.text(allBefore), {
        before: format.count(told.ordered_before + told.same_day),
      });
    }
    const chosen = main.find(({ within }) => within === told.within);
    if (!chosen || chosen.share === null) {
      return fill(format.text(tooYoung), { days: format.days(told.within) });
    }
    const values = {
      days: format.days(told.within),
      share: format.share(chosen.share),
      n: format.count(chosen.registered),
      waiting: format.count(told.potential_now),
      wait: told.median_wait === null ? '' : format.days(told.median_wait),
    };
    const small = chosen.is_small ? format.text(few) : '';
    const rest = told.potential_now === 0 ? none : told.median_wait === null ? undated : wait;
    return fill(format.text(rate) + small + format.text(rest), values);
  },
  n: ({ scope }) => scope[0]?.registered ?? 0,
};

const noDates: Text = {
  zh: '当前筛选下没有注册日期；需要客户文件中的注册时间',
  en: 'Nobody of this audience has a date of registration; the customer file would bring it',
};
const allBefore: Text = {
  zh: '{before} 位客户在注册当天或之前就已下单，没有潜在客户可转化',
  en: 'All who registered had ordered by that day ({before}), so nobody was left to convert',
};
const tooYoung: Text = {
  zh: '还没有人注册满 {days}',
  en: 'Nobody registered {days} ago yet',
};
const rate: Text = {
  zh: '注册当天未下单的 {n} 位客户中，{share} 在 {days}内下单',
  en: '{share} of {n} who registered without ordering that day did so within {days}',
};
const few: Text = { zh: '（样本小）', en: ' (a small sample)' };
const wait: Text = {
  zh: '；现有 {waiting} 位潜在客户，已等待 {wait}（中位数）',
  en: '; {waiting} are still waiting, for {wait} in the median',
};
const undated: Text = { zh: '；现有 {waiting} 位潜在客户', en: '; {waiting} are still waiting' };
const none: Text = { zh: '；目前没有潜在客户', en: '; nobody is waiting now' };

/** What stands under the picture: who is left out. */
export function notesOf({ scope }: Rows, format: Format): string[] {
  const [told] = scope;
  if (!told) return [];
  const values = {
    same: format.count(told.same_day),
    before: format.count(told.ordered_before),
    none: format.count(told.without_day),
  };
  return [
    ...(told.same_day > 0 ? [sameDay] : []),
    ...(told.ordered_before > 0 ? [before] : []),
    ...(told.without_day > 0 ? [withoutDay] : []),
  ].map((words) => fill(format.text(words), values));
}

const sameDay: Text = {
  zh: '另有 {same} 位注册当天就下单，不计。',
  en: '{same} more ordered on the very day of registration and do not count.',
};
const before: Text = {
  zh: '另有 {before} 位先下单后注册，不计。',
  en: '{before} more ordered before they registered and do not count.',
};
const withoutDay: Text = {
  zh: '另有 {none} 位没有注册日期，不计。',
  en: '{none} more have no date of registration and do not count.',
};

/** "30 days by source". */
export function titlesOf({ scope, by_attribute }: Rows, format: Format) {
  const days = format.days(scope[0]?.within ?? 0);
  const attribute = by_attribute[0]?.attribute;
  const titled = (words: Text) =>
    fill(format.text(words), {
      days,
      attribute: attribute === undefined ? '' : format.text(attributeName(attribute)),
    });
  return {
    windows: titled({ zh: '注册后多久下单', en: 'How soon they order' }),
    months: titled({
      zh: '{days}内转化率，按注册月份',
      en: 'Within {days}, by month of registration',
    }),
    attribute: titled({ zh: '{days}内转化率，按{attribute}', en: 'Within {days}: {attribute}' }),
    waiting: titled({ zh: '现有潜在客户已等待', en: 'How long they have been waiting' }),
  };
}
