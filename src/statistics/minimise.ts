/** A function of several variables with its gradient. */
export type Differentiable = (at: Float64Array) => { value: number; gradient: Float64Array };

/** Where a minimum was found, or where the search ended. */
export interface Minimum {
  at: Float64Array;
  value: number;
  iterations: number;
  /** False: the search ended before the gradient was small. */
  converged: boolean;
}

/**
 * Minimises by BFGS with a backtracking line search (Nocedal & Wright, Numerical Optimization,
 * algorithm 6.1). Values that are not finite are stepped away from.
 *
 * @param tolerance largest slope, in relation to the value, that counts as none
 */
export function minimise(
  f: Differentiable,
  start: readonly number[],
  { tolerance = 1e-9, most = 500 }: { tolerance?: number; most?: number } = {},
): Minimum {
  const n = start.length;
  let at = Float64Array.from(start);
  let { value, gradient } = f(at);
  let inverse = identity(n);
  for (let iteration = 0; iteration < most; iteration++) {
    const scale = Math.max(1, Math.abs(value));
    if (gradient.every((slope) => Math.abs(slope) <= tolerance * scale)) {
      return { at, value, iterations: iteration, converged: true };
    }
    let direction = inverse.map((row) => -dot(row, gradient));
    let slope = dot(gradient, direction);
    if (!(slope < 0)) {
      inverse = identity(n);
      direction = [...gradient].map((g) => -g);
      slope = dot(gradient, direction);
    }
    let size = iteration === 0 ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
    let next = at;
    let found = { value: Infinity, gradient };
    for (; size > 1e-14; size /= 2) {
      next = at.map((x, i) => x + size * (direction[i] ?? 0));
      found = f(next);
      if (found.value <= value + 1e-4 * size * slope) break;
    }
    // No step goes down any more: the minimum is as exact as the arithmetic allows.
    if (size <= 1e-14) {
      const isFlat = gradient.every((g) => Math.abs(g) <= 1e-5 * scale);
      return { at, value, iterations: iteration, converged: isFlat };
    }
    const step = next.map((x, i) => x - (at[i] ?? 0));
    const change = found.gradient.map((g, i) => g - (gradient[i] ?? 0));
    inverse = updated(inverse, step, change);
    at = next;
    ({ value, gradient } = found);
  }
  return { at, value, iterations: most, converged: false };
}

function identity(n: number): number[][] {
  return Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => Number(i === j)));
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** H ← (I − ρsyᵀ) H (I − ρysᵀ) + ρssᵀ; left as it is where the curvature is not positive. */
function updated(h: readonly (readonly number[])[], s: Float64Array, y: Float64Array): number[][] {
  const curvature = dot(s, y);
  if (!(curvature > 1e-300)) return h.map((row) => [...row]);
  const rho = 1 / curvature;
  const hy = h.map((row) => dot(row, y));
  const yhy = dot(hy, y);
  return h.map((row, i) =>
    row.map(
      (value, j) =>
        value -
        rho * ((hy[i] ?? 0) * (s[j] ?? 0) + (s[i] ?? 0) * (hy[j] ?? 0)) +
        rho * (1 + rho * yhy) * (s[i] ?? 0) * (s[j] ?? 0),
    ),
  );
}
