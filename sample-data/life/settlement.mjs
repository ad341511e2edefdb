import { DAY, LAST_DAY, dayOfSecond, timeText } from '../world/calendar.mjs';
import { orderTotal } from './orders.mjs';

const END = (LAST_DAY + 1) * DAY;

export const STATUS = {
  success: '交易成功',
  shipped: '卖家已发货',
  refunded: '已退款',
  closed: '交易关闭',
  unpaid: '待付款',
};

const REASONS = {
  质量问题: 24,
  七天无理由: 30,
  与描述不符: 14,
  发错货: 8,
  少件漏发: 9,
  物流破损: 15,
};

/**
 * Settles every order: paid or not, delivered or not, refunded or not. An order is standing when it
 * is paid and not refunded to the last fen.
 * @returns {object[]} refunds
 */
export function settleOrders(random, orders) {
  const refunds = [];
  for (const order of orders) {
    settlePayment(random, order);
    if (order.isPaid && !order.isBrought) refunds.push(...drawRefunds(random, order));
    order.isStanding = order.isPaid && order.status !== STATUS.refunded;
  }
  refunds.sort((a, b) => a.at - b.at);
  refunds.forEach((refund, i) => {
    refund.id = `R${String(240000 + i * 3)}`;
  });
  return refunds;
}

function settlePayment(random, order) {
  const age = LAST_DAY - dayOfSecond(order.at);
  order.isPaid = true;
  order.status = age <= 4 && order.channel !== '门店' ? STATUS.shipped : STATUS.success;
  if (order.channel === '门店' || order.isBrought) return;
  // The shop closes unpaid orders after three days; only the youngest still wait.
  const waits = age <= 2 && random.chance(0.16);
  if (!waits && !(age > 2 && random.chance(0.038))) return;
  order.isPaid = false;
  order.status = waits ? STATUS.unpaid : STATUS.closed;
  order.paidAt = 0;
}

function drawRefunds(random, order) {
  const share = { 抖音: 0.085, 天猫: 0.05, 小程序: 0.038, 门店: 0.012 }[order.channel] ?? 0.01;
  if (!random.chance(share + 0.006)) return [];
  const at = order.paidAt + Math.floor(DAY * (1.5 + random.exponential(5)));
  if (at >= END) return [];
  const total = orderTotal(order);
  const reason = random.weighted(REASONS);
  const kind = random.weighted({ full: 56, line: 26, part: 10, refused: 8 });
  if (kind === 'refused')
    return [{ order, at, amount: Math.round(total / 20) * 10, reason, status: '退款关闭' }];
  if (kind === 'full') return settleFully(random, order, at, total, reason);
  const amount =
    kind === 'line' && order.lines.length > 1
      ? random.pick(order.lines).paid
      : Math.max(100, Math.round((total * (0.1 + 0.3 * random.uniform())) / 100) * 100);
  if (amount >= total) return [];
  order.refunded = amount;
  return [{ order, at, amount, reason, status: '退款成功' }];
}

/** Now and then the whole is given back in two parts. */
function settleFully(random, order, at, total, reason) {
  order.refunded = total;
  order.status = STATUS.refunded;
  const first = order.lines[0].paid;
  if (order.lines.length === 1 || !random.chance(0.15)) {
    return [{ order, at, amount: total, reason, status: '退款成功' }];
  }
  return [
    { order, at, amount: first, reason, status: '退款成功' },
    { order, at: Math.min(END - 1, at + 7200), amount: total - first, reason, status: '退款成功' },
  ];
}

const yuan = (fen) => (fen / 100).toFixed(2);

export function transactionTable(orders) {
  return {
    header: [
      '订单编号',
      '会员ID',
      '下单时间',
      '付款时间',
      '订单状态',
      '商品编号',
      '数量',
      '单价',
    ].concat(['优惠金额', '实付金额', '支付方式', '渠道', '门店', '促销活动']),
    rows: orders.flatMap((order) =>
      order.lines.map((line) => [
        order.id,
        order.customer.id,
        timeText(order.at),
        order.paidAt ? timeText(order.paidAt) : '',
        order.status,
        line.product.id,
        line.quantity,
        ...[line.unitPrice, line.discount, line.paid].map((fen) => fen / 100),
        order.isPaid ? order.payment : '',
        order.channel,
        order.store,
        order.promotion,
      ]),
    ),
  };
}

export function refundTable(refunds) {
  return {
    header: [
      '退款编号',
      '订单编号',
      '退款申请时间',
      '退款完结时间',
      '买家退款金额',
      '退款原因',
      '退款状态',
    ],
    rows: refunds.map(({ id, order, at, amount, reason, status }) => [
      id,
      order.id,
      timeText(at - (DAY + 3000)),
      timeText(at),
      yuan(amount),
      reason,
      status,
    ]),
  };
}
