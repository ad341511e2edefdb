import { subjectOf, type Condition } from '../../warehouse/audience/condition';

/**
 * Whether a cell's queries obey a condition of the audience, read from the tables that they join:
 * `mart.audience`, and what is made of it, narrow by all; `mart.around_<fact>` by all but that fact,
 * and `mart.around` with `missed = '<subject>'` by all but that subject (or those that begin so), so
 * that its chart can show the chosen value among the others; a query with neither speaks of everyone.
 */
export function obeys(sql: Readonly<Record<string, string>>, condition: Condition): boolean {
  const text = Object.values(sql)
    .join('\n')
    .replaceAll(/--[^\n]*/g, '');
  if (/\bmart\.(audience(_[a-z]+)?|group_[ab])\b/.test(text)) return true;
  const facts = [...text.matchAll(/\bmart\.around_([a-z_]+)/g)].map(([, fact]) => `fact ${fact}`);
  const starts = [...text.matchAll(/\bmissed = '([^']+)'/g)].map(([, start]) => start ?? '');
  const around = [...facts, ...starts];
  const subject = subjectOf(condition);
  return around.length > 0 && !around.some((start) => subject.startsWith(start));
}
