import type { Text } from '../../i18n/text';

/** What reading the bytes of a file has to say: refusals, lines of the receipt, reasons. */
export const readingMessages = {
  blank: {
    zh: '“{file}”里没有数据，只有空行或分隔符。请检查导出条件后重新导出。',
    en: '“{file}” holds no data, only blank lines or delimiters. Check the export’s filter and export it again.',
  },
  unknown_encoding: {
    zh: '无法识别“{file}”的文字编码：不是 UTF-8、UTF-16、GB18030（GBK）、Big5、Shift-JIS、EUC-JP、EUC-KR，也不是 Windows-1252。请在 Excel 或 WPS 中另存为“CSV UTF-8”再拖入。',
    en: 'The text encoding of “{file}” is unknown: it is none of UTF-8, UTF-16, GB18030 (GBK), Big5, Shift-JIS, EUC-JP, EUC-KR and Windows-1252. Save it as “CSV UTF-8” in Excel or WPS and drop that.',
  },
  encoding_misfit: {
    zh: '“{file}”不是 {encoding} 编码的文字。请换一种编码，或不指定编码再拖入。',
    en: '“{file}” is no text in {encoding}. Give another encoding, or none, and drop it again.',
  },
  ask_encoding: {
    zh: '文字太少，无法确定编码。哪一种读法是对的？如果都不对，请另存为“CSV UTF-8”再拖入。',
    en: 'There is too little text to tell its encoding. Which reading is right? If none is, save the file as “CSV UTF-8” and drop that.',
  },
  'option_utf-8': { zh: 'UTF-8（通用）', en: 'UTF-8' },
  option_gb18030: { zh: 'GB18030（GBK，简体中文）', en: 'GB18030 (GBK, simplified Chinese)' },
  option_big5: { zh: 'Big5（繁体中文）', en: 'Big5 (traditional Chinese)' },
  option_shift_jis: { zh: 'Shift-JIS（日文）', en: 'Shift-JIS (Japanese)' },
  'option_euc-jp': { zh: 'EUC-JP（日文）', en: 'EUC-JP (Japanese)' },
  'option_euc-kr': { zh: 'EUC-KR（韩文）', en: 'EUC-KR (Korean)' },
  'option_windows-1252': { zh: 'Windows-1252（西欧文字）', en: 'Windows-1252 (western Europe)' },
  is_conflict: {
    zh: '“{file}”里有未解决的合并冲突标记（<<<<<<< 与 >>>>>>>）。请先解决冲突再拖入。',
    en: '“{file}” holds unresolved merge conflicts (<<<<<<< and >>>>>>>). Resolve them first and drop it again.',
  },
  decoded: {
    zh: '文字编码为 {encoding}，例如：{samples}。',
    en: 'The text is in {encoding}, for example: {samples}.',
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
  ask_table: {
    zh: '这个文件里有 {count} 个表格。要读哪一个？',
    en: 'There are {count} tables in this file. Which one is meant?',
  },
  other_tables: {
    zh: '跳过文件中其他表格的 {count} 行。',
    en: 'Lines of the file’s other tables, skipped: {count}.',
  },
  ask_header: {
    zh: '第一行“{text}”是列名，还是一条记录？',
    en: 'Does the first line, “{text}”, name the columns, or is it a record?',
  },
  ask_header_fit: {
    zh: '列名有 {names} 个，而每条记录有 {columns} 个单元格。列名从第一列算起，还是到最后一列为止？',
    en: 'There are {names} names, but records have {columns} cells. Do the names begin at the first column or end at the last?',
  },
  option_first: { zh: '从第一列算起', en: 'They begin at the first column' },
  option_last: { zh: '到最后一列为止', en: 'They end at the last column' },
  surplus_name: {
    zh: '列名有 {names} 个，而每条记录只有 {columns} 个单元格，已按记录取列。请核对列名。',
    en: 'There are {names} names, but records have {columns} cells; the cells counted. Check the names.',
  },
  header_rows: {
    zh: '前 {count} 行都是列名，已合并。',
    en: 'The first {count} lines name the columns; they were joined.',
  },
  comments: {
    zh: '以“{comment}”开头的行是注释，跳过 {count} 行。',
    en: 'Lines that begin with “{comment}” are comments; skipped: {count}.',
  },
  footer: {
    zh: '表格后面有 {count} 行说明，已跳过。',
    en: 'Lines of remarks below the table, skipped: {count}.',
  },
  total_row_kept: {
    zh: '文件末尾的合计行已作为记录保留（{count} 行）。',
    en: 'The total row at the end was kept as a record ({count}).',
  },
  option_skip: { zh: '跳过', en: 'Skip' },
  option_as_record: { zh: '作为记录读取', en: 'Read as a record' },
  relaxed_quotes: {
    zh: '{count} 条记录的引号里还有没写成两个的引号，已作为文字读取。',
    en: 'Records with a quote inside quotes that is not doubled: {count}. It was read as text.',
  },
  strict_quotes: {
    zh: '{count} 条记录的引号里还有没写成两个的引号，已隔离。',
    en: 'Records with a quote inside quotes that is not doubled: {count}. They were quarantined.',
  },
  option_relaxed: { zh: '作为文字读取', en: 'Read it as text' },
  option_strict: { zh: '隔离这些记录', en: 'Quarantine the records' },
  typographic_quotes: {
    zh: '弯引号（“ ”）不是 CSV 的引号，已作为文字保留。',
    en: 'Typographic quotes are not the quotes of CSV; they were kept as text.',
  },
  nul_characters: {
    zh: '{count} 条记录含有空字符（NUL），已原样保留。',
    en: 'Records with a NUL character in them: {count}. It was kept.',
  },
  nul_tail: {
    zh: '文件末尾有 {count} 个空字节（NUL），已去掉。文件可能没有写完，请与来源核对。',
    en: 'The file ends with {count} NUL bytes, which were dropped. It may not be complete; check it against its source.',
  },
  looks_truncated: {
    zh: '文件似乎在中途截断：最后一条记录不完整。请重新导出或下载。',
    en: 'The file looks truncated: its last record is not complete. Export or download it again.',
  },
  single_column: { zh: '文件只有一列。', en: 'The file has a single column.' },
  unnamed_columns: {
    zh: '{count} 列没有列名，已按位置命名：{columns}',
    en: 'Columns without a name, named by position: {count}. {columns}',
  },
  duplicate_columns: {
    zh: '{count} 列与前面的列同名，已加上编号：{columns}',
    en: 'Columns with a name that another has, numbered: {count}. {columns}',
  },
  invisible_characters: {
    zh: '{count} 个列名含有看不见的字符：{columns}',
    en: 'Column names with characters that are not seen: {count}. {columns}',
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
} as const satisfies Record<string, Text>;
