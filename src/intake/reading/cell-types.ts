import { isNullWord } from '../meaning/null-words';

const forms = {
  number:
    /^[-+−(]{0,2}(?:[¥￥$€£]|[A-Z]{3} )? ?[-+]?(?:\d[\d,.' ]*|\.\d+)(?:e[-+]?\d+)? ?(?:%|[¥￥$€£元])?\)?-?$/i,
  date: /^(?:\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}日?(?:[ T]\d.*)?|\d{1,2}[- ]\p{L}{3,9}[- ,]+\d{2,4})$/u,
  time: /^\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[ap]m)?$/i,
  address: /^(?:[^\s@,;|]+@[^\s@,;|]+\.[^\s@,;|]+|(?:https?:\/\/|www\.)[^\s"]+)$/i,
  code: /^#?(?=[^\d]*\d)[\p{L}\d][\p{L}\d_\-./#+]*$/u,
  word: /^[\p{L}\p{M}][\p{L}\p{M}'’_\-.()/]*$/u,
  text: /^[^"|;^~\t\p{Cc}]*$/u,
} as const;

/**
 * What a cell looks like: 'code' is letters with digits, 'odd' is text with a character in it that
 * means something in some dialect.
 */
export type CellType = keyof typeof forms | 'empty' | 'odd';

export function cellTypeOf(cell: string): CellType {
  const seen = types.get(cell);
  if (seen) return seen;
  const type = typeByForm(cell);
  if (types.size >= mostTypes) types.clear();
  types.set(cell, type);
  return type;
}

// Each cell of a head is looked at for several dialects, and again for the header.
const types = new Map<string, CellType>();
const mostTypes = 10_000;

function typeByForm(cell: string): CellType {
  const text = cell.trim();
  if (text === '' || isNullWord(text)) return 'empty';
  if (text.length > 200) return /"/.test(text) ? 'odd' : 'text';
  for (const [type, form] of Object.entries(forms)) {
    if (form.test(text)) return type as keyof typeof forms;
  }
  return 'odd';
}

/** Whether values of the type are recognised by their look alone, as names of columns are not. */
export function isTelling(type: CellType): boolean {
  return type !== 'empty' && type !== 'odd' && type !== 'text' && type !== 'word';
}
