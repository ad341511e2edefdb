import { chiSquareTail } from './gamma';
import { eventsOf, sizeOf, type Lifetimes } from './kaplan-meier';

/** What the comparison of groups gave. */
export interface LogRank {
  chiSquare: number;
  /** Groups with anyone in them, less one. */
  freedom: number;
  p: number;
}

/**
 * The log-rank test that the groups end alike (Mantel 1966; Peto & Peto 1972), for two or more groups.
 */
export function logRank(groups: readonly Lifetimes[]): LogRank {
  const filled = groups.map(eventsOf).filter((events) => events.length > 0);
  const k = filled.length;
  if (k < 2) return { chiSquare: 0, freedom: 0, p: 1 };
  const events = filled.map((group) => new Map(group.map((at) => [at.time, at])));
  const times = [...new Set(events.flatMap((group) => [...group.keys()]))].sort((a, b) => a - b);
  const atRisk = filled.map(sizeOf);
  const excess = new Float64Array(k);
  const variance = Array.from({ length: k }, () => new Float64Array(k));
  for (const time of times) {
    const here = events.map((group) => group.get(time));
    const n = atRisk.reduce((sum, count) => sum + count, 0);
    const d = here.reduce((sum, at) => sum + (at?.ended ?? 0), 0);
    if (d > 0) {
      const ties = n > 1 ? (n - d) / (n - 1) : 0;
      for (let i = 0; i < k; i++) {
        const share = (atRisk[i] ?? 0) / n;
        excess[i] = (excess[i] ?? 0) + (here[i]?.ended ?? 0) - d * share;
        for (let j = 0; j < k; j++) {
          const other = (atRisk[j] ?? 0) / n;
          const row = variance[i];
          if (row)
            row[j] = (row[j] ?? 0) + d * ties * (i === j ? share * (1 - share) : -share * other);
        }
      }
    }
    for (let i = 0; i < k; i++) {
      atRisk[i] = (atRisk[i] ?? 0) - (here[i]?.ended ?? 0) - (here[i]?.censored ?? 0);
    }
  }
  // The excesses add up to nothing: one group is left out.
  const chiSquare = quadraticForm(
    variance.slice(1).map((row) => [...row.slice(1)]),
    [...excess.slice(1)],
  );
  return { chiSquare, freedom: k - 1, p: chiSquareTail(chiSquare, k - 1) };
}

/** uᵀ V⁻¹ u by elimination; directions without variance say nothing and are passed over. */
function quadraticForm(matrix: number[][], u: number[]): number {
  let sum = 0;
  for (let i = 0; i < u.length; i++) {
    const row = matrix[i] ?? [];
    const pivot = row[i] ?? 0;
    if (pivot <= 1e-12) continue;
    sum += (u[i] ?? 0) ** 2 / pivot;
    for (let j = i + 1; j < u.length; j++) {
      const other = matrix[j] ?? [];
      const factor = (other[i] ?? 0) / pivot;
      for (let c = i; c < u.length; c++) other[c] = (other[c] ?? 0) - factor * (row[c] ?? 0);
      u[j] = (u[j] ?? 0) - factor * (u[i] ?? 0);
    }
  }
  return sum;
}
