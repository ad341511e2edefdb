import { fill } from '../../i18n/text';
import type { AnalysisText, RowOf } from '../analysis';
import { measureKeys, measureName } from '../numbers';
import type { analysis } from './analysis';

type Pair = RowOf<(typeof analysis)['results']['main']>;

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '相关分析', en: 'Correlations' },
  question: {
    zh: '哪些数值在客户中同高同低？',
    en: 'Which numbers go up and down together among the customers?',
  },
  definition: {
    zh: '皮尔逊相关系数衡量线性关系；斯皮尔曼相关系数是名次的皮尔逊系数（相同值取平均名次），不受极端值左右，故为默认。每对指标只用两项都已知的客户（成对删除），n 一并列出；n < 30 的标为小样本。订单类指标只计买过的客户，次数类指标只计至少有一次的客户。只画已知人数最多的 16 项指标；人群超过 10,000 人时固定抽取 10,000 人计算。相关不等于因果：有些指标由另一些算出（净销售额含订单数），自然相关。',
    en: 'Pearson measures a straight-line relation; Spearman is Pearson of the ranks (equal values share the mean rank), is not swayed by extremes and therefore the default. Each pair uses the customers of whom both are known, and says n; below 30 it is marked small. What is said of buying is of those who have bought, counts are of those who have any. The 16 measures known of most customers are compared; with more than 10,000 customers a fixed sample of 10,000 is used. Going together is no cause: some measures are made of others, such as net sales of orders.',
  },
  source: {
    zh: 'Pearson (1895)；Spearman (1904)。',
    en: 'Pearson (1895); Spearman (1904).',
  },
  measure: { zh: '相关系数，−1 至 1', en: 'Correlation, −1 to 1' },
  columns: {
    measure_a: { zh: '指标一', en: 'Measure' },
    measure_b: { zh: '指标二', en: 'With' },
    n: { zh: 'n', en: 'n' },
    spearman: { zh: '斯皮尔曼', en: 'Spearman' },
    pearson: { zh: '皮尔逊', en: 'Pearson' },
    coefficient: { zh: '图中系数', en: 'In the picture' },
    is_small: { zh: '小样本（n < 30）', en: 'Small (n < 30)' },
    customers: { zh: '客户数', en: 'Customers' },
    used: { zh: '参与计算', en: 'Used' },
    measures: { zh: '指标数', en: 'Measures' },
    left_out: { zh: '未列入的指标', en: 'Measures left out' },
  },
  parameters: {
    method: { zh: '系数', en: 'Coefficient' },
    'method.spearman': { zh: '斯皮尔曼（名次）', en: 'Spearman (ranks)' },
    'method.pearson': { zh: '皮尔逊（线性）', en: 'Pearson (linear)' },
  },
  results: { scope: { zh: '范围', en: 'Scope' } },
  values: {
    ...named('measure_a'),
    ...named('measure_b'),
  },
  headline({ main }, format) {
    const zh = format.language === 'zh';
    const known = main.filter(({ coefficient }) => coefficient !== null);
    if (known.length === 0) {
      return zh ? '没有两项指标可以相互比较' : 'No two measures of these customers can be compared';
    }
    const strongest = known.find((pair) => !pair.is_small && !isMadeOf(pair)) ?? known[0];
    if (!strongest || strongest.is_small) {
      return zh
        ? '每对指标都已知的客户不足 30 位，样本小，不作结论'
        : 'Fewer than 30 customers are known in any pair: a small sample that proves nothing';
    }
    const r = strongest.coefficient ?? 0;
    const places = {
      a: format.text(measureName(strongest.measure_a)),
      b: format.text(measureName(strongest.measure_b)),
      r: signed(r),
      n: format.count(strongest.n),
    };
    if (Math.abs(r) < 0.1) return fill(format.text(nothing), places);
    return fill(format.text(r > 0 ? together : apart), places);
  },
  n: ({ scope }) => scope[0]?.used ?? 0,
};

const together = {
  zh: '“{a}”与“{b}”同向变化最明显，相关系数 {r}（n = {n}）',
  en: '“{a}” and “{b}” go together most, correlation {r} (n = {n})',
};
const apart = {
  zh: '“{a}”与“{b}”反向变化最明显，相关系数 {r}（n = {n}）',
  en: '“{a}” and “{b}” run against each other most, correlation {r} (n = {n})',
};
const nothing = {
  zh: '各项指标之间几乎没有相关，最高 {r}（“{a}”与“{b}”，n = {n}）',
  en: 'Hardly any measures go together, at most {r} (“{a}” and “{b}”, n = {n})',
};

/** Measures of which one is computed from the other: that they go together is no news. */
const families: readonly (readonly string[])[] = [
  ['orders', 'revenue', 'average_order'],
  ['visits', 'pages', 'dwell_s'],
];

/** Whether one of the pair is made of the other. */
export function isMadeOf({ measure_a: a, measure_b: b }: Pair): boolean {
  return families.some((family) => family.includes(a) && family.includes(b));
}

/** A coefficient with its sign and two decimals: +0.42, −0.07, 0.00. */
export function signed(r: number): string {
  const size = Math.abs(r).toFixed(2);
  if (size === '0.00') return size;
  return r < 0 ? `−${size}` : `+${size}`;
}

function named(column: string) {
  return Object.fromEntries(
    Object.entries(measureKeys).map(([key, name]) => [key.replace('measure', column), name]),
  );
}
