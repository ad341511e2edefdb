import { fill } from '../../i18n/text';
import type { AnalysisText } from '../analysis';
import type { analysis } from './analysis';

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '价值分层', en: 'Value tiers' },
  question: {
    zh: '多少客户带来了大部分销售额？',
    en: 'How many customers bring most of the value?',
  },
  definition: {
    zh: '客户按净销售额降序排列。比该客户严格更高的客户合计占比 < 80% 为 A（高价值），< 95% 为 B（中价值），其余为 C（低价值）；净额相等必同层，A 至少一人。分界可在设置中调整。未购买的客户自成一类；净额 ≤ 0 的客户为 C，但不计入占比的分母。各层销售占比以正净额合计为分母，净销售额一列含负值。基尼系数与洛伦兹曲线只含净额 > 0 的客户，前 20% 占比取自洛伦兹曲线。正净额合计为 0 时不显示占比。',
    en: 'Customers are ordered by net sales. While customers with strictly more hold less than 80 % of the value the tier is A (high), less than 95 % B (middle), the rest C (low); equal values get equal tiers, and A has at least one. The cuts are settings. Customers without a purchase are a class of their own; net sales of 0 or less are C and outside the denominator of the shares. Shares of net sales are of the positive values; the column of net sales includes negative ones. Gini and the Lorenz curve are of customers with net sales above 0; the share of the top 20 % is read off that curve. With no positive value there are no shares.',
  },
  source: {
    zh: 'ABC（帕累托）分析；基尼系数与洛伦兹曲线。净额 ≤ 0 的处理为自定。',
    en: 'ABC (Pareto) analysis; Gini and Lorenz. The treatment of values of 0 and less is ours.',
  },
  measure: { zh: '各价值层的客户数与净销售额', en: 'Customers and net sales by value tier' },
  columns: {
    tier: { zh: '价值层', en: 'Tier' },
    customers: { zh: '客户数', en: 'Customers' },
    revenue: { zh: '净销售额', en: 'Net sales' },
    share_of_customers: { zh: '客户占比', en: 'Share of customers' },
    share_of_revenue: { zh: '销售占比', en: 'Share of net sales' },
    cumulated_customers: { zh: '客户累计占比', en: 'Customers, cumulated' },
    cumulated_revenue: { zh: '净销售额累计占比', en: 'Net sales, cumulated' },
    total: { zh: '正净额合计', en: 'Positive net sales' },
    gini: { zh: '基尼系数', en: 'Gini' },
    top20_share: { zh: '前 20% 客户的占比', en: 'Share of the top 20%' },
  },
  results: {
    lorenz: { zh: '洛伦兹曲线', en: 'Lorenz curve' },
    concentration: { zh: '集中度', en: 'Concentration' },
  },
  headline({ main, concentration }, format) {
    const zh = format.language === 'zh';
    const total = main.reduce((sum, row) => sum + row.customers, 0);
    if (total === 0) return zh ? '当前筛选下没有客户' : 'No customers in this audience';
    const spread = concentration[0];
    if (!spread || spread.top20_share === null || spread.gini === null) {
      return zh
        ? '净销售额合计不为正，无法分层'
        : 'No customer has positive net sales, so there are no shares to show';
    }
    const a = main.find(({ tier }) => tier === 'a');
    const values = {
      top: format.share(spread.top20_share),
      customers: format.count(a?.customers ?? 0),
      share: format.share(a?.share_of_customers ?? 0),
      revenue: format.share(a?.share_of_revenue ?? 0),
      gini: format.number(spread.gini, 2),
    };
    if (!a || spread.customers < 5) {
      return fill(
        zh
          ? `仅 ${format.count(spread.customers)} 位客户有正净额，基尼系数 {gini}`
          : spread.customers === 1
            ? 'Only one customer has positive net sales'
            : `Only ${format.count(spread.customers)} customers have positive net sales (Gini {gini})`,
        values,
      );
    }
    return fill(
      zh
        ? '前 20% 的客户贡献 {top} 的净销售额；A 层 {customers} 人（{share}），基尼系数 {gini}'
        : a.customers === 1
          ? 'The top 20% hold {top} of net sales; tier A is {customers} customer ({share}), Gini {gini}'
          : 'The top 20% hold {top} of net sales; tier A is {customers} customers ({share}), Gini {gini}',
      values,
    );
  },
  n: ({ main }) => main.reduce((sum, row) => sum + row.customers, 0),
};
