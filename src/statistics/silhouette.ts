import type { Points } from './points';

/**
 * The mean silhouette of a clustering (Rousseeuw 1987, J. Comput. Appl. Math. 20:53): of each point
 * (b − a) / max(a, b), a the mean distance to the other points of its cluster, b the least mean
 * distance to those of another; 0 for the only point of a cluster. From −1 to 1; takes n² steps.
 *
 * @param labels the cluster of each point, from 0
 * @returns NaN where there are fewer than two clusters with points
 */
export function silhouette(points: Points, labels: ArrayLike<number>): number {
  const { coordinates, count, dimensions } = points;
  const sizes: number[] = [];
  for (let i = 0; i < count; i++) sizes[labels[i] ?? 0] = (sizes[labels[i] ?? 0] ?? 0) + 1;
  if (Object.keys(sizes).length < 2) return NaN;
  const k = sizes.length;
  /* Of each point the sum of its distances to each cluster. */
  const sums = new Float64Array(count * k);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < i; j++) {
      let square = 0;
      for (let d = 0; d < dimensions; d++) {
        const difference =
          (coordinates[i * dimensions + d] ?? 0) - (coordinates[j * dimensions + d] ?? 0);
        square += difference * difference;
      }
      const distance = Math.sqrt(square);
      const toOther = i * k + (labels[j] ?? 0);
      const toThis = j * k + (labels[i] ?? 0);
      sums[toOther] = (sums[toOther] ?? 0) + distance;
      sums[toThis] = (sums[toThis] ?? 0) + distance;
    }
  }
  let total = 0;
  for (let i = 0; i < count; i++) {
    const own = labels[i] ?? 0;
    const others = (sizes[own] ?? 0) - 1;
    if (others === 0) continue;
    const a = (sums[i * k + own] ?? 0) / others;
    let b = Infinity;
    for (let c = 0; c < k; c++) {
      const size = sizes[c] ?? 0;
      if (c !== own && size > 0) b = Math.min(b, (sums[i * k + c] ?? 0) / size);
    }
    const larger = Math.max(a, b);
    if (larger > 0) total += (b - a) / larger;
  }
  return total / count;
}
