import type { Format } from '../../format/format';
import { fill, type Text } from '../../i18n/text';
import type { AnalysisText, RowsOf } from '../analysis';
import { classOf, lensNames, stages } from '../classes';
import { basisNames, basisValues } from '../value-basis';
import { measureNames } from '../rfm-measures';
import type { analysis } from './analysis';

export const text: AnalysisText<typeof analysis> = {
  title: { zh: 'RFM 分群', en: 'RFM segments' },
  question: {
    zh: '按最近一次消费、消费频次和消费金额，客户分为哪些群，各贡献多少？',
    en: 'Which segments do recency, frequency and value make, and what does each bring?',
  },
  definition: {
    zh: 'R 为距最近一次有效订单的天数，F 为窗口内有效订单数，M 为窗口内净销售额（可在设置中改按利润 = 净销售额 − 成本，成本未知的订单不计入）。每项打 1–5 分（5 最好），数值相等得分必相等。默认按名次：F、M 为 min(5, 1 + ⌊5 × 百分位名次⌋)，R 为 5 − min(4, ⌊5 × 天数的百分位名次⌋)；F 的有效分档少于 4 档时改用固定分档（1 / 2 / 3–4 / 5–9 / 10+ 单）并注明。R × F 的 25 格分为 11 个分群，每格恰属一群：核心 5,4–5；忠诚 3–4,4–5；潜力忠诚 4–5,2–3；新客 5,1；潜力新客 4,1；需要关注 3,3；即将沉睡 3,1–2；流失风险 1–2,3–4；不可流失 1–2,5；休眠 1,2 · 2,1 · 2,2；流失 1,1。窗口内无订单的客户、从未下单的客户各为一类，不打分。“R rfm 兼容”采用该软件包的分位点与分箱。占比以当前受众为基数；得分规则基于全部客户。',
    en: 'R: days since the last valid order; F: valid orders in the window; M: net sales in the window (or, as a setting, profit: net sales less cost; orders without a known cost count nothing). Each is scored 1–5, 5 best; equal values always get equal scores. By default from ranks: F and M min(5, 1 + ⌊5 × percent rank⌋), R 5 − min(4, ⌊5 × percent rank of the days⌋). Where F has fewer than four effective bins, fixed cuts (1 / 2 / 3–4 / 5–9 / 10+ orders) are used instead, and it says so. Each of the 25 cells of R × F is in exactly one of eleven segments: Champions 5,4–5; Loyal 3–4,4–5; Potential loyalists 4–5,2–3; New 5,1; Promising 4,1; Need attention 3,3; About to sleep 3,1–2; At risk 1–2,3–4; Can’t lose 1–2,5; Hibernating 1,2 · 2,1 · 2,2; Lost 1,1. Customers without an order in the window, and those without any, are classes of their own and not scored. The mode “R rfm compatible” uses the cuts and boxes of that package. Shares are of the audience; the scores are made over all customers.',
  },
  source: {
    zh: '分群网格为自定（在通行的十格名称中另列“流失”1,1）；兼容模式依据 R 软件包 rfm。',
    en: 'The grid is ours (the usual ten names, with Lost 1,1 carved out); the compatible mode follows the R package rfm.',
  },
  measure: {
    zh: '各 RFM 分群的客户数与销售占比',
    en: 'Customers and share of net sales by RFM segment',
  },
  columns: {
    segment: { zh: 'RFM 分群', en: 'RFM segment' },
    customers: { zh: '客户数', en: 'Customers' },
    orders: { zh: '订单数', en: 'Orders' },
    revenue: { zh: '净销售额', en: 'Net sales' },
    share_of_customers: { zh: '客户占比', en: 'Share of customers' },
    share_of_revenue: { zh: '销售占比', en: 'Share of net sales' },
    score: { zh: '得分', en: 'Score' },
    measure: { zh: '维度', en: 'Measure' },
    lowest: { zh: '最小值', en: 'Lowest' },
    highest: { zh: '最大值', en: 'Highest' },
    mode: { zh: '打分方式', en: 'Mode of scoring' },
    ...basisNames,
    is_fallback: { zh: '已改用固定分档', en: 'Fixed cuts instead of ranks' },
  },
  results: {
    thresholds: { zh: '各分档的取值范围', en: 'Ranges of the scores' },
    basis: { zh: '价值口径', en: 'What counts as value' },
  },
  values: {
    ...basisValues,
    ...measureNames,
    'asked.profit': basisValues.profit,
    'basis.profit': basisValues.profit,
    'mode.quintiles': { zh: '五分位', en: 'Quintiles' },
    'mode.fixed': { zh: '固定次数切点', en: 'Fixed cuts of frequency' },
    'mode.own': { zh: '自定切点', en: 'Own cuts' },
    'mode.r-compatible': { zh: '与 R 的 rfm 包一致', en: 'As R’s rfm package' },
  },
  headline({ main }, format) {
    const zh = format.language === 'zh';
    const total = main.reduce((sum, row) => sum + row.customers, 0);
    if (total === 0) return zh ? '当前筛选下没有客户' : 'No customers in this audience';
    const scored = main.filter(
      ({ segment }) => !['potential', 'no_recent_order'].includes(segment),
    );
    const strongest = scored.reduce<(typeof main)[number] | undefined>(
      (most, row) => (most === undefined || row.revenue > most.revenue ? row : most),
      undefined,
    );
    const row = scored.find(({ segment }) => segment === 'champions') ?? strongest;
    if (!row) {
      if (zh) return `${format.count(total)} 位客户在窗口内都没有订单`;
      return total === 1
        ? 'The one customer has no order in the window'
        : `None of the ${format.count(total)} customers has an order in the window`;
    }
    const values = {
      name: segmentName(row.segment, format),
      customers: format.count(row.customers),
      share: format.share(row.share_of_customers),
      revenue: row.share_of_revenue === null ? '' : format.share(row.share_of_revenue),
    };
    if (row.share_of_revenue === null || row.share_of_revenue < 0) {
      return fill(
        zh
          ? '{name} {customers} 人，占客户的 {share}'
          : row.customers === 1
            ? '{name}: {customers} customer, {share} of all'
            : '{name}: {customers} customers, {share} of all',
        values,
      );
    }
    return fill(
      zh
        ? '{name} {customers} 人（{share}）贡献 {revenue} 的净销售额'
        : row.customers === 1
          ? '{name}: {customers} customer ({share}) brings {revenue} of net sales'
          : '{name}: {customers} customers ({share}) bring {revenue} of net sales',
      values,
    );
  },
  n: ({ main }) => main.reduce((sum, row) => sum + row.customers, 0),
};

