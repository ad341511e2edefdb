import type { Text } from '../../i18n/text';
import { fill } from '../../i18n/text';
import type { AnalysisText } from '../analysis';
import { unknownName, unknownValue } from '../bought';
import type { analysis } from './analysis';

/** What stands for the products beyond the first 500. */
export const otherValue = '(other)';

/** What a class of each level is called. */
export const levelNames: Readonly<Record<string, Text>> = {
  product: { zh: '商品', en: 'Product' },
  category: { zh: '品类', en: 'Category' },
  brand: { zh: '品牌', en: 'Brand' },
};

const plurals: Readonly<Record<string, string>> = {
  product: 'products',
  category: 'categories',
  brand: 'brands',
};

/** The names of the ABC classes of products. */
export const abcNames: Readonly<Record<string, Text>> = {
  a: { zh: 'A 类', en: 'A' },
  b: { zh: 'B 类', en: 'B' },
  c: { zh: 'C 类', en: 'C' },
};

const sortings: Readonly<Record<string, Text>> = {
  'sorted_by.revenue': { zh: '净销售额', en: 'Net sales' },
  'sorted_by.units': { zh: '件数', en: 'Units' },
  'sorted_by.buyers': { zh: '买家数', en: 'Buyers' },
  'sorted_by.repeat_buyers': { zh: '再次购买者', en: 'Repeat buyers' },
};

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '商品', en: 'Products' },
  question: {
    zh: '哪些商品、品类或品牌卖得多，谁会再买？',
    en: 'Which products, categories or brands sell, and which are bought again?',
  },
  definition: {
    zh: '净销售额按明细行计算：行金额减去该行自己的退款；整单优惠与只知道整单的退款按行金额比例分摊，明细没有金额时按件数分摊，因此各类相加等于净销售额。退货行为负数。未填者自成一类；净销售额第 500 名以后合并为“其他”。ABC：按净销售额降序，比它严格更高者合计占比 < 80% 为 A，< 95% 为 B，其余为 C；净额 ≤ 0 为 C 且不计入分母，未填者不参与。累计占比以已填且净额为正者为分母，销售占比以全部净销售额为分母。买家为买过且未全额退款的客户；再次购买 = 在不同的两天或以上买过同一商品（品类、品牌）的买家 / 买家。买家不足 30 的标为样本少。',
    en: 'Net sales are counted by line: its amount less its own refund; a discount of the whole order and a refund known only for the whole order are shared out by the amounts of its lines, by units where the lines have no amounts, so that all classes add up to net sales. Returned lines are negative. Lines that say nothing are a class of their own; whatever sells less than the first 500 is “other”. ABC by net sales in descending order: while those that sell strictly more hold less than 80 % it is A, less than 95 % B, the rest C; net sales of 0 and less are C and outside the denominator, and so is what is not stated. Cumulated shares are of those stated with positive net sales, the share of sales is of all net sales. Buyers have bought it and not had the whole order refunded; bought again = buyers who bought the same on two or more days / buyers. Fewer than 30 buyers are marked.',
  },
  source: {
    zh: 'ABC（帕累托）分析；分摊规则与“再次购买”按天计为自定。',
    en: 'ABC (Pareto) analysis; the sharing of order discounts and counting repeat purchases by days are ours.',
  },
  measure: { zh: '净销售额与再次购买', en: 'Net sales, and who buys again' },
  columns: {
    level: { zh: '层级', en: 'Level' },
    value: { zh: '取值', en: 'Value' },
    abc: { zh: 'ABC', en: 'ABC' },
    revenue: { zh: '净销售额', en: 'Net sales' },
    share: { zh: '销售占比', en: 'Share of sales' },
    cumulated_share: { zh: '累计占比', en: 'Cumulated share' },
    units: { zh: '件数', en: 'Units' },
    buyers: { zh: '买家数', en: 'Buyers' },
    repeat_buyers: { zh: '再次购买者', en: 'Repeat buyers' },
    repeat_share: { zh: '再次购买率', en: 'Bought again' },
    is_small: { zh: '买家不足 30', en: 'Fewer than 30 buyers' },
    sorted_by: { zh: '排序', en: 'Sorted by' },
    all_buyers: { zh: '买家总数', en: 'Buyers of anything' },
  },
  parameters: {
    level: { zh: '层级', en: 'Level' },
    sorted_by: { zh: '排序', en: 'Sorted by' },
    ...sortings,
    ...Object.fromEntries(Object.entries(levelNames).map(([key, name]) => [`level.${key}`, name])),
  },
  results: { scope: { zh: '范围', en: 'Scope' } },
  values: {
    ...sortings,
    ...Object.fromEntries(Object.entries(levelNames).map(([key, name]) => [`level.${key}`, name])),
    ...Object.fromEntries(Object.entries(abcNames).map(([key, name]) => [`abc.${key}`, name])),
    [`value.${unknownValue}`]: unknownName,
    [`value.${otherValue}`]: { zh: '其他', en: 'Other' },
  },
  headline({ main }, format) {
    const zh = format.language === 'zh';
    const known = main.filter(({ value }) => value !== unknownValue);
    const level = main[0]?.level ?? 'product';
    const name = format.text(levelNames[level] ?? unknownName);
    if (known.length === 0) {
      if (main.length === 0) return zh ? '当前筛选下没有购买记录' : 'No purchases in this audience';
      return zh
        ? `购买记录中没有${name}；带${name}列的订单明细或商品文件可以补上`
        : `No purchase says its ${level}: order lines or a product file with that column would`;
    }
    const best = known.reduce((most, row) => (row.revenue > most.revenue ? row : most));
    const share = best.share === null ? format.money(best.revenue) : format.share(best.share);
    const classA = known.filter(({ abc }) => abc === 'a').length;
    if (known.length === 1 || classA === 0) {
      return zh
        ? `${best.value}的净销售额为 ${format.money(best.revenue)}`
        : `${best.value} sells ${format.money(best.revenue)}`;
    }
    const values = {
      a: format.count(classA),
      all: format.count(known.length),
      best: best.value,
      share,
    };
    if (zh) {
      return fill(
        known.length < 10
          ? '{best}居首，占净销售额 {share}'
          : `{all} 个${name}中 {a} 个为 A 类，带来约八成净销售额；{best}居首（{share}）`,
        values,
      );
    }
    return fill(
      known.length < 10
        ? '{best} leads with {share} of net sales'
        : `{a} of {all} ${plurals[level] ?? level} are class A and bring about 80% of net sales; {best} leads ({share})`,
      values,
    );
  },
  n: ({ scope }) => scope[0]?.all_buyers ?? 0,
};
