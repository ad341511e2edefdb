/** What an order line counts as. Only `valid` ones make orders; the others are loaded and named. */
export type OrderState = 'valid' | 'unpaid' | 'closed' | 'refunded' | 'test';

const words: Readonly<Record<OrderState, readonly string[]>> = {
  valid: [
    ...[
      '交易成功',
      '卖家已发货',
      '买家已付款',
      '等待卖家发货',
      '等待买家确认收货',
      '已完成',
      '已发货',
      '已付款',
      '待发货',
    ],
    ...[
      '待收货',
      '已签收',
      '已支付',
      '备货中',
      '部分发货',
      '已收货',
      '支付成功',
      '成功',
      '部分退款',
      '待评价',
      '待自提',
    ],
    ...['订单完成', '完成', '充值成功', '交易完成', '待成团', '已成团', '已核销'],
    ...[
      'paid',
      'partially_refunded',
      'partially refunded',
      'completed',
      'complete',
      'processing',
      'shipped',
    ],
    ...[
      'delivered',
      'fulfilled',
      'succeeded',
      'success',
      'successful',
      'approved',
      'invoiced',
      'wc-completed',
    ],
    ...[
      'wc-processing',
      'closed won',
      'settled',
      'captured',
      'partial refund',
      'in transit',
      'valid',
      'done',
      'active',
    ],
  ],
  unpaid: [
    ...[
      '等待买家付款',
      '待付款',
      '未付款',
      '待支付',
      '未支付',
      '已下单',
      '等待付款',
      '付款中',
      '支付失败',
    ],
    ...[
      'pending',
      'authorized',
      'unpaid',
      'on-hold',
      'on hold',
      'pending payment',
      'requires_action',
    ],
    ...[
      'requires payment method',
      'requires_payment_method',
      'incomplete',
      'failed',
      'partially_paid',
      'created',
    ],
    ...[
      'wc-pending',
      'wc-on-hold',
      'wc-failed',
      'uncaptured',
      'draft',
      'checkout-draft',
      'blocked',
      'declined',
    ],
  ],
  closed: [
    ...[
      '交易关闭',
      '已取消',
      '已关闭',
      '取消',
      '关闭',
      '订单关闭',
      '订单取消',
      '交易取消',
      '作废',
      '已作废',
      '用户取消',
    ],
    ...['超时关闭', '卖家取消', '系统取消', '拒收'],
    ...[
      'voided',
      'cancelled',
      'canceled',
      'closed',
      'expired',
      'void',
      'wc-cancelled',
      'unavailable',
      'trash',
    ],
  ],
  refunded: [
    ...[
      '已退款',
      '退款成功',
      '退货退款',
      '退款完成',
      '全额退款',
      '已退货',
      '退货成功',
      '已全额退款',
      '仅退款成功',
    ],
    ...[
      'refunded',
      'fully refunded',
      'returned',
      'wc-refunded',
      'full refund',
      'charged back',
      'disputed',
    ],
  ],
  test: ['测试', '测试订单', 'test', 'test order'],
};

const states = new Map<string, OrderState>();
for (const state of ['valid', 'unpaid', 'closed', 'refunded', 'test'] as const) {
  for (const word of words[state]) states.set(word, state);
}

/** Beginnings that carry a state whatever follows, such as 交易关闭(超时未付款). */
const beginnings = [
  '交易成功',
  '交易关闭',
  '等待买家付款',
  '待付款',
  '已取消',
  '已关闭',
  '退款成功',
  '已退款',
] as const;

/** The state that a status word of a shop means, or null where the word is not known. */
export function stateOf(status: string): OrderState | null {
  const word = status.normalize('NFKC').trim().toLowerCase();
  const known = states.get(word);
  if (known) return known;
  const beginning = beginnings.find((start) => word.startsWith(start));
  return beginning ? (states.get(beginning) ?? null) : null;
}

const refundClosed = new Set([
  ...[
    '退款关闭',
    '关闭',
    '已关闭',
    '已拒绝',
    '拒绝',
    '已取消',
    '取消',
    '卖家拒绝',
    '退款失败',
    '失败',
    '撤销',
    '已撤销',
  ],
  ...['closed', 'cancelled', 'canceled', 'rejected', 'failed', 'declined'],
]);

const refundValid = new Set([
  ...['退款成功', '成功', '已退款', '退款完成', '已完成', '完成', '退货退款成功', '仅退款成功'],
  ...['succeeded', 'success', 'refunded', 'completed', 'paid', 'approved'],
]);

const refundOpen = new Set([
  ...['退款中', '处理中', '待处理', '申请中', '待审核', '待卖家处理', '待退货', '退货中'],
  ...['pending', 'processing', 'requested', 'open'],
]);

/** Whether a refund was given: `closed` covers those refused and those not given yet. */
export function refundStateOf(status: string): 'valid' | 'closed' | null {
  const word = status.normalize('NFKC').trim().toLowerCase();
  if (refundValid.has(word)) return 'valid';
  return refundClosed.has(word) || refundOpen.has(word) ? 'closed' : null;
}
