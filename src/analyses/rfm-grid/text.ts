import { fill } from '../../i18n/text';
import type { AnalysisText } from '../analysis';
import { classOf } from '../classes';
import type { analysis } from './analysis';

export const text: AnalysisText<typeof analysis> = {
  title: { zh: 'RFM 矩阵', en: 'RFM grid' },
  question: {
    zh: '客户在 R × F 的 25 格中如何分布？',
    en: 'How are customers spread over the 25 cells of recency and frequency?',
  },
  definition: {
    zh: '每格为一组 R 分与 F 分（5 最好），显示该格的客户数与净销售额，颜色为所属的 RFM 分群。25 格始终全部列出，没有客户的格为 0；未打分的客户（窗口内无订单）不在矩阵中。打分规则与 RFM 分群相同。“R rfm 兼容”模式下分群还取决于 M，格子以其中人数最多的分群命名。',
    en: 'Each cell is one pair of R and F scores (5 best) with its customers and their net sales; its colour is the RFM segment it belongs to. All 25 cells are listed, empty ones as 0; customers without a score (no order in the window) are not in the grid. The scores are those of the RFM segments. In the mode “R rfm compatible” the segment also depends on M: there a cell is named after most of its customers.',
  },
  source: {
    zh: '分群网格为自定；R、F 打分见“RFM 分群”。',
    en: 'The grid of segments is ours; scores as in “RFM segments”.',
  },
  measure: { zh: '各 R × F 格的客户数', en: 'Customers by recency and frequency score' },
  columns: {
    r: { zh: 'R 分', en: 'R score' },
    f: { zh: 'F 分', en: 'F score' },
    segment: { zh: 'RFM 分群', en: 'RFM segment' },
    customers: { zh: '客户数', en: 'Customers' },
    revenue: { zh: '净销售额', en: 'Net sales' },
    measure: { zh: '维度', en: 'Measure' },
    score: { zh: '得分', en: 'Score' },
    lowest: { zh: '最小值', en: 'Lowest' },
    highest: { zh: '最大值', en: 'Highest' },
  },
  results: {
    bins: { zh: '各分档的取值范围', en: 'Ranges of the scores' },
  },
  values: {
    recency: { zh: 'R 距今天数', en: 'R, days since the last order' },
    frequency: { zh: 'F 订单数', en: 'F, orders' },
  },
  headline({ main }, format) {
    const zh = format.language === 'zh';
    const total = main.reduce((sum, row) => sum + row.customers, 0);
    const fullest = main.reduce<(typeof main)[number] | undefined>(
      (most, row) => (most === undefined || row.customers > most.customers ? row : most),
      undefined,
    );
    if (!fullest || total === 0) {
      return zh ? '当前筛选下没有可打分的客户' : 'No customers with a score in this audience';
    }
    const values = {
      r: fullest.r,
      f: fullest.f,
      name: fullest.segment ? format.text(classOf('segment', fullest.segment).name) : '–',
      share: format.share(fullest.customers / total),
      customers: format.count(fullest.customers),
      total: format.count(total),
    };
    return fill(
      zh
        ? '人数最多的是 R{r}F{f}（RFM 分群：{name}）：{customers} 人，占打分客户的 {share}'
        : total === 1
          ? 'The one scored customer is in R{r}F{f} (RFM: {name})'
          : 'The fullest cell is R{r}F{f} (RFM: {name}): {customers} of {total} scored customers, {share}',
      values,
    );
  },
  n: ({ main }) => main.reduce((sum, row) => sum + row.customers, 0),
};
