import type { Text } from '../../i18n/text';

/** How cells are read: lines of the receipt, and what is asked. */
export const valueMessages = {
  date_format: {
    zh: '日期按此读取：{example} = {reading}（列：{columns}）。',
    en: 'Dates are read like this: {example} = {reading} (columns: {columns}).',
  },
  epoch: {
    zh: '时间戳按 1970 年以来的秒、毫秒或微秒读取：{example} = {reading}（列：{columns}）。',
    en: 'Numbers are read as time since 1970: {example} = {reading} (columns: {columns}).',
  },
  decimal_comma: {
    zh: '逗号是小数点：{example} = {reading}（列：{columns}）。',
    en: 'The comma is the decimal sign: {example} = {reading} (columns: {columns}).',
  },
  number_format: {
    zh: '数字按此读取：{example} = {reading}（列：{columns}）。',
    en: 'Numbers are read like this: {example} = {reading} (columns: {columns}).',
  },
  time_zone: {
    zh: '带时区的时间换算到 {zone}：{example} = {reading}（列：{columns}）。',
    en: 'Times with a zone are brought to {zone}: {example} = {reading} (columns: {columns}).',
  },
  own_clock: {
    zh: '时间带有店铺自己的时差（如 {example}），按写明的当地时间计算（列：{columns}）。',
    en: 'Times carry the offset of the shop’s own clock (such as {example}); they count as written (columns: {columns}).',
  },
  sentinels: {
    zh: '像 {example} 这样的日期是系统用来表示“没有”或“永久”的（列：{columns}）。',
    en: 'Dates such as {example} are what systems write for “none” or “for ever” (columns: {columns}).',
  },
  unwrapped_ids: {
    zh: '编号外的制表符、撇号或 ="…" 已去掉，如 {example}（列：{columns}）。',
    en: 'Tabs, apostrophes or ="…" around ids were taken off, such as {example} (columns: {columns}).',
  },
  trimmed_ids: {
    zh: '编号前后的空格已去掉，如“{example}”（列：{columns}）。',
    en: 'Blanks around ids were taken off, such as “{example}” (columns: {columns}).',
  },
  composed_ids: {
    zh: '编号里同一字符的不同编码（如“{example}”）已统一（列：{columns}）。',
    en: 'Letters that are coded in two ways, as in “{example}”, were made one (columns: {columns}).',
  },
  excel_rounding: {
    zh: '编号（如 {example}）从第 16 位起几乎都是 0，可能被 Excel 改过：不同的编号可能已变成同一个。请以文本格式重新导出（列：{columns}）。',
    en: 'Nearly all ids (such as {example}) are zeros from the 16th digit on: Excel may have rounded them and made different ids equal. Export them again as text (columns: {columns}).',
  },
  booleans: {
    zh: '是与否有多种写法：{words}（列：{columns}）。',
    en: 'Yes and no are written in several ways: {words} (columns: {columns}).',
  },
  empty_columns: {
    zh: '没有值的列：{columns}。',
    en: 'Columns without a value: {columns}.',
  },
  ids_differ_by_case: {
    zh: '{count} 个客户编号只有大小写或全半角不同，如“{example}”与“{other}”。',
    en: 'Customer ids that differ only by capitals or full width, such as “{example}” and “{other}”: {count}.',
  },
  amount_less_discount: {
    zh: '没有金额列，金额 = 数量 × 单价 − 行折扣。',
    en: 'There is no column of amounts: amount = quantity × unit price − discount of the line.',
  },
  ask_excel_dates: {
    zh: '“{column}”列是表格软件的日期序号（如“{example}”）。从 1900 年算起，还是从 1904 年（旧版 Mac Excel）算起？',
    en: 'Column “{column}” holds the day numbers of a spreadsheet (such as “{example}”). Do they count from 1900, or from 1904 as older Excel for Mac does?',
  },
  ask_currency_column: {
    zh: '“{column}”列有多种货币（{example}），不能相加。分析哪一种？其他货币的订单不计入金额。',
    en: 'Column “{column}” names several currencies ({example}), which cannot be summed. Which one is to be analysed? Orders in another do not count.',
  },
  option_missing: { zh: '按空值处理', en: 'take as empty' },
  option_as_written: { zh: '按原样', en: 'as written' },
  option_folded: { zh: '合并为同一个', en: 'make them one' },
} as const satisfies Record<string, Text>;
