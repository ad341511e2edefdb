import { fill } from '../../i18n/text';
import type { AnalysisText, RowsOf } from '../analysis';
import { attributeKeys, attributeName, attributeValueName } from '../attributes';
import { groupName } from '../group-names';
import { measureKeys } from '../numbers';
import type { analysis } from './analysis';

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '人群对比', en: 'Compare segments' },
  question: {
    zh: '两组客户在规模、购买与特征上有何不同？',
    en: 'How do two groups of customers differ in size, buying and traits?',
  },
  definition: {
    zh: '默认 A 组为当前人群，B 组为其余客户。占比以全部客户及其净销售额为基数。人均、订单数、复购占比（至少两个下单日）以买过的客户为基数；距上次下单天数与购买间隔取中位数。属性涵盖各表：两比例 z 检验；数值指标比较中位数：Mann–Whitney 秩和检验（含相同值校正）；各自作 Benjamini–Hochberg 校正，校正后 p < 0.05 为显著。任一组已知者不足 30 人标为小样本，不检验。两组有共同客户时照常对比，但不检验，因为检验要求两组不重叠。',
    en: 'Group A is the audience and group B the rest unless chosen otherwise. Shares are of all customers and their net sales. Per-buyer figures and the repeat share (two order days or more) are of those who have bought; days since the last order and gaps are medians. Attributes come from all tables and are compared by a two-proportion z-test, numbers by their medians and the rank sum test of Mann and Whitney with correction for ties; each with Benjamini–Hochberg, significant below 0.05 after adjustment. With fewer than 30 known in either group a row is marked small and not tested. Groups that share customers are compared but not tested, since a test needs groups apart.',
  },
  source: {
    zh: 'Mann 与 Whitney (1947)；Benjamini 与 Hochberg (1995)；erfc：Numerical Recipes §6.2。',
    en: 'Mann & Whitney (1947); Benjamini & Hochberg (1995); erfc: Numerical Recipes §6.2.',
  },
  measure: { zh: 'A 组与 B 组并列', en: 'Group A beside group B' },
  columns: {
    figure: { zh: '指标', en: 'Figure' },
    unit: { zh: '单位', en: 'Unit' },
    a: { zh: 'A 组', en: 'Group A' },
    b: { zh: 'B 组', en: 'Group B' },
    ratio: { zh: 'A ÷ B', en: 'A ÷ B' },
    both: { zh: '同属两组', en: 'In both' },
    name_a: { zh: 'A 组是', en: 'Group A is' },
    name_b: { zh: 'B 组是', en: 'Group B is' },
    all: { zh: '全部客户', en: 'All customers' },
    stage: { zh: '生命周期', en: 'Stage' },
    share_a: { zh: 'A 组占比', en: 'Share in A' },
    share_b: { zh: 'B 组占比', en: 'Share in B' },
    attribute: { zh: '属性', en: 'Attribute' },
    value: { zh: '取值', en: 'Value' },
    difference: { zh: '差（A − B）', en: 'Difference (A − B)' },
    n_a: { zh: 'A 组已知', en: 'Known in A' },
    n_b: { zh: 'B 组已知', en: 'Known in B' },
    p_value: { zh: 'p 值', en: 'p-value' },
    p_adjusted: { zh: '校正后 p 值', en: 'Adjusted p-value' },
    is_small: { zh: '小样本（n < 30）', en: 'Small (n < 30)' },
    is_significant: { zh: '显著', en: 'Significant' },
    measure: { zh: '指标', en: 'Measure' },
    median_a: { zh: 'A 组中位数', en: 'Median in A' },
    median_b: { zh: 'B 组中位数', en: 'Median in B' },
  },
  parameters: {
    group_a: { zh: 'A 组', en: 'Group A' },
    group_b: { zh: 'B 组', en: 'Group B' },
  },
  results: {
    groups: { zh: '两组规模', en: 'The groups' },
    stages: { zh: '生命周期构成', en: 'Mix of stages' },
    attributes: { zh: '属性差异', en: 'Attributes' },
    numbers: { zh: '数值差异', en: 'Numbers' },
  },
  values: {
    ...attributeKeys,
    ...measureKeys,
    'value.other': { zh: '其他', en: 'Other' },
    'figure.customers': { zh: '客户数', en: 'Customers' },
    'figure.share_of_customers': { zh: '占全部客户', en: 'Share of customers' },
    'figure.revenue': { zh: '净销售额', en: 'Net sales' },
    'figure.share_of_revenue': { zh: '占净销售额', en: 'Share of net sales' },
    'figure.buyers': { zh: '买过的客户', en: 'Buyers' },
    'figure.orders': { zh: '订单数', en: 'Orders' },
    'figure.revenue_per_buyer': { zh: '人均净销售额', en: 'Net sales per buyer' },
    'figure.orders_per_buyer': { zh: '人均订单数', en: 'Orders per buyer' },
    'figure.average_order': { zh: '笔单价', en: 'Average order value' },
    'figure.repeat_share': { zh: '复购占比', en: 'Repeat share' },
    'figure.recency': { zh: '距上次下单（中位数）', en: 'Days since the last order (median)' },
    'figure.gap': { zh: '购买间隔（中位数）', en: 'Gap between orders (median)' },
    'unit.count': { zh: '个', en: 'Count' },
    'unit.share': { zh: '占比', en: 'Share' },
    'unit.money': { zh: '金额', en: 'Money' },
    'unit.days': { zh: '天', en: 'Days' },
    'unit.number': { zh: '数', en: 'Number' },
  },
  headline(rows, format) {
    const empty = emptySide(rows);
    if (empty) return format.text(empty);
    const [groups] = rows.groups;
    const of = (figure: string) => rows.main.find((row) => row.figure === figure);
    const places = {
      name_a: format.text(groupName(groups?.name_a ?? '')),
      name_b: format.text(groupName(groups?.name_b ?? '')),
      a: format.count(groups?.a ?? 0),
      b: format.count(groups?.b ?? 0),
      both: format.count(groups?.both ?? 0),
    };
    const overlap = (groups?.both ?? 0) > 0 ? fill(format.text(shared), places) : '';
    const perBuyer = of('revenue_per_buyer');
    if (perBuyer?.a == null || perBuyer.b == null) {
      const found = rows.attributes.find((row) => row.is_significant);
      if (!found) return fill(format.text(sizes), places) + overlap;
      return (
        fill(format.text(attribute), {
          ...places,
          attribute: format.text(attributeName(found.attribute)),
          value: format.text(attributeValueName(found.attribute, found.value)),
          share_a: format.share(found.share_a),
          share_b: format.share(found.share_b),
        }) + overlap
      );
    }
    return (
      fill(format.text(spending), {
        ...places,
        money_a: format.money(perBuyer.a),
        money_b: format.money(perBuyer.b),
      }) + overlap
    );
  },
  n: ({ groups }) => (groups[0] ? groups[0].a + groups[0].b - groups[0].both : 0),
};

