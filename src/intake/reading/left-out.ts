import type { RecordSpan, Shape } from './record';

/** Why a sound stretch of lines is no record; null: it is one. */
export type LeftOut = 'blank' | 'comment' | null;

export function leftOutOf(bytes: Uint8Array, span: RecordSpan, shape: Shape): LeftOut {
  if (shape.comment !== 0 && bytes[span.from] === shape.comment) return 'comment';
  return isBlankRecord(bytes, span, shape) ? 'blank' : null;
}

/** Nothing but spaces and delimiters, as spreadsheets leave below a table. */
function isBlankRecord(bytes: Uint8Array, span: RecordSpan, { delimiter }: Shape): boolean {
  for (let i = span.from; i < span.to; i++) {
    const byte = bytes[i];
    if (byte !== 32 && byte !== 9 && byte !== delimiter) return false;
  }
  return true;
}

const totalWords = /^(合计|总计|小计|共计|汇总|total|grand ?total|sub-?total|totals|sum)[:：]?$/i;

/** Whether the first cell that is not empty says that the row is a sum. */
export function isTotalRow(cells: readonly string[]): boolean {
  const first = cells.map((cell) => cell.trim()).find((cell) => cell !== '');
  return first !== undefined && totalWords.test(first);
}

/**
 * Whether a line below a table that fills one cell is a remark of the exporting program, such as
 * `(2 rows affected)`, and not the beginning of a record that was cut off.
 */
export function isFootnote(text: string, afterBlankLine: boolean): boolean {
  const trimmed = text.trim();
  return afterBlankLine || /^[(（*—=-]/.test(trimmed) || /\p{L}[\s\S]*\s[\s\S]*\S/u.test(trimmed);
}
