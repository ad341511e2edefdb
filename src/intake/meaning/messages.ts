import type { Text } from '../../i18n/text';

/** What the meaning of the columns has to say: refusals, lines of the receipt, questions. */
export const meaningMessages = {
  no_known_column: {
    zh: '“{file}”里没有能识别的列。第一行是：{columns}。请确认第一行是列名，例如“订单编号”“会员ID”“下单时间”“实付金额”。',
    en: 'No column of “{file}” is recognised. Its first line reads: {columns}. Make sure that the first line names the columns, such as order_id, customer_id, order_date, amount.',
  },
  no_header: {
    zh: '“{file}”的第一行像是数据而不是列名：{columns}。请在第一行加上列名，再拖入。',
    en: 'The first line of “{file}” looks like data, not like column names: {columns}. Add a line of column names at the top and drop it again.',
  },
  rows_are_posts: {
    zh: '“{file}”每行是一条内容的播放、点赞等合计（{columns}），没有客户，不能按人分析。请导出带用户编号或昵称的互动明细，例如“用户ID”“互动类型”“互动时间”。',
    en: 'Each row of “{file}” is a post with its counts ({columns}), not a person. Export the single interactions with a user in each row, such as user_id, action, time.',
  },
  rows_are_payments: {
    zh: '“{file}”是订单的付款明细（{columns}），金额在订单里已有，再算会重复。请导入订单和订单明细，不需要这个文件。',
    en: '“{file}” lists the payments of orders ({columns}); counting them beside the orders would count money twice. Load the orders and their lines; this file is not needed.',
  },
  rows_are_settlements: {
    zh: '“{file}”是平台结算的动账明细（{columns}），和订单不是一回事，一起算会重复。请导入订单，不需要这个文件。',
    en: '“{file}” is a statement of settlements ({columns}), not of orders; counting both would count money twice. Load the orders; this file is not needed.',
  },
  orders_without_date: {
    zh: '“{file}”像是订单，但没有日期列（{columns}）。请导出带下单时间或付款时间的订单。',
    en: '“{file}” looks like orders, but no column holds their date ({columns}). Export the orders with the time of order or of payment.',
  },
  orders_without_customer: {
    zh: '没有一列说明是谁买的：销售额照算，但这些订单不属于任何客户。',
    en: 'No column says who bought: the sales count, but these orders belong to no customer.',
  },
  rates_are_no_money: {
    zh: '“{column}”列是比率而不是金额，作为属性保留。',
    en: 'Column “{column}” holds rates, not money; it is kept as an attribute.',
  },
  lines_without_date: {
    zh: '这是没有日期的订单明细：要和订单文件一起导入，才知道每单的时间和客户。',
    en: 'These are order lines without a date: load the file of the orders with them, which says when and whose each order is.',
  },
  roles_by_likeness: {
    zh: '这些列名不在已知名称里，按相近的名称判断：{columns}。不对的可以在列上改。',
    en: 'These column names are not known; they were read by likeness: {columns}. Change a column where it is wrong.',
  },
  ask_kind: {
    zh: '这是哪一种数据？列是：{columns}。',
    en: 'What kind of data is this? Its columns are {columns}.',
  },
  ask_columns: {
    zh: '列名没有说明含义（{columns}），按值判断了每列。对吗？不对的可以在列上改。',
    en: 'The column names do not say what the columns are ({columns}); they were read by their values. Is that right? Change a column where it is wrong.',
  },
  option_as_shown: { zh: '按预览', en: 'As shown' },
  option_customers: { zh: '客户', en: 'Customers' },
  option_transactions: { zh: '订单', en: 'Orders' },
  option_products: { zh: '商品', en: 'Products' },
  option_refunds: { zh: '退款', en: 'Refunds' },
  option_behaviours: { zh: '行为事件', en: 'Events' },
  option_feedback: { zh: '评价与反馈', en: 'Feedback' },
  option_tickets: { zh: '工单', en: 'Support tickets' },
  option_interactions: { zh: '沟通记录', en: 'Contacts with customers' },
  option_campaigns: { zh: '营销活动', en: 'Campaigns' },
  option_social: { zh: '社交互动', en: 'Social actions' },
  option_referrals: { zh: '推荐', en: 'Referrals' },
  option_loyalty: { zh: '积分与会员卡流水', en: 'Points and cards' },
  option_departures: { zh: '流失客户', en: 'Customers who left' },
  option_opportunities: { zh: '商机', en: 'Deals' },
  column_unreadable: {
    zh: '“{file}”的“{column}”列必须是日期或数字，但其中的值（如“{example}”）读不出来。如果是 Excel 日期序号，请先把该列设为日期格式再导出。',
    en: 'Column “{column}” of “{file}” must hold dates or numbers, but its values (such as “{example}”) cannot be read as such. If they are Excel day numbers, format the column as a date and export again.',
  },
  id_damaged: {
    zh: '“{file}”的“{column}”列已被 Excel 改成科学计数法（如“{example}”），后面的数字已丢失。请把该列设为文本格式后重新导出，不要先用 Excel 打开保存。',
    en: 'Excel has turned column “{column}” of “{file}” into numbers like “{example}”: the last digits are lost. Export it again with that column as text, without saving it from Excel first.',
  },
  kept_as_text: {
    zh: '“{column}”列的值（如“{example}”）不是数字或日期，作为文字属性保留。',
    en: 'The values of column “{column}” (such as “{example}”) are no numbers or dates; it is kept as a text attribute.',
  },
  ask_date_order: {
    zh: '“{column}”列的日期“{example}”是先日后月，还是先月后日？文件里没有能判断的值。',
    en: 'Is “{example}” in column “{column}” day first or month first? Nothing in the file decides it.',
  },
  ask_decimal_comma: {
    zh: '“{column}”列的“{example}”里，逗号是千位分隔符还是小数点？文件里没有能判断的值。',
    en: 'Is the comma of “{example}” in column “{column}” a thousands separator or a decimal point? Nothing in the file decides it.',
  },
  ask_currency: {
    zh: '“{column}”列混有不同货币（如“{example}”），不能相加。要用哪一种？其他货币的记录会被隔离。',
    en: 'Column “{column}” mixes currencies (such as “{example}”), which cannot be summed. Which one is to be used? Records in another are quarantined.',
  },
} as const satisfies Record<string, Text>;
