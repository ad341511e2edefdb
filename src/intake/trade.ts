/** What an order line counts as. Only `valid` ones make orders; the others are loaded and named. */
export type OrderState = 'valid' | 'unpaid' | 'closed' | 'refunded' | 'test';

/**
 * Status words as the platforms write them in their exports: Taobao and Tmall, JD, Pinduoduo, Douyin,
 * Youzan; Shopify, WooCommerce, Stripe, Square, Amazon, eBay, Etsy, Magento, PayPal; Olist. One that
 * is paid on one platform and unpaid on another (`open`, `active`) is in no list.
 */
const words: Readonly<Record<OrderState, string>> = {
  valid: `
    交易成功 交易完成 成功 完成 已完成 订单完成 已成功 充值成功 支付成功 已支付 已付款 付款成功 货到付款
    买家已付款 卖家已发货 卖家部分发货 等待卖家发货 等待买家确认收货 等待买家确认 等待发货 等待出库 等待确认收货
    待发货 待收货 待签收 待评价 待自提 待核销 待使用 待成团 已成团 待接单 待配送 配送中 派送中 运输中
    备货中 待备货 部分发货 未发货 已发货 已发货待签收 已出库 待出库 已收货 已签收 已妥投 已自提 已核销 已评价
    部分退款 部分退货 退款中 退货中 退款处理中 售后中 换货中 拼单成功 定金已付 待确认收货 0元购合约中
    拼团中订单 已付款但禁止发货
    无售后 无售后或售后取消 未退款 无退款 售后取消 售后关闭 退款关闭 退款取消 退款失败 拒绝退款 换货成功 补寄成功
    |paid|partially paid out|partially_refunded|partially refunded|partial refund|completed|complete
    |processing|wc-processing|wc-completed|shipped|partially shipped|partially_shipped|unshipped|shipping
    |dispatched|delivered|fulfilled|partially fulfilled|partially_fulfilled|unfulfilled|in transit
    |out for delivery|ready for pickup|awaiting shipment|awaiting fulfillment|awaiting pickup|picked up
    |invoiced|approved|succeeded|success|successful|settled|captured|valid|done|closed won|cleared
    |payment received|no refund|refund pending`,
  unpaid: `
    等待买家付款 等待付款 等待支付 待付款 未付款 待支付 未支付 待买家付款 付款中 支付中 支付失败 付款失败
    付款确认中 国际信用卡支付付款确认中 没有创建支付宝交易 已下单 待付定金 待付尾款 定金未付 尾款未付 待审核付款
    |pending|authorized|authorised|unpaid|on-hold|on hold|onhold|holded|pending payment|pending_payment
    |payment pending|awaiting payment|payment_review|payment review|pending_paypal|partially_paid
    |partially paid|requires_action|requires_payment_method|requires payment method|requires_confirmation
    |requires confirmation|requires action|requires_capture|requires capture|incomplete|failed|wc-pending
    |wc-on-hold|wc-failed|uncaptured|draft|checkout-draft|wc-checkout-draft|blocked|declined|denied
    |created|payment failed|payment error|unclaimed|held|under review|not paid|awaiting_payment`,
  closed: `
    交易关闭 订单关闭 已关闭 关闭 超时关闭 自动关闭 交易自动关闭 已取消 取消 订单取消 交易取消 用户取消 买家取消
    卖家取消 商家取消 系统取消 客服取消 超时取消 未付款取消 付款前取消 作废 已作废 已失效 无效 拒收 已拒收
    买家拒收 拒签 已删除 删除 拼单失败 拼团失败 未成团 卖家或买家主动关闭交易
    |cancelled|canceled|cancelled by buyer|cancelled by seller|canceled by customer|voided|void|closed
    |expired|wc-cancelled|unavailable|trash|fraud|suspected fraud|abandoned|rejected|removed|deleted
    |reversed|paypal_reversed|returned to sender`,
  refunded: `
    已退款 退款成功 退款完成 全额退款 已全额退款 全部退款 退货退款 退货退款成功 退货退款完成 仅退款成功 已退货
    退货成功 退货完成 用户退款成功 付款以后用户退款成功 退款已完成 极速退款成功 售后退款成功
    |refunded|fully refunded|full refund|wc-refunded|returned|charged back|chargeback|charged_back
    |disputed|dispute lost`,
  test: `测试 测试订单 |test|test order`,
};

/** Chinese words stand apart by blanks, English ones by bars. */
const wordsOf = (list: string) =>
  list
    .split('|')
    .flatMap((part, index) => (index === 0 ? part.split(/\s+/) : [part]))
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** Strongest first: of a combined status such as 已发货，退款成功 the money decides. */
const strongest = ['refunded', 'closed', 'test', 'unpaid', 'valid'] as const;

