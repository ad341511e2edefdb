const ids = new Set(['order_id', 'line_id', 'product_id', 'session_id', 'refund_id', 'card_id']);

/** Whether a role is an identifier: always text, freed of what spreadsheets wrap around it. */
export function isId(role: string): boolean {
  return ids.has(role) || (role.endsWith('_id') && role !== 'campaign') || role === 'coupon';
}

/** Blanks and marks of no width that may stand around an id. */
export const idBlanks = '\t\r\n \u00a0\u3000\u200b\u200e\u200f\ufeff';

/** A value as `="00123"`, `'00123` or with a tab before it: spreadsheets keep such ids as text. */
export function isWrapped(value: string): boolean {
  return /^\s*(=?".*"|['=\t].*)$/.test(value);
}

export function isPadded(value: string): boolean {
  return [...idBlanks].some((blank) => value.startsWith(blank) || value.endsWith(blank));
}

const damagedForm = /^\d([.,]\d+)?E\+\d+$/i;

/** Ids that a spreadsheet turned into 1.23E+17: their digits are lost. */
export function isDamagedId(role: string, values: readonly string[]): boolean {
  if (!isId(role)) return false;
  const damaged = values.filter((value) => damagedForm.test(value.trim())).length;
  return damaged > 0 && damaged * 10 > values.length;
}

/**
 * Whether ids of over fifteen digits end in zeros from the sixteenth on, nine of ten: a
 * spreadsheet keeps fifteen digits of a number (Microsoft, knowledge base 269370).
 */
export function isRounded(values: readonly string[]): boolean {
  const long = values.filter((value) => /^\d{16,}$/.test(value.trim()));
  const rounded = long.filter((value) => /^\d{15}0+$/.test(value.trim())).length;
  return long.length >= 3 && long.length * 2 > values.length && rounded * 10 > long.length * 9;
}
