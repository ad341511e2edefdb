import type { Format } from '../../format/format';
import type { Row } from '../../warehouse/rows';
import { numberOf } from './values';

/** A score with the best there is, where the file says it: 4 / 5. */
export function scoreText(row: Row, format: Format): string | null {
  const [score, best] = [numberOf(row, 'score'), numberOf(row, 'best')];
  if (score === null) return null;
  return best === null ? format.number(score) : `${format.number(score)} / ${format.number(best)}`;
}

/** Scores on one scale of one source. */
export interface ScaleScores {
  source: 'feedback' | 'tickets';
  /** The best score; null where the file does not say. */
  best: number | null;
  count: number;
  mean: number;
  /** The newest one. */
  latest: number;
}

/**
 * What the customer gave, apart by scale: scales are never mixed.
 * @param rows the result `feedback`, newest first
 */
export function scoresByScale(rows: readonly Row[]): ScaleScores[] {
  const found = new Map<
    string,
    { source: ScaleScores['source']; best: number | null; all: number[] }
  >();
  for (const row of rows) {
    const score = numberOf(row, 'score');
    if (score === null) continue;
    const source = row['source'] === 'tickets' ? 'tickets' : 'feedback';
    const best = numberOf(row, 'best');
    const key = `${source} ${best}`;
    const scale = found.get(key) ?? { source, best, all: [] };
    scale.all.push(score);
    found.set(key, scale);
  }
  return [...found.values()].map(({ source, best, all }) => ({
    source,
    best,
    count: all.length,
    mean: all.reduce((sum, score) => sum + score, 0) / all.length,
    latest: all[0] ?? Number.NaN,
  }));
}
