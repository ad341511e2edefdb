import { resultOf, type Steps } from './steps';

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

/** How a minimum is searched. */
export interface Search {
  /** Largest slope, in relation to the value, that counts as none; 1e-9 unless told. */
  tolerance?: number;
  /** Iterations after which the search is given up; 200 unless told. */
  most?: number;
}

/** The part of a step after which no smaller one is tried. */
const smallest = 1e-9;
/** Slopes, in relation to the value, from which the bottom is near. */
const flat = 1e-4;
/** What is still to be gained, in relation to the value, that rounding hides. */
const hidden = 1e-14;
/** So many steps that together gain less than this part of the value go along a ridge without end. */
const ridge = { steps: 10, gain: 1e-7 };

/** The search of `minimising`, all at once. */
export function minimise(f: Differentiable, start: readonly number[], search?: Search): Minimum {
  return resultOf(minimising(f, start, search));
}

/**
 * Minimises by BFGS with a backtracking line search (Nocedal & Wright, Numerical Optimization,
 * algorithm 6.1). Values that are not finite are stepped away from. Yields after each evaluation; the
 * fraction nears 1 as the iterations mount up, for none knows how many there will be.
 */
export function* minimising(
  f: Differentiable,
  start: readonly number[],
  { tolerance = 1e-9, most = 200 }: Search = {},
): Steps<Minimum> {
  const n = start.length;
  let at = Float64Array.from(start);
  let { value, gradient } = f(at);
  yield 0;
  let inverse = identity(n);
  const values: number[] = [];
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
    // −slope / 2 is what a full step would gain, where the value is as curved as it has been so far.
    const gained = (values[iteration - ridge.steps] ?? Infinity) - value;
    values.push(value);
    const isFlat = gradient.every((g) => Math.abs(g) <= flat * scale);
    if (isFlat && (-slope <= hidden * scale || gained <= ridge.gain * scale)) {
      return { at, value, iterations: iteration, converged: true };
    }
    let size = iteration === 0 ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
    let next = at;
    let found = { value: Infinity, gradient };
    for (; size > smallest; size /= 2) {
      next = at.map((x, i) => x + size * (direction[i] ?? 0));
      found = f(next);
      yield 1 - 0.95 ** iteration;
      if (found.value <= value + 1e-4 * size * slope) break;
    }
    // No step goes down any more: the minimum is as exact as the arithmetic allows.
    if (size <= smallest) {
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
