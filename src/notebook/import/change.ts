import type { Hint, Receipt } from '../../intake/decision';
import { inverse } from './hints';

/** Why the loaded files are others than before. */
export type Change =
  | { type: 'loaded'; added: readonly Receipt[] }
  | { type: 'redecided'; receipt: Receipt; hint: Hint; undo: Hint }
  | { type: 'undone'; removed: readonly Receipt[] };

/** One call of the database. */
export type Job =
  | { type: 'load'; files: readonly File[]; hints: Record<string, Hint> }
  | { type: 'redecide'; slot: string; hint: Hint }
  | { type: 'undo' };

/** What a call changed; null: nothing. */
export function changeOf(
  job: Job,
  before: readonly Receipt[],
  receipts: readonly Receipt[],
  added: ReadonlySet<string>,
): Change | null {
  if (job.type === 'load') {
    const come = receipts.filter(({ slot }) => added.has(slot));
    return come.length > 0 ? { type: 'loaded', added: come } : null;
  }
  if (job.type === 'undo') {
    const left = new Set(receipts.map(({ slot }) => slot));
    return { type: 'undone', removed: before.filter(({ slot }) => !left.has(slot)) };
  }
  const receipt = receipts.find(({ slot }) => slot === job.slot);
  const old = before.find(({ slot }) => slot === job.slot);
  if (!receipt || !old) return null;
  return { type: 'redecided', receipt, hint: job.hint, undo: inverse(job.hint, old) };
}
