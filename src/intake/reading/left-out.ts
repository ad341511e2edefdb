import type { RecordSpan, Shape } from './record';

/** Nothing but spaces and delimiters, as spreadsheets leave below a table. */
export function isSkippedRecord(
  bytes: Uint8Array,
  span: RecordSpan,
  { delimiter }: Shape,
): boolean {
  for (let i = span.from; i < span.to; i++) {
    const byte = bytes[i];
    if (byte !== 32 && byte !== 9 && byte !== delimiter) return false;
  }
  return true;
}

const totalWords = /^(合计|总计|小计|共计|汇总|total|grand ?total|sub-?total|totals|sum)[:：]?$/i;

/** Whether the first cell that is not empty says that the row is a sum. */
export function isTotalRow(text: string, delimiter: string): boolean {
  const first = text
    .split(delimiter)
    .map((cell) =>
      cell
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .trim(),
    )
    .find((cell) => cell !== '');
  return first !== undefined && totalWords.test(first);
}
