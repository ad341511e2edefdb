import type { Text } from '../../i18n/text';
import type { AnalysisText, RowsOf } from '../analysis';
import { unknownName, unknownValue } from '../bought';
import type { analysis } from './analysis';

/** The names of the levels. */
export const levelNames: Readonly<Record<string, Text>> = {
  channel: { zh: '渠道', en: 'Channel' },
  store: { zh: '门店', en: 'Store' },
  province: { zh: '省份', en: 'Province' },
  city: { zh: '城市', en: 'City' },
};

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '渠道、门店与地区', en: 'Channels, stores and regions' },
  question: {
    zh: '各渠道、门店、省份或城市卖了多少，来了多少客户？',
    en: 'What does each channel, store, province or city sell, and to how many?',
  },
  definition: {
    zh: '每单只计一次：各明细行不一致时取最先填写的值，明细未填时取订单表头。省份和城市为收货地，订单未填时取客户资料。净销售额 = 支付金额 − 退款，退款与退货单归入其所属订单的渠道、门店或地区；未填者自成一类，各类相加等于净销售额。订单数不含全额退款订单。笔单价 = 支付金额 / 付款订单数；每位买家净销售额 = 有客户编号的净销售额 / 买家数。买家按层级分别去重，跨门店者在每家各计一次。订单不足 30 的标为样本少。“自动”取文件中有数据的第一个层级。',
    en: 'Each order counts once: where its lines differ the first value given, where they say nothing that of the order header. Province and city are those of delivery, else those of the customer. Net sales are paid less refunds; refunds and return documents belong to the channel, store or region of their order. Orders without a value are a class of their own, so all classes add up to net sales. Fully refunded orders are not counted as orders. AOV = paid / paid orders; net sales per buyer = net sales with a customer id / buyers. Buyers are distinct within each class: whoever buys in two stores counts in both. Fewer than 30 orders are marked. “Automatic” takes the first level that the files have.',
  },
  source: { zh: '零售通用口径。', en: 'Common usage in retail.' },
  measure: { zh: '净销售额，按渠道、门店或地区', en: 'Net sales by channel, store or region' },
  columns: {
    level: { zh: '层级', en: 'Level' },
    value: { zh: '取值', en: 'Value' },
    revenue: { zh: '净销售额', en: 'Net sales' },
    share: { zh: '销售占比', en: 'Share of sales' },
    orders: { zh: '订单数', en: 'Orders' },
    paid_orders: { zh: '付款订单数', en: 'Paid orders' },
    buyers: { zh: '买家数', en: 'Buyers' },
    aov: { zh: '笔单价', en: 'AOV' },
    revenue_per_buyer: { zh: '每位买家净销售额', en: 'Net sales per buyer' },
    is_small: { zh: '不足 30 单', en: 'Fewer than 30 orders' },
  },
  parameters: {
    level: { zh: '层级', en: 'Level' },
    'level.auto': { zh: '自动', en: 'Automatic' },
    ...Object.fromEntries(Object.entries(levelNames).map(([key, name]) => [`level.${key}`, name])),
  },
  values: {
    ...Object.fromEntries(Object.entries(levelNames).map(([key, name]) => [`level.${key}`, name])),
    [`value.${unknownValue}`]: unknownName,
  },
  headline({ main }, format) {
    const zh = format.language === 'zh';
    const known = main.filter(({ value }) => value !== unknownValue);
    const [first] = known;
    if (!first) {
      const [unknown] = main;
      if (!unknown) return zh ? '当前筛选下没有订单' : 'No orders in this audience';
      const level = format.text(levelNames[unknown.level] ?? unknownName);
      return zh
        ? `订单中没有${level}信息；带${level}列的订单文件可以补上`
        : `No order says its ${level.toLowerCase()}: an order file with such a column would`;
    }
    const level = format.text(levelNames[first.level] ?? unknownName);
    if (known.length === 1) {
      return zh
        ? `只有一个${level}：${first.value}，净销售额 ${format.money(first.revenue)}`
        : `One ${level.toLowerCase()} only: ${first.value}, ${format.money(first.revenue)} of net sales`;
    }
    const share = first.share === null ? '' : format.share(first.share);
    const largest = zh
      ? `${level}中${first.value}最多，占净销售额 ${share || format.money(first.revenue)}`
      : `${first.value} leads the ${levelsInEnglish[first.level] ?? 'classes'} with ${
          share ? `${share} of` : format.money(first.revenue)
        } net sales`;
    const dearest = known
      .filter((row) => !row.is_small && row.aov !== null)
      .sort((a, b) => (b.aov ?? 0) - (a.aov ?? 0))[0];
    if (!dearest || dearest.aov === null) return largest;
    const aov = format.money(dearest.aov);
    if (dearest === first) {
      return zh
        ? `${largest}，笔单价也最高（${aov}）`
        : `${largest} and has the highest AOV (${aov})`;
    }
    return zh
      ? `${largest}；笔单价最高的是${dearest.value}（${aov}）`
      : `${largest}; ${dearest.value} has the highest AOV (${aov})`;
  },
  n: ({ main }) => ordersOf(main),
};

const levelsInEnglish: Readonly<Record<string, string>> = {
  channel: 'channels',
  store: 'stores',
  province: 'provinces',
  city: 'cities',
};

function ordersOf(rows: RowsOf<typeof analysis>['main']): number {
  return rows.reduce((sum, { orders }) => sum + orders, 0);
}
