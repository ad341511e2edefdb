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
