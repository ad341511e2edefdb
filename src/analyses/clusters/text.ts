import type { Format } from '../../format/format';
import { fill, type Text } from '../../i18n/text';
import type { AnalysisText, RowsOf } from '../analysis';
import type { analysis } from './analysis';

type Rows = RowsOf<typeof analysis>;

/** Fewer customers with orders make no clusters; `model.ts` holds to it. */
const fewest = 30;

const traits: Readonly<Record<string, Text>> = {
  recency_low: { zh: '近期购买', en: 'recent' },
  recency_high: { zh: '久未购买', en: 'long inactive' },
  frequency_high: { zh: '购买频繁', en: 'many orders' },
  frequency_low: { zh: '购买少', en: 'few orders' },
  monetary_high: { zh: '消费高', en: 'high spend' },
  monetary_low: { zh: '消费低', en: 'low spend' },
  visits_high: { zh: '访问多', en: 'many visits' },
  visits_low: { zh: '访问少', en: 'few visits' },
  tickets_high: { zh: '工单多', en: 'many tickets' },
  tickets_low: { zh: '工单少', en: 'few tickets' },
};

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '客户聚类', en: 'Clusters' },
  question: {
    zh: '不预设规则，客户自然分成哪几群，各有什么特点？',
    en: 'Which groups do the customers form of themselves, and what sets each apart?',
  },
  definition: {
    zh: '对窗口内有订单的客户做 k-means 聚类。特征为距今天数 R、订单数 F、金额 M（负值按 0）以及访问次数、工单数，均取 log(1 + x) 后标准化（减均值、除以标准差）；全体相同的特征不用。k-means++ 取初始中心，固定随机种子，重复 10 次取误差最小者；客户超过 2,000 人时先在固定抽样的 2,000 人上完成，再以全体客户继续迭代。群数 2–8，“自动”取平均轮廓系数最大者，轮廓系数在同一样本上计算：≤ 0.25 无明显结构，≤ 0.5 较弱，≤ 0.7 合理，以上为强。各群按人均净销售额从高到低编号；均值偏离全体半个标准差以上的特征列为特点，至多三个。群名由分析者填写，跟随编号。当前受众改变时重新聚类；点选某群不改变聚类。少于 30 位有订单的客户不聚类。',
    en: 'k-means over the customers with an order in the window. Features: days since the last order R, orders F, value M (negative counts as 0), visits and tickets, each as log(1 + x) and standardised (mean taken away, divided by the standard deviation); a feature that is the same for all is left out. Starts by k-means++ with a fixed seed, the best of 10; with more than 2,000 customers the starts are made on a fixed sample of 2,000 and the best is carried on over all. From 2 to 8 clusters; “automatic” takes the number with the highest mean silhouette, computed on the same sample: up to 0.25 no substantial structure, to 0.5 weak, to 0.7 reasonable, above strong. Clusters are numbered by net sales per customer, highest first; features whose mean lies half a standard deviation or more from that of all are listed as what sets a cluster apart, three at most. The analyst’s names follow the numbers. Another audience is clustered anew; picking a cluster changes no cluster. Fewer than 30 customers with orders are not clustered.',
  },
  source: {
    zh: 'Lloyd 1982；k-means++：Arthur & Vassilvitskii 2007；轮廓系数：Rousseeuw 1987，分级：Kaufman & Rousseeuw 1990。特征的选取与半个标准差的界限为自定。',
    en: 'Lloyd 1982; k-means++: Arthur & Vassilvitskii 2007; silhouette: Rousseeuw 1987, its grades: Kaufman & Rousseeuw 1990. The features and the half standard deviation are ours.',
  },
  measure: {
    zh: '各群的客户数、净销售额占比与特征均值',
    en: 'Customers, share of net sales and means of the features by cluster',
  },
  columns: {
    cluster: { zh: '群', en: 'Cluster' },
    name: { zh: '群名', en: 'Name' },
    trait_1: { zh: '特点 1', en: 'Trait 1' },
    trait_2: { zh: '特点 2', en: 'Trait 2' },
    trait_3: { zh: '特点 3', en: 'Trait 3' },
    customers: { zh: '客户数', en: 'Customers' },
    share_of_customers: { zh: '客户占比', en: 'Share of customers' },
    revenue: { zh: '净销售额', en: 'Net sales' },
    share_of_revenue: { zh: '销售占比', en: 'Share of net sales' },
    median_recency: { zh: '距今天数 R 中位数', en: 'Median R, days' },
    median_frequency: { zh: '订单数 F 中位数', en: 'Median F, orders' },
    median_monetary: { zh: '金额 M 中位数', en: 'Median M' },
    clusters: { zh: '群数', en: 'Clusters' },
    silhouette: { zh: '平均轮廓系数', en: 'Mean silhouette' },
    is_chosen: { zh: '采用', en: 'Chosen' },
    feature: { zh: '特征', en: 'Feature' },
    average: { zh: '均值（原单位）', en: 'Mean, in its unit' },
    z: { zh: '偏离全体（标准差）', en: 'From the mean of all, in deviations' },
    mean: { zh: '均值（取对数后）', en: 'Mean of the logarithms' },
    deviation: { zh: '标准差（取对数后）', en: 'Deviation of the logarithms' },
    sampled: { zh: '抽样客户数', en: 'Customers in the sample' },
    structure: { zh: '结构', en: 'Structure' },
  },
  parameters: {
    clusters: { zh: '群数', en: 'Clusters' },
    'clusters.auto': { zh: '自动', en: 'Automatic' },
    features: { zh: '特征', en: 'Features' },
    'features.all': { zh: 'RFM 与行为', en: 'RFM and behaviour' },
    'features.rfm': { zh: '仅 RFM', en: 'RFM only' },
    ...Object.fromEntries(
      [1, 2, 3, 4, 5, 6, 7, 8].map((cluster) => [
        `name_${cluster}`,
        { zh: `群 ${cluster} 的名称`, en: `Name of cluster ${cluster}` },
      ]),
    ),
  },
  inputs: {
    customers: { zh: '每位客户的特征', en: 'the features of each customer' },
  },
  results: {
    silhouette: { zh: '各群数的轮廓系数', en: 'Silhouette by number of clusters' },
    features: { zh: '各群的特征', en: 'Features of the clusters' },
    model: { zh: '标准化', en: 'Standardisation' },
    scope: { zh: '范围', en: 'Scope' },
  },
  values: {
    ...traits,
    'feature.recency': { zh: '距今天数 R', en: 'R, days' },
    'feature.frequency': { zh: '订单数 F', en: 'F, orders' },
    'feature.monetary': { zh: '金额 M', en: 'M, value' },
    'feature.visits': { zh: '访问次数', en: 'Visits' },
    'feature.tickets': { zh: '工单数', en: 'Tickets' },
    'structure.none': { zh: '无明显结构', en: 'No substantial structure' },
    'structure.weak': { zh: '较弱', en: 'Weak' },
    'structure.reasonable': { zh: '合理', en: 'Reasonable' },
    'structure.strong': { zh: '强', en: 'Strong' },
  },
  headline({ main, scope }, format) {
    const zh = format.language === 'zh';
    const told = scope[0];
    const first = main[0];
    if (!told || told.customers === 0) {
      return zh ? '当前筛选下没有下过单的客户' : 'No customer in this audience has an order';
    }
    if (!first || told.silhouette === null) return whyNot(told.customers, format);
    const values = {
      n: format.count(main.length),
      silhouette: format.number(told.silhouette, 2),
      name: clusterName(first, format),
      traits: traitsOf(first, format).join(zh ? '、' : ', '),
      customers: format.share(first.share_of_customers),
      revenue: first.share_of_revenue === null ? '' : format.share(first.share_of_revenue),
    };
    if (told.structure === 'none') {
      return fill(
        zh
          ? '客户没有明显的自然分群（轮廓系数 {silhouette}）：这 {n} 群只是把连续分布切开'
          : 'The customers form no clear groups (silhouette {silhouette}): these {n} clusters cut a continuum',
        values,
      );
    }
    const structure = structures[told.structure ?? ''] ?? { zh: '', en: '' };
    const finding = fill(
      zh
        ? '客户分为 {n} 群，{structure}（轮廓系数 {silhouette}）'
        : '{n} clusters with {structure} (silhouette {silhouette})',
      { ...values, structure: format.text(structure) },
    );
    if (first.share_of_revenue === null || first.share_of_revenue < 0) return finding;
    return (
      finding +
      fill(
        zh
          ? '；{name}（{traits}）占客户 {customers}，贡献 {revenue} 的净销售额'
          : ': {name} ({traits}) is {customers} of customers and brings {revenue} of net sales',
        values,
      )
    );
  },
  n: ({ scope }) => scope[0]?.customers ?? 0,
};

