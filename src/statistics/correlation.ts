import type { Column } from './purchase-histories';

/** Pearson's correlation of two columns of one length; null where one of them does not vary. */
export function correlationOf(one: Column, other: Column): number | null {
  const n = one.length;
  const [meanOne, meanOther] = [meanOf(one), meanOf(other)];
  let [both, squaresOne, squaresOther] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const a = (one[i] ?? 0) - meanOne;
    const b = (other[i] ?? 0) - meanOther;
    both += a * b;
    squaresOne += a * a;
    squaresOther += b * b;
  }
  const scale = Math.sqrt(squaresOne * squaresOther);
  return scale > 1e-12 * n ? both / scale : null;
}

function meanOf(values: Column): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / Math.max(1, values.length);
}