/** The effective bins in words, one line a measure, and how they came about. */
export function binsInWords(
  thresholds: RowsOf<typeof analysis>['thresholds'],
  format: Format,
): string[] {
  const lines = Object.entries(measureNames).flatMap(([measure, name]) => {
    const bins = thresholds.filter((row) => row.measure === measure);
    if (bins.length === 0) return [];
    const show = measure === 'recency' || measure === 'frequency' ? format.count : format.money;
    const parts = bins.map(({ score, lowest, highest }) => {
      const [from, to] = [show(lowest), show(highest)];
      const range = from === to ? from : `${from}–${to}`;
      return format.language === 'zh' ? `${score} 分 ${range}` : `${score}: ${range}`;
    });
    return [`${format.text(name)}${format.language === 'zh' ? '：' : ' – '}${parts.join(' · ')}`];
  });
  return thresholds.some((row) => row.is_fallback) ? [...lines, format.text(fallback)] : lines;
}

const fallback: Text = {
  zh: 'F 的有效分档少于 4 档（一次性客户较多），已改用固定分档：1 / 2 / 3–4 / 5–9 / 10+ 单。',
  en: 'F has fewer than four effective bins (many one-time buyers): fixed cuts 1 / 2 / 3–4 / 5–9 / 10+ orders are used.',
};

/** The name of a segment; with the lens where a stage of the lifecycle is called likewise. */
function segmentName(segment: string, format: Format): string {
  const name = format.text(classOf('segment', segment).name);
  if (!stages.some(({ key }) => key === segment)) return name;
  const lens = format.text(lensNames.segment);
  return format.language === 'zh' ? `${lens}：${name}` : `“${lens}: ${name}”`;
}
