import type { Text } from '../i18n/text';

/** The rules of trade, as lines of the receipt. */
export const tradeMessages = {
  orders_closed: {
    zh: '{count} 行属于已关闭或取消的订单（{words}），不计入有效订单。',
    en: 'Rows of closed or cancelled orders ({words}), left out of valid orders: {count}.',
  },
  orders_unpaid: {
    zh: '{count} 行属于未付款订单（{words}），不计入有效订单。',
    en: 'Rows of unpaid orders ({words}), left out of valid orders: {count}.',
  },
  orders_refunded: {
    zh: '{count} 行属于已退款订单（{words}），不计入有效订单。',
    en: 'Rows of refunded orders ({words}), left out of valid orders: {count}.',
  },
  orders_test: {
    zh: '{count} 行属于测试订单（{words}），不计入有效订单。',
    en: 'Rows of test orders ({words}), left out of valid orders: {count}.',
  },
  orders_unknown: {
    zh: '{count} 行的订单状态无法识别（{words}），按有效订单处理。',
    en: 'Rows whose order status is not known ({words}), taken as valid: {count}.',
  },
  refunds_closed: {
    zh: '{count} 笔退款未成功（{words}），不扣减金额。',
    en: 'Refunds that were not given ({words}), not subtracted: {count}.',
  },
  refunds_unknown: {
    zh: '{count} 笔退款的状态无法识别（{words}），按已退款处理。',
    en: 'Refunds whose status is not known ({words}), taken as given: {count}.',
  },
  cancelled_orders: {
    zh: '{count} 行有取消时间，不计入有效订单。',
    en: 'Rows with a time of cancellation, left out of valid orders: {count}.',
  },
  no_payment_time: {
    zh: '{count} 行没有付款时间，按未付款处理，不计入有效订单。',
    en: 'Rows without a time of payment, taken as unpaid and left out of valid orders: {count}.',
  },
  status_is_free_text: {
    zh: '订单状态列的写法太多，没有用来判断订单是否有效。',
    en: 'The status column has too many different values to tell valid orders by it.',
  },
} as const satisfies Record<string, Text>;