const states = new Map<string, OrderState>(
  strongest.flatMap((state) => wordsOf(words[state]).map((word) => [word, state])),
);

/** Beginnings that carry a state whatever follows, such as 交易关闭(超时未付款). */
const beginnings: readonly (readonly [string, OrderState])[] = [
  ['交易成功', 'valid'],
  ['交易关闭', 'closed'],
  ['等待买家付款', 'unpaid'],
  ['待付款', 'unpaid'],
  ['国际信用卡支付', 'unpaid'],
  ['已取消', 'closed'],
  ['已关闭', 'closed'],
  ['付款以前', 'closed'],
  ['(删除)', 'closed'],
  ['退款成功', 'refunded'],
  ['已退款', 'refunded'],
  ['付款以后用户退款成功', 'refunded'],
  ['退款关闭', 'valid'],
  ['shipped - returned', 'refunded'],
  ['shipped -', 'valid'],
  ['cancelled', 'closed'],
  ['canceled', 'closed'],
  ['refunded (', 'refunded'],
  ['completed (', 'valid'],
  ['paid (', 'valid'],
];

const plain = (status: string) => status.normalize('NFKC').trim().toLowerCase();

/**
 * The state that a status of a shop means, or null where the words are not known. Of a status that
 * joins several (`已发货，退款成功`) the strongest known one counts.
 */
export function stateOf(status: string): OrderState | null {
  const word = plain(status);
  const known = states.get(word);
  if (known) return known;
  const parts = word.split(/\s*[,;|/、+&。\n]\s*/).filter((part) => part !== '');
  const found = new Set(parts.map(stateOfPart));
  return strongest.find((state) => found.has(state)) ?? null;
}

function stateOfPart(part: string): OrderState | null {
  const known = states.get(part);
  if (known) return known;
  return beginnings.find(([start]) => part.startsWith(start))?.[1] ?? null;
}

const refundWords = {
  valid: `
    退款成功 成功 已退款 退款完成 已完成 完成 退货退款成功 仅退款成功 退货退款完成 全额退款 部分退款 已到账
    |succeeded|success|successful|refunded|completed|complete|paid|approved|processed|issued|settled`,
  closed: `
    退款关闭 关闭 已关闭 已拒绝 拒绝 拒绝退款 已取消 取消 卖家拒绝 卖家拒绝退款 商家拒绝 退款失败 失败 撤销 已撤销
    买家撤销 退款取消 售后关闭 售后取消 无售后 无售后或售后取消
    |closed|cancelled|canceled|rejected|failed|declined|denied|void|voided`,
  open: `
    退款中 处理中 待处理 申请中 待审核 审核中 待卖家处理 待商家处理 待退货 退货中 待退款 待买家退货 退款处理中 售后中
    待商家收货 待平台处理 平台处理中 商家处理中 等待卖家同意 等待买家退货 等待卖家确认收货 买家已经申请退款
    卖家已经同意退款 买家已经退货 待买家处理 换货中
    |pending|processing|requested|open|in progress|under review|awaiting return|initiated`,
};

const refundStates = new Map<string, 'valid' | 'closed' | 'open'>(
  (['open', 'closed', 'valid'] as const).flatMap((state) =>
    wordsOf(refundWords[state]).map((word) => [word, state]),
  ),
);

/** Whether a refund was given: `closed` covers those refused and those not given yet. */
export function refundStateOf(status: string): 'valid' | 'closed' | null {
  const word = plain(status).replace(/\(.*\)$/, '');
  const found = [word, ...word.split(/\s*[,;|/、]\s*/)].flatMap((part) => {
    const state = refundStates.get(part);
    return state ? [state] : [];
  });
  if (found.length === 0) return null;
  return found.every((state) => state === 'valid') ? 'valid' : 'closed';
}

/**
 * What an after-sale status makes of an order: given back, or nothing (nothing was asked, it is still
 * open, or it was refused); null where the words are not known.
 */
export function afterSaleStateOf(status: string): 'refunded' | 'valid' | null {
  const state = stateOf(status);
  if (state === 'refunded') return 'refunded';
  return state !== null || refundStateOf(status) !== null ? 'valid' : null;
}

/** Whether the cell of a test or mode column marks a test order. */
export function testStateOf(mode: string): 'test' | 'valid' {
  return /^(test|test mode|sandbox|测试|测试订单|是|true|yes|y|1)$/.test(plain(mode))
    ? 'test'
    : 'valid';
}
