import type { Text } from '../i18n/text';

/** What loading has to say: refusals, lines of the receipt, reasons. */
export const loadingMessages = {
  same_file: {
    zh: '“{file}”与先前拖入的“{twin}”内容完全相同，没有再次载入，以免重复计算。',
    en: '“{file}” has exactly the same content as “{twin}”, which was dropped before; it was not loaded again, so that nothing counts twice.',
  },
  ask_sheets: {
    zh: '“{file}”有 {count} 张工作表，其中几张是同一类数据。是同一份数据的各个部分（例如每月一张），都要载入，还是只载入其中一张？',
    en: '“{file}” has {count} sheets with data, several of one kind. Are they parts of one table, such as one a month, all to be loaded, or is only one of them wanted?',
  },
  option_all: { zh: '全部', en: 'All of them' },
  sheets_left_out: {
    zh: '同一文件里的这些部分不是可以识别的数据表，没有载入：{names}。',
    en: 'Parts of the same file that are no table that is known, and were not loaded: {names}.',
  },
  nothing_loaded: {
    zh: '“{file}”的 {records} 条记录都无法载入。第一条的问题在“{column}”列：{text}。请检查该列的写法后重新导出。',
    en: 'None of the {records} records of “{file}” could be loaded. In the first one column “{column}” is at fault: {text}. Check how that column is written and export again.',
  },
  account_open: {
    zh: '“{file}”载入前后的记录数对不上，因此没有载入，原有数据不变。请把文件另存为“CSV UTF-8”再试，并告诉我们。',
    en: 'The records of “{file}” did not add up while loading, so it was not loaded; what was there before stays. Save it as “CSV UTF-8”, try again, and tell us.',
  },
  engine_refused: {
    zh: '“{file}”无法载入，原有数据不变。数据引擎的说明：{message}',
    en: '“{file}” could not be loaded; what was there before stays. The engine says: {message}',
  },
  out_of_memory: {
    zh: '“{file}”太大，内存不足，没有载入，原有数据不变。请关闭其他标签页，或只导出需要的列和时间段再试。',
    en: 'There is not enough memory for “{file}”; it was not loaded, and what was there before stays. Close other tabs, or export only the columns and months that you need.',
  },
  filled_down: {
    zh: '{count} 行没有填写订单信息，已从同一订单的其他行补上。',
    en: 'Lines without the cells of their order, filled from its other lines: {count}.',
  },
  null_words: {
    zh: '{count} 个单元格写着“无”“NULL”“-”或 0000-00-00 之类，按空值处理。',
    en: 'Cells that say NULL, N/A, -, 0000-00-00 or the like, taken as empty: {count}.',
  },
  left_empty: {
    zh: '{count} 个单元格读不出来，按空值处理（列：{columns}）。',
    en: 'Cells that could not be read and were left empty: {count} (columns: {columns}).',
  },
  no_amount: { zh: '{count} 行没有金额。', en: 'Rows without an amount: {count}.' },
  id_from_column: {
    zh: '没有客户编号列，用“{column}”作为客户编号。',
    en: 'There is no column of customer ids; “{column}” serves as the id.',
  },
  ordered_at_from_paid_at: {
    zh: '没有下单时间，用付款时间代替。',
    en: 'There is no order time; the time of payment stands in for it.',
  },
  amount_computed: {
    zh: '没有金额列，金额 = 数量 × 单价。',
    en: 'There is no column of amounts: amount = quantity × unit price.',
  },
  joined_as_headers: {
    zh: '与“{lines}”是同一批订单（{count} 个）：金额取自明细，状态、优惠和运费取自本文件，不重复计算。',
    en: 'Holds the same orders ({count}) as “{lines}”: money comes from its lines; status, discounts and freight from this file; nothing counts twice.',
  },
  not_a_date: {
    zh: '“{column}”列的“{value}”不是 1900 至 2099 年间的日期。',
    en: '“{value}” in column “{column}” is no date between 1900 and 2099.',
  },
  not_a_number: {
    zh: '“{column}”列的“{value}”不是数字。',
    en: '“{value}” in column “{column}” is no number.',
  },
  missing_value: {
    zh: '“{column}”列是空的，没有它就无法使用这条记录。',
    en: 'Column “{column}” is empty; without it the record cannot be used.',
  },
} as const satisfies Record<string, Text>;
