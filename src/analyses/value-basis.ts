import type { Format } from '../format/format';
import { fill, type Text } from '../i18n/text';

/** What counts as value, as `mart.value_basis` says it. */
export interface ValueBasis {
  /** The setting: revenue or profit. */
  asked: string;
  /** What is counted: revenue too where no cost is known. */
  basis: string;
  orders: number;
  orders_with_cost: number;
}

/** The columns of a result that says what counts as value. */
export const basisColumns = {
  asked: 'text',
  basis: 'text',
  orders: 'count',
  orders_with_cost: 'count',
} as const;

/** Names of those columns, but for `orders`, and of their values. */
export const basisNames = {
  asked: { zh: '所选价值口径', en: 'Value asked for' },
  basis: { zh: '实际价值口径', en: 'Value counted' },
  orders_with_cost: { zh: '有成本的订单数', en: 'Orders with a known cost' },
} as const satisfies Record<string, Text>;
export const basisValues = {
  revenue: { zh: '净销售额', en: 'Net sales' },
  profit: { zh: '利润', en: 'Profit' },
} as const satisfies Record<string, Text>;

/** The name of what is counted: net sales or profit. */
export function valueName(basis: ValueBasis | undefined, format: Format): string {
  return format.text(basis?.basis === 'profit' ? basisValues.profit : basisValues.revenue);
}

/** How profit came about, or why it is not shown; nothing where it was not asked for. */
export function basisInWords(basis: ValueBasis | undefined, format: Format): string[] {
  if (basis?.asked !== 'profit') return [];
  if (basis.basis !== 'profit') return [format.text(sentences.none)];
  const { orders, orders_with_cost } = basis;
  const sentence = orders === orders_with_cost ? sentences.all : sentences.some;
  const values = {
    known: format.count(orders_with_cost),
    orders: format.count(orders),
    missing: format.count(orders - orders_with_cost),
  };
  return [fill(format.text(sentence), values)];
}

const sentences = {
  none: {
    zh: '数据里没有成本，价值仍按净销售额；补充带成本列的交易或商品文件后可按利润。',
    en: 'The data has no cost, so value is net sales; a transactions or products file with a cost column would bring profit.',
  },
  all: {
    zh: '价值为利润：净销售额 − 成本（取自交易，没有时取商品成本价 × 件数），{orders} 个订单都有成本。',
    en: 'Value is profit: net sales less cost (of the transactions, else of the products × units), known for all {orders} orders.',
  },
  some: {
    zh: '价值为利润：净销售额 − 成本（取自交易，没有时取商品成本价 × 件数）。{orders} 个订单中 {known} 个有成本；其余 {missing} 个不计入利润。',
    en: 'Value is profit: net sales less cost (of the transactions, else of the products × units), known for {known} of {orders} orders; the other {missing} count nothing.',
  },
} as const satisfies Record<string, Text>;
