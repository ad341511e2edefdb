import type { HeadRecord } from './head';

const HASH = 35;

/**
 * `#` where lines that begin with it are comments: other lines make up the table, and those do not
 * split as these do. Ids such as `#1001` begin records like all others.
 */
export function commentIn(bytes: Uint8Array, records: readonly HeadRecord[]): string {
  const filled = records.filter(({ isBlank }) => !isBlank);
  const marked = filled.filter(({ offset }) => bytes[offset] === HASH);
  const others = filled.filter(({ offset }) => bytes[offset] !== HASH);
  if (marked.length === 0 || others.length === 0) return '';
  const times = new Map<number, number>();
  for (const { cells } of others) times.set(cells.length, (times.get(cells.length) ?? 0) + 1);
  const [columns] = [...times].reduce((a, b) => (b[1] > a[1] ? b : a), [1, 0]);
  if (columns === 1) {
    const spoken = marked.filter(({ cells }) => /^#+\s/.test(cells[0] ?? ''));
    return spoken.length === marked.length && marked.length < others.length ? '#' : '';
  }
  const alike = marked.filter(({ cells }) => cells.length === columns).length;
  return alike < marked.length / 2 ? '#' : '';
}
