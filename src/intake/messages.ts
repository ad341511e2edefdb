import type { Text } from '../i18n/text';

/** Why a file cannot be loaded, and what to do. `{file}` is its name. */
const refusals = {
  unreadable: {
    zh: '无法读取“{file}”：它是文件夹，或文件已被移动、删除，或尚未从云盘下载。请选择文件夹里的文件，确认能在本机打开后重新拖入。',
    en: '“{file}” cannot be read: it is a folder, or it was moved, deleted or not yet downloaded from a cloud drive. Choose the files inside the folder, make sure they open on this device, and drop them again.',
  },
  empty: {
    zh: '“{file}”是空文件（0 字节）。请重新导出后再拖入。',
    en: '“{file}” is empty (0 bytes). Export it again and drop it here.',
  },
  blank: {
    zh: '“{file}”里没有数据，只有空行或分隔符。请检查导出条件后重新导出。',
    en: '“{file}” holds no data, only blank lines or delimiters. Check the export’s filter and export it again.',
  },
  is_pdf: {
    zh: '“{file}”是 PDF 文档，不是数据表。请在原系统中导出为 CSV 再拖入。',
    en: '“{file}” is a PDF document, not a table. Export the data as CSV from where it comes from and drop that.',
  },
  is_image: {
    zh: '“{file}”是图片，不是数据表。请在原系统中导出为 CSV 再拖入。',
    en: '“{file}” is an image, not a table. Export the data as CSV from where it comes from and drop that.',
  },
  is_xlsx: {
    zh: '“{file}”是 Excel 工作簿（.xlsx）。请在 Excel 或 WPS 中另存为“CSV UTF-8”再拖入。',
    en: '“{file}” is an Excel workbook (.xlsx). Save it as “CSV UTF-8” in Excel or WPS and drop that.',
  },
  is_xls: {
    zh: '“{file}”是旧版 Excel 工作簿（.xls）。请在 Excel 或 WPS 中另存为“CSV UTF-8”再拖入。',
    en: '“{file}” is an old Excel workbook (.xls). Save it as “CSV UTF-8” in Excel or WPS and drop that.',
  },
  is_zip: {
    zh: '“{file}”是 ZIP 压缩包。请先解压，再拖入其中的 CSV 文件。',
    en: '“{file}” is a ZIP archive. Unpack it first and drop the CSV files inside.',
  },
  is_gzip: {
    zh: '“{file}”是 GZIP 压缩文件。请先解压，再拖入其中的 CSV 文件。',
    en: '“{file}” is a GZIP archive. Unpack it first and drop the CSV file inside.',
  },
  is_7z: {
    zh: '“{file}”是 7z 压缩包。请先解压，再拖入其中的 CSV 文件。',
    en: '“{file}” is a 7z archive. Unpack it first and drop the CSV files inside.',
  },
  is_rar: {
    zh: '“{file}”是 RAR 压缩包。请先解压，再拖入其中的 CSV 文件。',
    en: '“{file}” is a RAR archive. Unpack it first and drop the CSV files inside.',
  },
  is_parquet: {
    zh: '“{file}”是 Parquet 文件，目前还不能读取。请导出为 CSV 再拖入。',
    en: '“{file}” is a Parquet file, which cannot be read yet. Export it as CSV and drop that.',
  },
  is_html: {
    zh: '“{file}”是网页，不是数据表，多半是登录失效后下载到的页面。请重新登录原系统，再导出一次。',
    en: '“{file}” is a web page, not a table: most likely the sign-in page of an expired session. Sign in again and repeat the export.',
  },
  is_json: {
    zh: '“{file}”是 JSON，不是表格。请导出为 CSV 再拖入。',
    en: '“{file}” is JSON, not a table. Export it as CSV and drop that.',
  },
  is_conflict: {
    zh: '“{file}”里有未解决的合并冲突标记（<<<<<<< 与 >>>>>>>）。请先解决冲突再拖入。',
    en: '“{file}” holds unresolved merge conflicts (<<<<<<< and >>>>>>>). Resolve them first and drop it again.',
  },
  unknown_encoding: {
    zh: '无法识别“{file}”的文字编码：既不是 UTF-8、UTF-16，也不是 GB18030（GBK）。请在 Excel 或 WPS 中另存为“CSV UTF-8”再拖入。',
    en: 'The text encoding of “{file}” is unknown: it is neither UTF-8, UTF-16 nor GB18030 (GBK). Save it as “CSV UTF-8” in Excel or WPS and drop that.',
  },
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
  same_file: {
    zh: '“{file}”与“{twin}”内容完全相同，没有再次载入，以免重复计算。',
    en: '“{file}” has exactly the same content as “{twin}”; it was not loaded again, so that nothing counts twice.',
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
} as const satisfies Record<string, Text>;

/** Lines of a receipt. */
const notes = {
  decoded: {
    zh: '文字编码为 {encoding}，已转换。',
    en: 'The text was in {encoding} and was converted.',
  },
  separator_line: {
    zh: '第一行“sep=”是 Excel 的分隔符说明，已按它分列。',
    en: 'The first line, “sep=”, is Excel’s note on the delimiter; it was followed.',
  },
  preamble: {
    zh: '表格前有 {count} 行说明，未载入：{text}',
    en: 'Lines above the table that were left out: {count}. {text}',
  },
  blank_lines: { zh: '跳过 {count} 个空行。', en: 'Blank lines skipped: {count}.' },
  total_row: {
    zh: '文件末尾的合计行不是记录，已跳过（{count} 行）。',
    en: 'The total row at the end is no record and was skipped ({count}).',
  },
  mended_line_ends: {
    zh: '{count} 行的换行符与其他行不同，已统一。',
    en: 'Lines with another line end than the rest, made alike: {count}.',
  },
  trailing_delimiter: {
    zh: '每行末尾多一个分隔符，已忽略。',
    en: 'Every line ends with one delimiter too many; it was ignored.',
  },
  no_rows: { zh: '只有列名，没有记录。', en: 'There are column names but no records.' },
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
  kept_as_text: {
    zh: '“{column}”列的值（如“{example}”）不是数字或日期，作为文字属性保留。',
    en: 'The values of column “{column}” (such as “{example}”) are no numbers or dates; it is kept as a text attribute.',
  },
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
  joined_as_headers: {
    zh: '与“{lines}”是同一批订单（{count} 个）：金额取自明细，状态、优惠和运费取自本文件，不重复计算。',
    en: 'Holds the same orders ({count}) as “{lines}”: money comes from its lines; status, discounts and freight from this file; nothing counts twice.',
  },
} as const satisfies Record<string, Text>;

/** Why a record was quarantined. */
const reasons = {
  too_few_cells: {
    zh: '单元格太少：应有 {columns} 个，只有 {cells} 个。',
    en: 'Too few cells: {cells} instead of {columns}.',
  },
  too_many_cells: {
    zh: '单元格太多：应有 {columns} 个，却有 {cells} 个。可能有未加引号的分隔符。',
    en: 'Too many cells: {cells} instead of {columns}. A delimiter may stand unquoted in a value.',
  },
  unclosed_quote: { zh: '引号没有闭合。', en: 'A quote is never closed.' },
  stray_quote: {
    zh: '引号后面还有文字。值里的引号应写成两个。',
    en: 'There is text after a closing quote. A quote inside a value must be doubled.',
  },
  bad_bytes: {
    zh: '含有无法识别的字节，文字已损坏。',
    en: 'It holds bytes that are no text in the file’s encoding.',
  },
  record_too_long: {
    zh: '记录超过 {bytes} 字节。',
    en: 'The record is longer than {bytes} bytes.',
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

/** Questions of the import screen. */
const questions = {
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

/** All texts of the intake by code, in both languages with the same places for values. */
export const messages = { ...refusals, ...notes, ...reasons, ...questions };

export type MessageCode = keyof typeof messages;
