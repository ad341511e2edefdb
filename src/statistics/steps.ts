/**
 * A computation in steps: yields the fraction that is done, returns its result. Whoever runs it may
 * do other things between two steps, or give it up.
 */
export type Steps<T> = Generator<number, T, void>;

/** Runs all steps at once. */
export function resultOf<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The steps as a part of a longer computation, between two of its fractions. */
export function* partOf<T>(steps: Steps<T>, from: number, to: number): Steps<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield from + (to - from) * step.value;
  }
}
