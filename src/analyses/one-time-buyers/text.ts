import type { Format } from '../../format/format';
import { fill, type Text } from '../../i18n/text';
import type { AnalysisText, RowOf } from '../analysis';
import { attributeKeys } from '../attributes';
import { traitName } from '../cohort-terms';
import type { analysis } from './analysis';

type Row = RowOf<(typeof analysis)['results']['main']>;

/** The groups of buyers by their keys. */
export const groupNames: Readonly<Record<string, Text>> = {
  once: { zh: '只买过一次', en: 'Bought once' },
  returned: { zh: '已复购', en: 'Came back' },
  may_return: {
    zh: '还可能复购（首单不满 T 天）',
    en: 'May come back (first order under T days ago)',
  },
  returned_early: {
    zh: '很快复购（首单不满 T 天）',
    en: 'Already back (first order under T days ago)',
  },
};

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '一次性客户', en: 'One-time buyers' },
  question: {
    zh: '只买过一次的是谁？与回来的客户相比，首单和客户属性有什么不同？',
    en: 'Who bought only once, and how do their first order and they themselves differ from those who came back?',
  },
  definition: {
    zh: '按下单日计：同一天的多单算一次。首单距今满 T 天（T 为流失阈值）的买家才有完整的复购机会，其中只有一个下单日的为“只买过一次”，有两个以上的为“已复购”；首单不满 T 天的单列，不参与比较。四组互不重叠，合计为全部买家。画像逐一比较首单属性（品类取该单金额最高者，渠道、门店、支付、促销、优惠券、折扣、件数、金额四分位）与客户属性：两组各自的占比（只计属性已知者）、差异、一次性率 = 该取值中只买过一次者 ÷ 该取值全部买家、指数 = 该取值在“只买过一次”中的占比 ÷ 在两组合计中的占比 × 100（等于一次性率与平均之比）。两比例 z 检验（双侧），对全部取值作 Benjamini–Hochberg 校正，校正后 p < 0.05 为显著；任一组已知者少于 30 人时标为小样本，不检验。会员等级与状态由购买产生，不列；在两组没有任何相同取值的属性也不列。这些是相关，不是原因：例如较早的客户有更长的时间回来。',
    en: 'Counted in order days: several orders on one day are one. Only buyers whose first order is at least T days back (T = churn threshold) have had a full chance to come back; those with one order day “bought once”, those with two or more “came back”; the others stand apart and are not compared. The four groups do not overlap and add up to all buyers. The profile compares what is told of the first order (category of most money in it, channel, store, payment, promotion, coupon, discount, units, quarter by value) and of the customer: the share in each group among those of whom it is known, the difference, the one-time rate = buyers with this value who bought once / all buyers with it, the index = share among those who bought once / share among both × 100 (the same as the one-time rate against the average). Two-proportion z-test, two-sided, Benjamini–Hochberg over all values, significant below 0.05 after adjustment; where fewer than 30 are known in a group the row is marked small and not tested. Member tier and status follow from buying and are left out, and so is an attribute none of whose values occurs in both groups. These are associations, not causes: earlier customers, for one, have had longer to come back.',
  },
  source: {
    zh: '完整机会期与比较方式为自定；Benjamini 与 Hochberg (1995)；erfc：Numerical Recipes §6.2。',
    en: 'The full chance and the comparison: ours; Benjamini & Hochberg (1995); erfc: Numerical Recipes §6.2.',
  },
  measure: {
    zh: '只买过一次的指数，首单已满 T 天的买家 = 100',
    en: 'Index of buying once, all buyers with a full chance = 100',
  },
  columns: {
    attribute: { zh: '属性', en: 'Attribute' },
    value: { zh: '取值', en: 'Value' },
    share_once: { zh: '在只买过一次者中占比', en: 'Share of those who bought once' },
    share_returned: { zh: '在已复购者中占比', en: 'Share of those who came back' },
    difference: { zh: '占比之差', en: 'Difference of shares' },
    rate_once: { zh: '一次性率', en: 'One-time rate' },
    index: { zh: '指数', en: 'Index' },
    p_value: { zh: 'p 值', en: 'p-value' },
    p_adjusted: { zh: '校正后 p 值', en: 'Adjusted p-value' },
    once: { zh: '只买过一次', en: 'Bought once' },
    returned: { zh: '已复购', en: 'Came back' },
    n_once: { zh: '只买过一次（已知）', en: 'Bought once, known' },
    n_returned: { zh: '已复购（已知）', en: 'Came back, known' },
    is_small: { zh: '小样本（n < 30）', en: 'Small (n < 30)' },
    is_significant: { zh: '显著', en: 'Significant' },
    buyers: { zh: '买家', en: 'Buyers' },
    customers: { zh: '客户数', en: 'Customers' },
    share: { zh: '占买家', en: 'Share of buyers' },
    revenue: { zh: '净销售额', en: 'Net sales' },
    share_of_revenue: { zh: '占净销售额', en: 'Share of net sales' },
    first_order_median: { zh: '首单金额中位数', en: 'Median first order' },
    first_order_mean: { zh: '首单金额均值', en: 'Mean first order' },
    churn_days: { zh: '流失阈值 T（天）', en: 'Churn threshold T (days)' },
    is_preset: { zh: '预设值', en: 'Preset' },
    compared: { zh: '首单满 T 天的买家', en: 'Buyers with a full chance' },
  },
  results: {
    groups: { zh: '买家分组', en: 'Groups of buyers' },
    scope: { zh: '范围', en: 'Scope' },
  },
  values: {
    ...attributeKeys,
    'value.other': { zh: '其他', en: 'Other' },
    'buyers.once': groupNames['once'] ?? { zh: '', en: '' },
    'buyers.returned': groupNames['returned'] ?? { zh: '', en: '' },
    'buyers.may_return': groupNames['may_return'] ?? { zh: '', en: '' },
    'buyers.returned_early': groupNames['returned_early'] ?? { zh: '', en: '' },
  },
  headline({ main, groups, scope }, format) {
    const zh = format.language === 'zh';
    const [all] = scope;
    if (!all || all.customers === 0)
      return zh ? '当前筛选下没有订单' : 'No orders in this audience';
    const days = format.days(all.churn_days);
    if (all.compared === 0) {
      return zh
        ? `还没有首单满 ${days}的买家，无从判断谁只买一次`
        : `No buyer’s first order is ${days} back yet: too early to say who buys only once`;
    }
    const money = groups.find(({ buyers }) => buyers === 'once')?.share_of_revenue ?? null;
    const values = {
      days,
      rate: format.share(all.once / all.compared),
      once: format.count(all.once),
      compared: format.count(all.compared),
      money: money === null ? '' : format.share(money),
    };
    const story = fill(
      format.text(all.compared === 1 ? oneBuyer(all.once) : shareSentence),
      values,
    );
    const ofMoney = all.once > 0 && money !== null && all.compared > 1 ? moneySentence : nothing;
    return story + fill(format.text(ofMoney), values) + findingOf(main, all.compared, format);
  },
  n: ({ scope }) => scope[0]?.compared ?? 0,
};

