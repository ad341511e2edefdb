import { Refused } from '../refused';
import type { RecordsIn } from './cut';
import { cellsOfObject } from './flatten';

/** Where the records of a JSON file are, and the property that holds them, if one does. */
export interface Outline {
  where: RecordsIn;
  property: string | null;
}

const linesTried = 20;

/**
 * Finds the records by the head of a file.
 * @param isAll whether the head is the whole file.
 * @throws Refused where the file is one object with several lists of objects.
 */
export function outlineOf(head: string, isAll: boolean): Outline {
  const text = head.replace(/^\ufeff/, '').trimStart();
  if (text.startsWith('[')) return { where: 'values', property: null };
  const lines = text.split('\n');
  if (!isAll) lines.pop();
  const tried = lines.filter((line) => line.trim() !== '').slice(0, linesTried);
  const sound = tried.filter((line) => cellsOfObject(line) !== null).length;
  if (tried.length > 1 && sound * 2 > tried.length) return { where: 'lines', property: null };
  const { length, lists } = firstObject(text);
  const isAlone = length === null ? lists.length > 0 : isAll && text.slice(length).trim() === '';
  if (!isAlone || lists.length === 0) return { where: 'values', property: null };
  const [property = '', ...others] = lists;
  if (others.length > 0) {
    const names = lists.join(' · ').slice(0, 200);
    throw new Refused({ code: 'json_several_tables', values: { names } });
  }
  return { where: 'property', property };
}

/** How long the first object is, null where it goes on beyond the head, and its lists of objects. */
function firstObject(text: string): { length: number | null; lists: string[] } {
  const lists: string[] = [];
  const opening = /"[^"\\]*(?:\\[^][^"\\]*)*"|[[\]{}]/g;
  let depth = 0;
  let name = '';
  for (const match of text.matchAll(opening)) {
    const [sign] = match;
    if (sign.startsWith('"')) {
      if (depth === 1) name = sign;
    } else if (sign === '{' || sign === '[') {
      const rest = text.slice(match.index + 1, match.index + 200).trimStart();
      if (depth === 1 && sign === '[' && rest.startsWith('{')) lists.push(nameOf(name));
      depth++;
    } else if (--depth === 0) {
      return { length: match.index + 1, lists };
    }
  }
  return { length: null, lists };
}

function nameOf(quoted: string): string {
  return cellsOfObject(`{"name":${quoted}}`)?.get('name') ?? quoted;
}
