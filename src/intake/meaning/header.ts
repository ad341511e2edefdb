/**
 * A header in the form in which names are compared: full width becomes half width, lower case,
 * without quotes, BOM, spaces, underscores, hyphens, brackets, colons and the like.
 */
export function normalised(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\u202a-\u202e\ufeff"'`_\-()（）[\]【】:：/.#*?]/gu, '')
    .toLowerCase();
}

const valueLike = [
  /^[+-]?[¥￥$€£]?\d[\d,]*(\.\d+)?%?$/,
  /^\d{1,4}[-/.年]\d{1,2}([-/.月]\d{1,4})?/,
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
];

/**
 * Whether the first record names columns: no cell of it looks like a number, a date or an e-mail
 * address, and hardly any is empty.
 */
export function isHeader(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  if (filled.length === 0 || filled.length < cells.length / 2) return false;
  const values = filled.filter((cell) => valueLike.some((form) => form.test(cell.trim())));
  return values.length === 0 || values.length < filled.length * 0.1;
}
