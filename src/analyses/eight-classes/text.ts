import type { Format } from '../../format/format';
import { fill, type Text } from '../../i18n/text';
import type { AnalysisText, RowsOf } from '../analysis';
import { classOf, eightClasses } from '../classes';
import { measureNames } from '../rfm-measures';
import { basisNames, basisValues } from '../value-basis';
import type { analysis } from './analysis';

export const text: AnalysisText<typeof analysis> = {
  title: { zh: 'RFM 八分类', en: 'Eight RFM classes' },
  question: {
    zh: '按 R、F、M 是否好于平均，客户分为哪八类，各贡献多少？',
    en: 'Which eight classes do recency, frequency and value make against their means, and what does each bring?',
  },
  definition: {
    zh: 'R（距最近一次有效订单的天数）、F（窗口内有效订单数）、M（窗口内净销售额或利润）各与切点比较：天数 ≤ 切点、F 与 M ≥ 切点为好。切点为窗口内有订单的全部客户的数值平均；也可在设置中改为得分平均（得分 ≥ 平均为好，得分见“RFM 分群”）。R、F、M 依次好（1）或否（0）：111 重要价值、011 重要保持、101 重要发展、001 重要挽留、110 一般价值、010 一般保持、100 一般发展、000 一般挽留。窗口内没有订单的客户不分类。占比以当前受众为基数；切点基于全部客户。',
    en: 'R (days since the last valid order), F (valid orders in the window) and M (net sales in the window, or profit) are each compared with a cut: days up to the cut, F and M from the cut on are good. The cut is the mean of the values over all customers with an order in the window or, as a setting, the mean of the scores (scores as in “RFM segments”; from the mean on is good). R, F and M in turn good (1) or not (0): 111 important value, 011 important keep, 101 important develop, 001 important win back, 110 general value, 010 general keep, 100 general develop, 000 general win back. Customers without an order in the window are not classed. Shares are of the audience; the cuts are of all customers.',
  },
  source: {
    zh: '国内通行的 RFM 八分类；切点取平均值或平均得分是两种常见做法。',
    en: 'The eight classes usual in China; mean of the values and mean of the scores are the two usual cuts.',
  },
  measure: {
    zh: '八类客户的人数与销售占比',
    en: 'Customers and share of net sales by class',
  },
  columns: {
    eight_class: { zh: '八分类', en: 'Class' },
    customers: { zh: '客户数', en: 'Customers' },
    orders: { zh: '订单数', en: 'Orders' },
    revenue: { zh: '净销售额', en: 'Net sales' },
    share_of_customers: { zh: '客户占比', en: 'Share of customers' },
    share_of_revenue: { zh: '销售占比', en: 'Share of net sales' },
    measure: { zh: '维度', en: 'Measure' },
    cut: { zh: '切点', en: 'Cut' },
    good: { zh: '好于切点的客户数', en: 'Customers who are good' },
    rule: { zh: '切点取法', en: 'Rule of the cut' },
    ...basisNames,
  },
  results: {
    cuts: { zh: '切点', en: 'Cuts' },
    basis: { zh: '价值口径', en: 'What counts as value' },
  },
  values: {
    ...basisValues,
    ...measureNames,
    'asked.profit': basisValues.profit,
    'basis.profit': basisValues.profit,
    mean_value: { zh: '数值的平均', en: 'Mean of the values' },
    mean_score: { zh: '得分的平均', en: 'Mean of the scores' },
    ...Object.fromEntries(eightClasses.map(({ key, name }) => [key, name])),
  },
  headline({ main }, format) {
    const zh = format.language === 'zh';
    const total = main.reduce((sum, row) => sum + row.customers, 0);
    if (total === 0) return zh ? '当前筛选下没有客户' : 'No customers in this audience';
    const classed = main.filter((row) => row.eight_class !== 'none');
    const row = classed.reduce<(typeof main)[number] | undefined>(
      (most, one) => (most === undefined || one.revenue > most.revenue ? one : most),
      undefined,
    );
    if (!row) {
      return zh
        ? '没有客户在窗口内有订单，无法分类'
        : 'No customer has an order in the window, so none is classed';
    }
    const values = {
      name: format.text(classOf('eight_class', row.eight_class).name),
      customers: format.count(row.customers),
      share: format.share(row.share_of_customers),
      revenue: format.share(row.share_of_revenue ?? 0),
    };
    const one = row.customers === 1;
    if (row.share_of_revenue === null || row.share_of_revenue < 0) {
      if (zh) return fill('{name}客户 {customers} 人，占客户的 {share}', values);
      return fill(
        `“{name}”: {customers} ${one ? 'customer' : 'customers'}, {share} of all`,
        values,
      );
    }
    if (zh) return fill('{name}客户 {customers} 人（{share}）贡献 {revenue} 的净销售额', values);
    const verb = one ? 'customer ({share}) brings' : 'customers ({share}) bring';
    return fill(`“{name}”: {customers} ${verb} {revenue} of net sales`, values);
  },
  n: ({ main }) => main.reduce((sum, row) => sum + row.customers, 0),
};

/** The cuts in words: "R ≤ 62.4, F ≥ 3.1, M ≥ ¥1,235 (mean of the values)". */
export function cutsInWords(cuts: RowsOf<typeof analysis>['cuts'], format: Format): string[] {
  if (cuts.length === 0) return [];
  const isScore = cuts[0]?.rule === 'mean_score';
  const parts = cuts.map(({ measure, cut, good }) => {
    const isMoney = measure === 'monetary' || measure === 'profit';
    const value = isMoney && !isScore ? format.money(cut) : format.number(cut, 2);
    const sign = measure === 'recency' && !isScore ? '≤' : '≥';
    const name = format.text(measureNames[measure] ?? { zh: measure, en: measure });
    return `${name} ${sign} ${value} (${format.count(good)})`;
  });
  return [fill(format.text(isScore ? words.score : words.value), { cuts: parts.join(' · ') })];
}

const words = {
  value: {
    zh: '箭头依次为 R、F、M，↑ 为好于切点。切点为全部客户数值的平均，括号内为好的人数：{cuts}',
    en: 'Arrows are R, F and M in turn, ↑ better than the cut. Cuts are means over all customers, in brackets how many are better: {cuts}',
  },
  score: {
    zh: '箭头依次为 R、F、M，↑ 为好于切点。切点为全部客户得分的平均，括号内为好的人数：{cuts}',
    en: 'Arrows are R, F and M in turn, ↑ better than the cut. Cuts are mean scores of all customers, in brackets how many are better: {cuts}',
  },
} as const satisfies Record<string, Text>;
