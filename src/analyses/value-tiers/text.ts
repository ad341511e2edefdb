import { fill } from '../../i18n/text';
import type { AnalysisText } from '../analysis';
import { basisNames, basisValues, valueName } from '../value-basis';
import type { analysis } from './analysis';

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '价值分层', en: 'Value tiers' },
  question: {
    zh: '多少客户带来了大部分销售额？',
    en: 'How many customers bring most of the value?',
  },
  definition: {
    zh: '客户按价值降序排列；价值为净销售额，或在设置中改按利润（净销售额 − 成本，成本未知的订单不计入）。比该客户严格更高的客户合计占比 < 80% 为 A（高价值），< 95% 为 B（中价值），其余为 C（低价值）；价值相等必同层，A 至少一人。分界可在设置中调整，例如 70% / 90%。未购买的客户自成一类；价值 ≤ 0 的客户为 C，但不计入占比的分母。各层价值占比以正值合计为分母，价值一列含负值。基尼系数与洛伦兹曲线只含价值 > 0 的客户，前 20% 占比取自洛伦兹曲线。正值合计为 0 时不显示占比。',
    en: 'Customers are ordered by value: net sales or, as a setting, profit (net sales less cost; orders without a known cost count nothing). While customers with strictly more hold less than 80 % of the value the tier is A (high), less than 95 % B (middle), the rest C (low); equal values get equal tiers, and A has at least one. The cuts are settings, 70 / 90 for example. Customers without a purchase are a class of their own; a value of 0 or less is C and outside the denominator of the shares. Shares are of the positive values; the column of values includes negative ones. Gini and the Lorenz curve are of customers with a value above 0; the share of the top 20 % is read off that curve. With no positive value there are no shares.',
  },
  source: {
    zh: 'ABC（帕累托）分析；基尼系数与洛伦兹曲线。价值 ≤ 0 的处理为自定。',
    en: 'ABC (Pareto) analysis; Gini and Lorenz. The treatment of values of 0 and less is ours.',
  },
  measure: { zh: '各价值层的客户数与价值', en: 'Customers and value by tier' },
  columns: {
    tier: { zh: '价值层', en: 'Tier' },
    customers: { zh: '客户数', en: 'Customers' },
    revenue: { zh: '净销售额', en: 'Net sales' },
    share_of_customers: { zh: '客户占比', en: 'Share of customers' },
    value: { zh: '价值（净销售额或利润）', en: 'Value (net sales or profit)' },
    share_of_value: { zh: '价值占比', en: 'Share of value' },
    cumulated_customers: { zh: '客户累计占比', en: 'Customers, cumulated' },
    cumulated_value: { zh: '价值累计占比', en: 'Value, cumulated' },
    total: { zh: '正价值合计', en: 'Positive value' },
    gini: { zh: '基尼系数', en: 'Gini' },
    top20_share: { zh: '前 20% 客户的占比', en: 'Share of the top 20%' },
    ...basisNames,
    orders: { zh: '订单数', en: 'Orders' },
  },
  results: {
    lorenz: { zh: '洛伦兹曲线', en: 'Lorenz curve' },
    concentration: { zh: '集中度', en: 'Concentration' },
    basis: { zh: '价值口径', en: 'What counts as value' },
  },
  values: basisValues,
  headline({ main, concentration, basis }, format) {
    const zh = format.language === 'zh';
    const total = main.reduce((sum, row) => sum + row.customers, 0);
    if (total === 0) return zh ? '当前筛选下没有客户' : 'No customers in this audience';
    const name = valueName(basis[0], format);
    const spread = concentration[0];
    const a = main.find(({ tier }) => tier === 'a');
    const values = {
      value: zh ? name : name.toLowerCase(),
      holders: format.count(spread?.customers ?? 0),
      top: format.share(spread?.top20_share ?? 0),
      customers: format.count(a?.customers ?? 0),
      share: format.share(a?.share_of_customers ?? 0),
      gini: format.number(spread?.gini ?? 0, 2),
    };
    if (!spread || spread.top20_share === null || spread.gini === null) {
      return fill(
        zh
          ? '{value}合计不为正，无法分层'
          : 'No customer has positive {value}, so there are no shares to show',
        values,
      );
    }
    if (!a || spread.customers < 5) {
      return fill(
        zh
          ? '仅 {holders} 位客户的{value}为正，基尼系数 {gini}'
          : spread.customers === 1
            ? 'Only one customer has positive {value}'
            : 'Only {holders} customers have positive {value} (Gini {gini})',
        values,
      );
    }
    return fill(
      zh
        ? '前 20% 的客户贡献 {top} 的{value}；A 层 {customers} 人（{share}），基尼系数 {gini}'
        : a.customers === 1
          ? 'The top 20% hold {top} of {value}; tier A is {customers} customer ({share}), Gini {gini}'
          : 'The top 20% hold {top} of {value}; tier A is {customers} customers ({share}), Gini {gini}',
      values,
    );
  },
  n: ({ main }) => main.reduce((sum, row) => sum + row.customers, 0),
};