const structures: Readonly<Record<string, Text>> = {
  weak: { zh: '结构较弱', en: 'a weak structure' },
  reasonable: { zh: '结构合理', en: 'a reasonable structure' },
  strong: { zh: '结构清晰', en: 'a strong structure' },
};

/** Why there are no clusters. */
function whyNot(customers: number, format: Format): string {
  const n = format.count(customers);
  const zh = format.language === 'zh';
  if (customers >= fewest) {
    return zh
      ? `${n} 位客户的特征全部相同，无法聚类`
      : `All ${n} customers are alike in every feature: there is nothing to cluster`;
  }
  if (zh) return `仅 ${n} 位客户有订单，聚类至少需要 ${fewest} 位`;
  return customers === 1
    ? `Only 1 customer has an order; clusters need at least ${fewest}`
    : `Only ${n} customers have an order; clusters need at least ${fewest}`;
}

/** The analyst's name of a cluster, else its number. */
export function clusterName({ name, cluster }: Rows['main'][number], format: Format): string {
  if (name !== null) return name;
  return format.language === 'zh' ? `群 ${cluster}` : `Cluster ${cluster}`;
}

/** What sets a cluster apart, in words. */
export function traitsOf(row: Rows['main'][number], format: Format): string[] {
  const keys = [row.trait_1, row.trait_2, row.trait_3].filter((key) => key !== null);
  const words = keys.map((key) => format.text(traits[key] ?? { zh: key, en: key }));
  return words.length > 0 ? words : [format.language === 'zh' ? '接近平均' : 'near the average'];
}

/** The mean of a feature in its unit. */
export function meanText(feature: string, value: number, format: Format): string {
  if (feature === 'recency') return format.days(Math.round(value));
  if (feature === 'monetary') return format.money(value);
  return value < 100 ? value.toFixed(1) : format.count(value);
}
