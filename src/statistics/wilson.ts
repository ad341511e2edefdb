import { normalQuantile } from './gamma';

/**
 * The score interval of a share (Wilson 1927, JASA 22:209), without correction for continuity: stays
 * within 0…1 and holds for few observations and for shares of 0 and 1.
 *
 * @param hits how many of `n`
 * @returns null where n is 0
 */
export function wilson(
  hits: number,
  n: number,
  confidence = 0.95,
): { low: number; high: number } | null {
  if (n <= 0) return null;
  const z = normalQuantile(0.5 + confidence / 2);
  const share = hits / n;
  const square = z * z;
  const centre = share + square / (2 * n);
  const reach = z * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n));
  const scale = 1 + square / n;
  return {
    low: hits <= 0 ? 0 : (centre - reach) / scale,
    high: hits >= n ? 1 : (centre + reach) / scale,
  };
}