/** What there is to say where a group holds nobody; null where both hold someone. */
export function emptySide({ groups }: RowsOf<typeof analysis>) {
  const [sizes] = groups;
  if (!sizes || sizes.all === 0) return { zh: '没有客户', en: 'No customers' };
  if (sizes.a > 0 && sizes.b > 0) return null;
  if (sizes.b === 0 && sizes.a === sizes.all) return everyone;
  return sizes.a === 0 ? nobodyInA : nobodyInB;
}

const everyone = {
  zh: 'A 组就是全部客户，B 组没有人：请先选择人群，或换一个 B 组',
  en: 'Group A is everyone and group B nobody: choose an audience, or another group B',
};
const nobodyInA = {
  zh: 'A 组没有客户：请换一个 A 组',
  en: 'Nobody is in group A: choose another group',
};
const nobodyInB = {
  zh: 'B 组没有客户：请换一个 B 组',
  en: 'Nobody is in group B: choose another group',
};
const sizes = {
  zh: '{name_a} {a} 人，{name_b} {b} 人',
  en: '{name_a}: {a} customers; {name_b}: {b}',
};
const spending = {
  zh: '{name_a}（{a} 人）人均净销售额 {money_a}，{name_b}（{b} 人）{money_b}',
  en: '{name_a} ({a} customers): net sales per buyer {money_a}; {name_b} ({b}): {money_b}',
};
const attribute = {
  zh: '{name_a}（{a} 人）中“{attribute}：{value}”占 {share_a}，{name_b}（{b} 人）占 {share_b}',
  en: '“{attribute}: {value}” is {share_a} of {name_a} ({a} customers) and {share_b} of {name_b} ({b})',
};
const shared = {
  zh: '；两组有 {both} 人重叠，未作检验',
  en: '; {both} are in both, so nothing is tested',
};
