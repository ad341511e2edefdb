import type { Format } from '../../format/format';
import { fill, type Text } from '../../i18n/text';
import type { AnalysisText, RowsOf } from '../analysis';
import { loyaltyBands } from '../classes';
import type { analysis } from './analysis';

/** Names of the parts of the score. */
const partNames: Readonly<Record<string, Text>> = {
  tenure: { zh: '客龄', en: 'Tenure' },
  frequency: { zh: '购买频次', en: 'Frequency' },
  repeat_share: { zh: '复购占比', en: 'Repeat share' },
  referrals: { zh: '推荐', en: 'Referrals' },
  satisfaction: { zh: '满意度', en: 'Satisfaction' },
};

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '忠诚度分层', en: 'Loyalty bands' },
  question: {
    zh: '哪些客户更忠诚，忠诚在哪些方面？',
    en: 'Which customers are more loyal, and in what?',
  },
  definition: {
    zh: '忠诚度得分（0–100）= 各项百分位 × 权重之和 ÷ 已知各项的权重之和 × 100。五项：客龄（注册或首单至截止日的天数，取较早者）、购买频次（有效订单数）、复购占比（首个下单日之后的净销售额 ÷ 全部净销售额）、推荐（发出的推荐数）、满意度（最近一次评价；0–10 分与 1–5 分两种量表各自取百分位，两者都有时取平均，原始分不混用）。百分位为其他客户中严格更低者的占比，数值相等百分位相等；某客户缺某项时该项不计。权重默认都为 1，可在设置中修改，0 为不计。分层按得分排名：严格更高者不到三分之一为高，不到三分之二为中，其余为低；得分相等必同层。从未下单的客户不评分。得分与分层基于全部客户，占比以当前受众为基数。',
    en: 'Loyalty score (0–100) = sum of percentile × weight over the parts ÷ sum of the weights of the parts that are known × 100. Five parts: tenure (days from registration or first order, whichever is earlier, to the as-of date), frequency (valid orders), repeat share (net sales after the first order day ÷ all net sales), referrals (made), satisfaction (the last answer; the scales 0–10 and 1–5 each get percentiles of their own, their mean where both are known; raw scores are never mixed). A percentile is the share of the other customers who are strictly lower, so equal values get equal ones; a part that is not known of a customer does not count for it. All weights are 1 unless set otherwise; 0 leaves a part out. Bands go by rank of the score: high while fewer than a third are strictly above, middle while fewer than two thirds, low the rest; equal scores, equal band. Customers who never ordered are not scored. Scores and bands are made over all customers, shares are of the audience.',
  },
  source: {
    zh: '自定：公式、权重与三等分均为本产品的约定，权重可改。',
    en: 'Ours: formula, weights and thirds are conventions of this product; the weights can be changed.',
  },
  measure: { zh: '各忠诚度层的客户数与销售占比', en: 'Customers and net sales by loyalty band' },
  columns: {
    loyalty_band: { zh: '忠诚度层', en: 'Loyalty band' },
    customers: { zh: '客户数', en: 'Customers' },
    share_of_customers: { zh: '客户占比', en: 'Share of customers' },
    revenue: { zh: '净销售额', en: 'Net sales' },
    share_of_revenue: { zh: '销售占比', en: 'Share of net sales' },
    lowest_score: { zh: '最低得分', en: 'Lowest score' },
    mean_score: { zh: '平均得分', en: 'Mean score' },
    highest_score: { zh: '最高得分', en: 'Highest score' },
    part: { zh: '构成项', en: 'Part' },
    weight: { zh: '权重', en: 'Weight' },
    known: { zh: '已知客户数', en: 'Customers of whom it is known' },
    high: { zh: '高忠诚的平均百分位', en: 'Mean percentile, high' },
    middle: { zh: '中忠诚的平均百分位', en: 'Mean percentile, middle' },
    low: { zh: '低忠诚的平均百分位', en: 'Mean percentile, low' },
  },
  results: {
    parts: { zh: '得分的构成', en: 'Parts of the score' },
  },
  values: {
    ...partNames,
    ...Object.fromEntries(loyaltyBands.map(({ key, name }) => [key, name])),
  },
  headline({ main, parts }, format) {
    const zh = format.language === 'zh';
    const total = main.reduce((sum, row) => sum + row.customers, 0);
    if (total === 0) return zh ? '当前筛选下没有客户' : 'No customers in this audience';
    const high = main.find((row) => row.loyalty_band === 'high');
    const scored = main.filter((row) => row.loyalty_band !== 'none');
    if (scored.length === 0) {
      if (parts.length > 0 && parts.every(({ weight }) => weight === 0)) {
        return zh
          ? '所有权重都为 0，没有忠诚度得分；请在设置中给至少一项权重'
          : 'All weights are 0, so there is no loyalty score; give at least one part a weight in the settings';
      }
      return zh
        ? '没有客户下过单，无法评分'
        : 'No customer has ordered, so there is no loyalty score';
    }
    if (!high) {
      return zh
        ? '当前受众中没有高忠诚客户'
        : 'Nobody in this audience is in the high loyalty band';
    }
    const values = {
      customers: format.count(high.customers),
      share: format.share(high.share_of_customers),
      revenue: format.share(high.share_of_revenue ?? 0),
    };
    const one = high.customers === 1;
    if (high.share_of_revenue === null || high.share_of_revenue < 0) {
      if (zh) return fill('高忠诚客户 {customers} 人，占客户的 {share}', values);
      return fill(
        `{customers} highly loyal ${one ? 'customer' : 'customers'}, {share} of all`,
        values,
      );
    }
    if (zh) return fill('高忠诚客户 {customers} 人（{share}）贡献 {revenue} 的净销售额', values);
    return fill(
      `{customers} highly loyal ${one ? 'customer ({share}) brings' : 'customers ({share}) bring'} {revenue} of net sales`,
      values,
    );
  },
  n: ({ main }) => main.reduce((sum, row) => sum + row.customers, 0),
};

