import type { AnalysisText } from '../analysis';
import { measureKeys, measureName, showMeasure } from '../numbers';
import type { analysis } from './analysis';

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '描述统计', en: 'Descriptives' },
  question: {
    zh: '各项数值在客户中如何分布？',
    en: 'How is each number spread over the customers?',
  },
  definition: {
    zh: '每项指标：人数 n、缺失、均值、样本标准差、最小值、p10、四分位数、p90、最大值（分位数按线性插值，即 R 的第 7 种）。订单类指标只计买过的客户，次数类指标只计至少有一次的客户，其余计入“缺失”。年龄由生日推算到统计日。客户文件中未识别为标准字段、全为数字且取值多于两种的列也在内。直方图按 Freedman–Diaconis 定组距（5 至 30 组，整数指标取整数组距），不取对数；画到四分位数外 3 倍四分位距为止（四分位距为 0 时到均值 ± 3 个标准差），更远的值另计人数。',
    en: 'Of each measure: n, missing, mean, sample standard deviation, minimum, p10, quartiles, p90 and maximum (quantiles by linear interpolation, type 7 of R). What is said of buying is of those who have bought, counts are of those who have any; all others count as missing. Age is reckoned from the birth date to the as-of date. Columns of the customer file that fit no standard field, hold nothing but numbers and more than two of them are measures, too. Histograms have the bin width of Freedman and Diaconis, 5 to 30 bins, whole ones for whole numbers, on a plain scale, not a logarithmic one; they end three interquartile ranges beyond the quartiles (where that range is 0, three standard deviations from the mean), and what lies outside is counted.',
  },
  source: {
    zh: 'Hyndman 与 Fan (1996) 第 7 种分位数；Freedman 与 Diaconis (1981)；Tukey (1977) 外栏。',
    en: 'Hyndman & Fan (1996), type 7; Freedman & Diaconis (1981); outer fences of Tukey (1977).',
  },
  measure: {
    zh: '各区间的客户数；竖线为中位数',
    en: 'Customers in each range; the line is the median',
  },
  columns: {
    measure: { zh: '指标', en: 'Measure' },
    n: { zh: 'n', en: 'n' },
    missing: { zh: '缺失', en: 'Missing' },
    mean: { zh: '均值', en: 'Mean' },
    deviation: { zh: '标准差', en: 'Standard deviation' },
    min: { zh: '最小值', en: 'Minimum' },
    p10: { zh: 'p10', en: 'p10' },
    q1: { zh: '下四分位数', en: 'Lower quartile' },
    median: { zh: '中位数', en: 'Median' },
    q3: { zh: '上四分位数', en: 'Upper quartile' },
    p90: { zh: 'p90', en: 'p90' },
    max: { zh: '最大值', en: 'Maximum' },
    below: { zh: '低于图示范围', en: 'Below the picture' },
    above: { zh: '高于图示范围', en: 'Above the picture' },
    is_small: { zh: '小样本（n < 30）', en: 'Small (n < 30)' },
    from: { zh: '起', en: 'From' },
    to: { zh: '止（不含）', en: 'To (excluded)' },
    customers: { zh: '客户数', en: 'Customers' },
  },
  results: { histogram: { zh: '直方图', en: 'Histogram' } },
  values: measureKeys,
  headline({ main }, format) {
    const zh = format.language === 'zh';
    // A median of 1 says less than one that differs from customer to customer.
    const first =
      main.find(({ measure }) => measure === 'revenue') ?? main.find(({ min, max }) => min < max);
    const shown = first ?? main[0];
    if (!shown)
      return zh ? '这些客户没有可统计的数值' : 'Nothing can be measured of these customers';
    const name = format.text(measureName(shown.measure));
    const show = (value: number) => showMeasure(shown.measure, value, format);
    if (shown.n < 30) {
      return zh
        ? `${name}：仅 ${format.count(shown.n)} 位客户，中位数 ${show(shown.median)}`
        : `${name}: only ${format.count(shown.n)} ${shown.n === 1 ? 'customer' : 'customers'}, median ${show(shown.median)}`;
    }
    return zh
      ? `${name}：一半客户在 ${show(shown.q1)} 至 ${show(shown.q3)} 之间，中位数 ${show(shown.median)}，均值 ${show(shown.mean)}`
      : `${name}: half of the customers lie between ${show(shown.q1)} and ${show(shown.q3)}, median ${show(shown.median)}, mean ${show(shown.mean)}`;
  },
  n: ({ main }) => main.reduce((most, row) => Math.max(most, row.n + row.missing), 0),
};
