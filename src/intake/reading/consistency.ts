import { cellTypeOf, isTelling } from './cell-types';
import type { HeadRecord } from './head';

const cellsLookedAt = 3000;

/** The records that a dialect is judged by. */
export function judged(records: readonly HeadRecord[]): HeadRecord[] {
  return records.filter(({ isBlank, isComment }) => !isBlank && !isComment);
}

/**
 * How well a dialect explains the head of a file, 0…1: whether it cuts the records into equally
 * many cells, times whether the cells look like something. After G. J. J. van den Burg, A. Nazábal
 * and C. Sutton, "Wrangling messy CSV files by detecting row and type patterns", Data Mining and
 * Knowledge Discovery 33 (2019): their score sums over the row patterns and divides by their
 * number; here patterns are weighed by how often they come, so that one damaged record in a
 * hundred costs a hundredth.
 * @returns 0 where it cannot pass `least`: the look of the cells, which takes time, can only lower it.
 */
export function consistencyOf(records: readonly HeadRecord[], least = 0): number {
  const evenness = evennessOf(records.map(({ cells }) => cells.length));
  return evenness > least ? evenness * meaningOf(records) : 0;
}

/**
 * The share of records that two picked at random have the same number of cells in common, times
 * the gain of having more than one cell.
 */
export function evennessOf(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  let alike = 0;
  let gain = 0;
  for (const [count, n] of times) {
    const share = n / counts.length;
    alike += share * share;
    gain += share * (1 - 1 / count);
  }
  return alike * gain;
}

/** The share of cells that look like something, 0…1. */
function meaningOf(records: readonly HeadRecord[]): number {
  let worth = 0;
  let seen = 0;
  for (const { cells, isBroken } of records) {
    for (const cell of cells) {
      if (seen++ >= cellsLookedAt) break;
      if (!isBroken) worth += worthOf(cell);
    }
  }
  return seen === 0 ? 0 : worth / Math.max(1, Math.min(seen, cellsLookedAt));
}

function worthOf(cell: string): number {
  const type = cellTypeOf(cell);
  if (type === 'odd') return /^\s*"/.test(cell) ? 0 : 0.2;
  // Apostrophes all around are quotes that were not taken for such.
  if (/^\s*'.*'\s*$/s.test(cell)) return 0.5;
  return type === 'text' ? 0.8 : 1;
}

/** The share of cells, of those that are not empty, that a name of a column would not look like. */
export function tellingShare(records: readonly HeadRecord[]): number {
  const types = records.flatMap(({ cells }) => cells.map(cellTypeOf)).slice(0, cellsLookedAt);
  const filled = types.filter((type) => type !== 'empty');
  return filled.length === 0 ? 0 : filled.filter(isTelling).length / filled.length;
}
