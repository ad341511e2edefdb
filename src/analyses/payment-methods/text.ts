import type { AnalysisText } from '../analysis';
import { unknownName, unknownValue } from '../bought';
import type { analysis } from './analysis';

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '支付方式', en: 'Ways of payment' },
  question: {
    zh: '客户用什么方式付款，各带来多少订单与销售，退款有多少？',
    en: 'How do customers pay, and how much comes and goes back by each way?',
  },
  definition: {
    zh: '每单只计一次：各明细行不一致时取最先填写的支付方式，明细未填时取订单表头；未填者自成一类。净销售额 = 支付金额 − 退款，各类相加等于净销售额。订单数不含全额退款订单，付款订单数含。笔单价 = 支付金额 / 付款订单数。订单退款率 = 有退款的订单与退货单 / 付款订单；金额退款率 = 退款金额 / 支付金额。付款订单不足 30 的标为样本少。',
    en: 'Each order counts once: where its lines differ the first way given, where they say nothing that of the order header; orders without one are a class of their own. Net sales are paid less refunds and add up to net sales. Fully refunded orders are not counted as orders but as paid orders. AOV = paid / paid orders. Refund rate by orders = orders with a refund and return documents / paid orders; by money = refunded / paid. Fewer than 30 paid orders are marked.',
  },
  source: { zh: '零售通用口径。', en: 'Common usage in retail.' },
  measure: { zh: '订单数，按支付方式', en: 'Orders by way of payment' },
  columns: {
    payment_method: { zh: '支付方式', en: 'Way of payment' },
    orders: { zh: '订单数', en: 'Orders' },
    share_of_orders: { zh: '订单占比', en: 'Share of orders' },
    revenue: { zh: '净销售额', en: 'Net sales' },
    share: { zh: '销售占比', en: 'Share of sales' },
    paid_orders: { zh: '付款订单数', en: 'Paid orders' },
    aov: { zh: '笔单价', en: 'AOV' },
    refund_rate_orders: { zh: '订单退款率', en: 'Refund rate, orders' },
    refund_rate_money: { zh: '金额退款率', en: 'Refund rate, money' },
    is_small: { zh: '不足 30 单', en: 'Fewer than 30 orders' },
  },
  values: { [`payment_method.${unknownValue}`]: unknownName },
  headline({ main }, format) {
    const zh = format.language === 'zh';
    const known = main.filter((row) => row.payment_method !== unknownValue);
    const [first] = known;
    if (!first) {
      if (main.length === 0) return zh ? '当前筛选下没有订单' : 'No orders in this audience';
      return zh
        ? '订单中没有支付方式；带支付方式列的订单文件可以补上'
        : 'No order says how it was paid: an order file with that column would';
    }
    const share = format.share(first.share_of_orders ?? 0);
    const most = zh
      ? `${share} 的订单以${first.payment_method}付款`
      : `${share} of orders are paid by ${first.payment_method}`;
    const worst = known
      .filter((row) => !row.is_small && (row.refund_rate_orders ?? 0) > 0)
      .sort((a, b) => (b.refund_rate_orders ?? 0) - (a.refund_rate_orders ?? 0))[0];
    if (!worst || known.length === 1) return most;
    const rate = format.share(worst.refund_rate_orders ?? 0);
    return zh
      ? `${most}；退款率最高的是${worst.payment_method}（${rate}）`
      : `${most}; ${worst.payment_method} has the highest refund rate (${rate})`;
  },
  n: ({ main }) => main.reduce((sum, { orders }) => sum + orders, 0),
};
