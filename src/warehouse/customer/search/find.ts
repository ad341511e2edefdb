import type { Read } from '../../read';
import type { Row } from '../../rows';
import foundSql from './found.sql?raw';
import { spokenPattern } from './spoken';

const mostFound = 20;

/**
 * Customers whose name, id, phone or e-mail contains the text, whatever the case and width, or whose
 * Chinese name is spoken so; the best matches first, at most 20. An empty text finds nobody, but makes
 * what the next search reads.
 */
export async function findCustomers(read: Read, text: string, limit: number): Promise<Row[]> {
  const characters = await read.rows(charactersSql);
  const sought = text.normalize('NFKC').trim().toLowerCase();
  if (sought === '') return [];
  return read.rows(foundSql, {
    search_text: sought,
    search_digits: digitsOf(sought),
    search_spoken: spokenPattern(
      sought,
      characters.map((row) => String(row['letter'])),
    ),
    search_limit: String(Math.max(0, Math.min(mostFound, Math.trunc(limit)))),
  });
}

const charactersSql = 'select letter from mart.name_characters';

/** The digits of a text that is a phone number or a part of one, however it is written. */
function digitsOf(text: string): string | null {
  const digits = text.replace(/\D/g, '');
  return digits.length >= 3 && /^[\d\s()+./-]+$/.test(text) ? digits : null;
}
