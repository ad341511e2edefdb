import type { Random } from './random';

/** Points in a space of a few dimensions. */
export interface Points {
  /** All coordinates of the first point, then of the second, and so on. */
  coordinates: Float64Array;
  count: number;
  dimensions: number;
}

/** A column shifted and scaled to mean 0 and standard deviation 1. */
export interface Scale {
  mean: number;
  /** With n in the denominator; 0 where all values are the same. */
  deviation: number;
}

/** Mean and standard deviation in two passes, which loses no digits to large means. */
export function scaleOf(column: Float64Array): Scale {
  const n = column.length;
  if (n === 0) return { mean: 0, deviation: 0 };
  const mean = column.reduce((sum, value) => sum + value, 0) / n;
  const squares = column.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / n);
  // What rounding leaves of equal values is no spread.
  return { mean, deviation: deviation > 1e-12 * Math.max(1, Math.abs(mean)) ? deviation : 0 };
}

/** Points whose coordinates are the columns in standard deviations from their means (z-scores). */
export function standardised(
  columns: readonly Float64Array[],
  scales: readonly Scale[] = columns.map(scaleOf),
): Points {
  const dimensions = columns.length;
  const count = columns[0]?.length ?? 0;
  const coordinates = new Float64Array(count * dimensions);
  for (const [d, column] of columns.entries()) {
    const { mean, deviation } = scales[d] ?? { mean: 0, deviation: 1 };
    for (let i = 0; i < count; i++) {
      coordinates[i * dimensions + d] = ((column[i] ?? 0) - mean) / (deviation || 1);
    }
  }
  return { coordinates, count, dimensions };
}

/** `size` of the points without replacement, each with the same chance; all where there are fewer. */
export function sampleOf(points: Points, size: number, random: Random): Points {
  const { coordinates, count, dimensions } = points;
  if (count <= size) return points;
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  const sample = new Float64Array(size * dimensions);
  for (let i = 0; i < size; i++) {
    const j = i + Math.floor(random() * (count - i));
    const taken = order[j] ?? 0;
    order[j] = order[i] ?? 0;
    sample.set(coordinates.subarray(taken * dimensions, (taken + 1) * dimensions), i * dimensions);
  }
  return { coordinates: sample, count: size, dimensions };
}
