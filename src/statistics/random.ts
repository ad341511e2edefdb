const modulus = 2 ** 31 - 1;

/** Numbers from 0 up to but not including 1. */
export type Random = () => number;

/**
 * The minimal standard generator with the multiplier 48271 (Park, Miller & Stockmeyer 1993; C++'s
 * `minstd_rand`): the same numbers for the same seed, on every machine. Not for secrets.
 *
 * @param seed a whole number from 1 to 2³¹ − 2
 */
export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state * 48271) % modulus;
    return (state - 1) / (modulus - 1);
  };
}
