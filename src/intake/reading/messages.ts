import type { Text } from '../../i18n/text';

/** What reading the bytes of a file has to say: refusals, lines of the receipt, reasons. */
export const readingMessages = {
  blank: {
    zh: '“{file}”里没有数据，只有空行或分隔符。请检查导出条件后重新导出。',
    en: '“{file}” holds no data, only blank lines or delimiters. Check the export’s filter and export it again.',
  },
  unknown_encoding: {
    zh: '无法识别“{file}”的文字编码：既不是 UTF-8、UTF-16，也不是 GB18030（GBK）。请在 Excel 或 WPS 中另存为“CSV UTF-8”再拖入。',
    en: 'The text encoding of “{file}” is unknown: it is neither UTF-8, UTF-16 nor GB18030 (GBK). Save it as “CSV UTF-8” in Excel or WPS and drop that.',
  },
  is_conflict: {
    zh: '“{file}”里有未解决的合并冲突标记（<<<<<<< 与 >>>>>>>）。请先解决冲突再拖入。',
    en: '“{file}” holds unresolved merge conflicts (<<<<<<< and >>>>>>>). Resolve them first and drop it again.',
  },
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