type Parts = RowsOf<typeof analysis>['parts'];

/** The formula with its weights, then what is left out and why. */
export function formulaInWords(parts: Parts, format: Format): string[] {
  const nameOf = ({ part }: Parts[number]) =>
    format.text(partNames[part] ?? { zh: part, en: part });
  const used = parts.filter(({ weight, known }) => weight > 0 && known > 0);
  const unknown = parts.filter(({ weight, known }) => weight > 0 && known === 0);
  const unweighted = parts.filter(({ weight }) => weight === 0);
  const sentences: string[] = [];
  if (used.length > 0) {
    const sum = used.map(
      (row) => `${format.number(row.weight, 2)} × ${nameOf(row)} (${format.count(row.known)})`,
    );
    const weight = used.reduce((total, row) => total + row.weight, 0);
    sentences.push(
      fill(format.text(words.formula), {
        sum: sum.join(' + '),
        weight: format.number(weight, 2),
      }),
    );
  }
  if (unknown.length > 0) {
    const files = unknown.some(({ part }) => part === 'referrals' || part === 'satisfaction');
    const sentence = files ? words.unknownFile : words.unknown;
    sentences.push(fill(format.text(sentence), { parts: format.list(unknown.map(nameOf)) }));
  }
  if (unweighted.length > 0) {
    sentences.push(
      fill(format.text(words.unweighted), { parts: format.list(unweighted.map(nameOf)) }),
    );
  }
  return sentences;
}

const words = {
  formula: {
    zh: '得分 = 100 ×（{sum}）÷ {weight}；各项为百分位，括号内为已知人数，客户缺的项不计。',
    en: 'Score = 100 × ({sum}) ÷ {weight}; parts are percentiles, in brackets of how many it is known; what is not known of a customer does not count.',
  },
  unknown: { zh: '没有数据、未计入：{parts}。', en: 'Not known, so left out: {parts}.' },
  unknownFile: {
    zh: '没有数据、未计入：{parts}。推荐文件、反馈文件可以补上。',
    en: 'Not known, so left out: {parts}. A referrals or a feedback file would bring them.',
  },
  unweighted: { zh: '权重为 0、不计：{parts}。', en: 'Weight 0, left out: {parts}.' },
} as const satisfies Record<string, Text>;
