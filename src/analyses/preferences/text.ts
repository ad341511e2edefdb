import { fill } from '../../i18n/text';
import type { AnalysisText, RowOf } from '../analysis';
import { tableAttributes } from '../table-attributes';
import type { analysis } from './analysis';

type Row = RowOf<(typeof analysis)['results']['main']>;

const dimensions = {
  category: { zh: '品类', en: 'Category' },
  subcategory: { zh: '子类', en: 'Subcategory' },
  brand: { zh: '品牌', en: 'Brand' },
  channel: { zh: '渠道', en: 'Channel' },
  payment_method: { zh: '支付方式', en: 'Payment method' },
  store: { zh: '门店', en: 'Store' },
} as const;

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '偏好', en: 'Preferences' },
  question: {
    zh: '客户买哪些品类与品牌，比总体更偏爱什么，买得有多广？',
    en: 'What do the customers buy, what more than others, and how widely?',
  },
  definition: {
    zh: '购买占比 = 买过该品类（或品牌等）至少一次的客户 ÷ 买过且已知品类的客户；一位客户可计入多个品类，占比之和可超过 100%。TGI = 人群的购买占比 ÷ 全部客户的购买占比 × 100；显著性为人群与其余客户的两比例 z 检验，Benjamini–Hochberg 校正。主购 = 该客户净销售额最高的一项（相同取名称在前者）。广度 = 客户买过几种。整单退款与退货行不计。兴趣与标签取自客户文件，以、,;| / 分隔的逐项计算。',
    en: 'Share of buyers = customers who have bought it at least once / customers with a known purchase; one customer counts in several, so shares may add up to more than 100%. TGI = that share in the audience / the share among all customers × 100; significance by a two-proportion z-test against the rest with Benjamini–Hochberg. The main one of a customer is that of most net sales (of equal ones the first by name). Breadth is how many different ones a customer has bought. Orders given back in full and returned lines do not count. Interests and tags are those of the customer file, parted at 、 , ; | and /.',
  },
  source: {
    zh: 'TGI（目标群体指数）：市场研究通行定义；主购与广度的取法为自定。',
    en: 'TGI (target group index): common in market research; main one and breadth are ours.',
  },
  measure: { zh: '买过的客户占比', en: 'Share of customers who have bought it' },
  columns: {
    dimension: { zh: '维度', en: 'Dimension' },
    value: { zh: '取值', en: 'Value' },
    customers: { zh: '客户数', en: 'Customers' },
    share: { zh: '占比', en: 'Share' },
    share_of_all: { zh: '总体占比', en: 'Share of all customers' },
    index: { zh: 'TGI', en: 'TGI' },
    p_adjusted: { zh: '校正后 p 值', en: 'Adjusted p-value' },
    is_significant: { zh: '显著', en: 'Significant' },
    main_customers: { zh: '以此为主的客户', en: 'Main one of' },
    main_share: { zh: '以此为主的占比', en: 'Share as main one' },
    revenue: { zh: '净销售额', en: 'Net sales' },
    share_of_revenue: { zh: '占净销售额', en: 'Share of net sales' },
    n: { zh: '人群中已知', en: 'Known in the audience' },
    n_all: { zh: '总体中已知', en: 'Known of all' },
    is_small: { zh: '小样本（n < 30）', en: 'Small (n < 30)' },
    values: { zh: '买过几种', en: 'How many different' },
    attribute: { zh: '属性', en: 'Attribute' },
    known: { zh: '已知人数', en: 'Known customers' },
  },
  parameters: {
    dimension: { zh: '维度', en: 'Dimension' },
    ...Object.fromEntries(
      Object.entries(dimensions).map(([key, name]) => [`dimension.${key}`, name]),
    ),
  },
  results: {
    breadth: { zh: '购买广度', en: 'Breadth' },
    interests: { zh: '兴趣与标签', en: 'Interests and tags' },
  },
  values: {
    ...Object.fromEntries(
      Object.entries(dimensions).map(([key, name]) => [`dimension.${key}`, name]),
    ),
    ...Object.fromEntries(
      Object.entries(tableAttributes).map(([key, name]) => [`attribute.${key}`, name]),
    ),
  },
  headline({ main, breadth }, format) {
    const [first] = main;
    if (!first) {
      return format.language === 'zh'
        ? '没有这一维度的购买数据：需要订单明细或商品表中的该列'
        : 'No such data: this needs that column in the orders or the product list';
    }
    const several = breadth
      .filter(({ values }) => values > 1)
      .reduce((sum, { share }) => sum + share, 0);
    const liked = favourite(main);
    const places = {
      value: liked?.value ?? first.value,
      index: format.number(liked?.index ?? 0, 0),
      share: format.share(liked?.share ?? first.share),
      several: format.share(several),
    };
    const words = isProduct(first.dimension) ? ofProducts : ofWays;
    const said = fill(format.text(liked ? words.preferred : words.most), places);
    return first.is_small
      ? said + format.text(few)
      : said + fill(format.text(breadth.length > 1 ? words.several : nothing), places);
  },
  n: ({ main }) => main[0]?.n ?? 0,
};

/** What the audience buys clearly more often than all customers, or nothing. */
function favourite(main: readonly Row[]): Row | undefined {
  return main
    .filter((row) => row.is_significant && row.index > 120 && row.customers >= 10)
    .reduce<Row | undefined>(
      (best, row) => (best === undefined || row.index > best.index ? row : best),
      undefined,
    );
}

/** Whether values of a dimension are bought; orders go through a channel or a store. */
function isProduct(dimension: string): boolean {
  return dimension === 'category' || dimension === 'subcategory' || dimension === 'brand';
}

const ofProducts = {
  preferred: {
    zh: '偏爱“{value}”，TGI {index}（{share} 买过）',
    en: '“{value}” is preferred, TGI {index} ({share} have bought it)',
  },
  most: {
    zh: '{share} 的客户买过“{value}”，为最多',
    en: '“{value}” reaches most: {share} have bought it',
  },
  several: { zh: '；{several} 买过至少两种', en: '; {several} have bought two kinds or more' },
};
const ofWays = {
  preferred: {
    zh: '偏爱“{value}”，TGI {index}（{share} 有此类订单）',
    en: '“{value}” is preferred, TGI {index} ({share} have an order through it)',
  },
  most: {
    zh: '“{value}”的下单客户最多，占 {share}',
    en: '“{value}” reaches most: {share} have an order through it',
  },
  several: { zh: '；{several} 不止一种', en: '; {several} have ordered through two or more' },
};
const few = { zh: '；不足 30 人，样本小', en: '; fewer than 30 customers, a small sample' };
const nothing = { zh: '', en: '' };
