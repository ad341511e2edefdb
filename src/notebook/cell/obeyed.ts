import type { Lens } from '../../analyses/analysis';
import { lenses } from '../document';

/**
 * The lenses of the audience that a cell's queries obey, read from the tables that they join:
 * `mart.audience` narrows by all, `mart.around_<lens>` by all but that one, so that its chart can
 * show the chosen class among the others; a query with neither speaks of everyone.
 */
export function obeyedLenses(sql: Readonly<Record<string, string>>): ReadonlySet<Lens> {
  const text = Object.values(sql)
    .join('\n')
    .replaceAll(/--[^\n]*/g, '');
  if (/\bmart\.audience\b/.test(text)) return new Set(lenses);
  const around = lenses.filter((lens) => new RegExp(`\\bmart\\.around_${lens}\\b`).test(text));
  return new Set(around.length === 0 ? [] : lenses.filter((lens) => !around.includes(lens)));
}