const nothing: Text = { zh: '', en: '' };
const shareSentence: Text = {
  zh: '首单已满 {days}的买家中，{rate} 只买过一次（{once} / {compared} 人）',
  en: '{rate} of buyers {days} or more after their first order bought only once ({once} of {compared})',
};
const moneySentence: Text = { zh: '，占净销售额 {money}', en: ', {money} of net sales' };

function oneBuyer(once: number): Text {
  return once === 1
    ? {
        zh: '首单已满 {days}的买家只有 1 位，只买过一次',
        en: 'The one buyer whose first order is {days} back or more bought only once',
      }
    : {
        zh: '首单已满 {days}的买家只有 1 位，已复购',
        en: 'The one buyer whose first order is {days} back or more came back',
      };
}

/** A value with fewer buyers than this says little. */
export const fewBelow = 10;

export function isFew(row: Pick<Row, 'once' | 'returned'>): boolean {
  return row.once + row.returned < fewBelow;
}

/** The value that tells most clearly, as a sentence; or why there is none. */
function findingOf(main: readonly Row[], compared: number, format: Format): string {
  if (compared < 30) {
    return format.text({ zh: '；样本小，不作比较', en: '; a small sample that proves nothing' });
  }
  const significant = main.filter(
    (row) => row.is_significant && !isFew(row) && row.value !== 'other',
  );
  const found = significant.find(({ index }) => index > 105) ?? significant[0];
  if (!found) {
    return main.length === 0
      ? ''
      : format.text({
          zh: '；没有哪项属性显著不同',
          en: '; no attribute differs significantly from those who came back',
        });
  }
  return fill(format.text(found.index > 100 ? most : fewest), {
    trait: traitName(found.attribute, found.value, format),
    rate: format.share(found.rate_once),
  });
}

const most: Text = {
  zh: '；“{trait}”最高，{rate} 没有再来',
  en: '; most in “{trait}”, {rate}',
};
const fewest: Text = {
  zh: '；“{trait}”最低，仅 {rate} 没有再来',
  en: '; least in “{trait}”, {rate}',
};
