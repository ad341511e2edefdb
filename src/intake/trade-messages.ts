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
  orders_counted: {
    zh: '按你的选择，{count} 行（{words}）计入有效订单。',
    en: 'Rows that count as valid orders, as chosen ({words}): {count}.',
  },
  cancelled_counted: {
    zh: '按你的选择，{count} 行有取消时间，仍计入有效订单。',
    en: 'Rows with a time of cancellation that count as valid orders, as chosen: {count}.',
  },
  no_payment_time_counted: {
    zh: '按你的选择，{count} 行没有付款时间，仍计入有效订单。',
    en: 'Rows without a time of payment that count as valid orders, as chosen: {count}.',
  },
  refunds_counted: {
    zh: '按你的选择，{count} 笔未成功的退款（{words}）仍扣减金额。',
    en: 'Refunds that were not given ({words}) but are subtracted, as chosen: {count}.',
  },
  unknown_left_out: {
    zh: '按你的选择，{count} 行的状态无法识别（{words}），不计入。',
    en: 'Rows whose status is not known ({words}), left out as chosen: {count}.',
  },
  returns: {
    zh: '{count} 行的数量或金额为负（退货、抵扣）：按其日期从净销售额中扣减，单独的退货单不算订单。',
    en: 'Rows with a negative quantity or amount (returns, deductions): {count}. They are subtracted from net sales on their own date; a return by itself is no order.',
  },
  returns_left_out: {
    zh: '按你的选择，{count} 行的数量或金额为负，不计入。',
    en: 'Rows with a negative quantity or amount, left out as chosen: {count}.',
  },
  exact_rows_kept: {
    zh: '{count} 行与同文件的另一行完全相同，仍然计入：同一订单可以有相同的明细。',
    en: 'Rows that equal another row of the file in every column: {count}. They count, since lines may repeat.',
  },
  exact_rows_dropped: {
    zh: '{count} 行与同文件的另一行完全相同，只计一次。',
    en: 'Rows that equal another row of the file in every column: {count}. Each counts once.',
  },
  repeated_customers: {
    zh: '{count} 个客户有多行且内容不同，以最后更新的一行为准。',
    en: 'Customers with several rows that differ: {count}. The row updated last counts.',
  },
  repeated_products: {
    zh: '{count} 个商品有多行且内容不同，以最后一行为准。',
    en: 'Products with several rows that differ: {count}. The last row counts.',
  },
  repeated_orders: {
    zh: '{count} 个订单号有多行且内容不同，按同一订单的多行相加。',
    en: 'Order ids with several rows that differ: {count}. They count as lines of one order and add up.',
  },
  repeated_keys: {
    zh: '{count} 个编号有多行且内容不同，每行都计入。',
    en: 'Ids with several rows that differ: {count}. Each row counts.',
  },
  items_split: {
    zh: '{count} 个订单的商品写在一个单元格里，已拆成 {items} 行商品；金额仍按订单计，不分摊到商品。',
    en: 'Orders with their products in one cell: {count}, taken apart into {items} lines. Money stays with the order and is not divided among its products.',
  },
  merged: {
    zh: '与“{file}”按编号合并：新增 {added}，有变化 {changed}，相同 {same}；以本文件为准，不重复计算。',
    en: 'Merged with “{file}” by key: new {added}, changed {changed}, the same {same}. This file counts; nothing counts twice.',
  },
  kept_both: {
    zh: '按你的选择，没有与“{file}”合并：{count} 个相同的编号两边都计入。',
    en: 'Not merged with “{file}”, as chosen: keys that are in both and count in both: {count}.',
  },
  replaced_by: {
    zh: '{count} 条也在更新的文件“{file}”里，以那个文件为准。',
    en: 'Records that are also in the newer file “{file}”, which counts instead: {count}.',
  },
  completed_by: {
    zh: '{count} 条也在更新的文件“{file}”里，以那个文件为准；它留空的单元格沿用本文件的值。',
    en: 'Records that are also in the newer file “{file}”, which counts instead: {count}. Where it leaves a cell empty, the value of this file stays.',
  },
  lost_columns: {
    zh: '“{file}”里被本文件替换的记录有本文件没有的列（{columns}），这些值不再计入。',
    en: 'The records of “{file}” that this file replaces had columns that it lacks ({columns}); those values no longer count.',
  },
  overlap_once: {
    zh: '{count} 行与“{file}”的行完全相同，时间也重叠，只计一次。',
    en: 'Rows that equal rows of “{file}” in every column, in a time that both cover: {count}. They count once.',
  },
  overlap_both: {
    zh: '{count} 行与“{file}”的行完全相同，两边都计入。',
    en: 'Rows that equal rows of “{file}” in every column: {count}. They count in both.',
  },
  other_orders: {
    zh: '{count} 个订单号也在“{file}”里，但客户和日期不同，按不同店铺的订单分别计算。',
    en: 'Order ids that are also in “{file}”, with other customers and dates: {count}. They are taken as other orders, as of another shop.',
  },
  same_orders: {
    zh: '按你的选择，{count} 个也在“{file}”里的订单号视为同一批订单，尽管客户和日期不同。',
    en: 'Order ids that are also in “{file}”, with other customers and dates: {count}. They are taken as the same orders, as chosen.',
  },
  order_continues: {
    zh: '订单 {order} 的明细一部分在“{file}”末尾，一部分在本文件，合在一起计算。',
    en: 'The lines of order {order} are partly at the border of “{file}” and partly in this file; they count together.',
  },
  option_apply: { zh: '不计入', en: 'leave out' },
  option_ignore: { zh: '仍计入', en: 'count' },
  option_valid: { zh: '按有效处理', en: 'take as valid' },
  option_leave_out: { zh: '不计入', en: 'leave out' },
  option_subtract: { zh: '扣减', en: 'subtract' },
  option_keep: { zh: '都计入', en: 'count all' },
  option_drop: { zh: '只计一次', en: 'count once' },
  option_by_key: { zh: '按编号合并', en: 'merge by key' },
  option_keep_both: { zh: '两边都计入', en: 'count both' },
  option_once: { zh: '只计一次', en: 'count once' },
  option_both: { zh: '两边都计入', en: 'count both' },
  option_own: { zh: '不同的订单', en: 'other orders' },
  option_shared: { zh: '同一批订单', en: 'the same orders' },
  status_is_free_text: {
    zh: '订单状态列的写法太多，没有用来判断订单是否有效。',
    en: 'The status column has too many different values to tell valid orders by it.',
  },
} as const satisfies Record<string, Text>;
