import { randomFrom, type Random } from './random';
import type { Lifetimes } from './kaplan-meier';
import type { Steps } from './steps';

/** Lifetimes of units that may have several each, such as the gaps of a customer. */
export interface ClusteredLifetimes extends Lifetimes {
  /** The unit of each row; the rows of one unit follow each other. */
  unit: ArrayLike<number>;
}

/** Kaplan–Meier curves over the same times, one a resample. */
export interface ResampledSurvival {
  /** Ascending. */
  times: Float64Array;
  curves: readonly Float64Array[];
}

/**
 * The bootstrap of a Kaplan–Meier curve over units: in each resample a unit counts as often as a
 * Poisson variable of mean 1 says (Hanley & MacGibbon 2006), with all of its lifetimes together, so
 * that the spread of the curves holds although lifetimes of one unit depend on each other.
 */
export function* resampledSurvival(
  { unit, duration, ended, count }: ClusteredLifetimes,
  resamples = 200,
  seed = 1,
): Steps<ResampledSurvival> {
  const times = Float64Array.from(new Set(Array.from(duration))).sort();
  const placeOf = new Map(Array.from(times, (time, place) => [time, place]));
  const rows = duration.length;
  // An even slot counts censorings at a time, the odd one after it endings.
  const slots = new Int32Array(rows);
  const counts = new Float64Array(rows).fill(1);
  const starts: number[] = [];
  for (let i = 0; i < rows; i++) {
    slots[i] = 2 * (placeOf.get(duration[i] ?? 0) ?? 0) + (ended[i] ? 1 : 0);
    if (count) counts[i] = count[i] ?? 0;
    if (i === 0 || unit[i] !== unit[i - 1]) starts.push(i);
  }
  starts.push(rows);
  const random = randomFrom(seed);
  const curves: Float64Array[] = [];
  const sums = new Float64Array(2 * times.length);
  for (let resample = 0; resample < resamples; resample++) {
    sums.fill(0);
    for (let u = 0; u + 1 < starts.length; u++) {
      const weight = poisson(random);
      if (weight === 0) continue;
      const end = starts[u + 1] ?? rows;
      for (let i = starts[u] ?? 0; i < end; i++) {
        const slot = slots[i] ?? 0;
        sums[slot] = (sums[slot] ?? 0) + weight * (counts[i] ?? 0);
      }
    }
    curves.push(survivalOf(sums));
    yield (resample + 1) / resamples;
  }
  return { times, curves };
}

/** The first time of each curve at which at most this share lives on; Infinity: not reached. */
export function resampledQuantiles({ times, curves }: ResampledSurvival, share: number): number[] {
  return curves.map((curve) => {
    const place = curve.findIndex((survival) => survival <= share + 1e-12);
    return place < 0 ? Infinity : (times[place] ?? Infinity);
  });
}

/** The percentile interval of resampled values: the order statistics that leave out (1 − c)/2 each side. */
export function percentileInterval(
  values: readonly number[],
  confidence = 0.95,
): { low: number; high: number } {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) =>
    sorted[Math.max(0, Math.ceil(share * sorted.length - 1e-9) - 1)] ?? Number.NaN;
  return { low: at((1 - confidence) / 2), high: at((1 + confidence) / 2) };
}

function survivalOf(sums: Float64Array): Float64Array {
  let atRisk = sums.reduce((sum, count) => sum + count, 0);
  let survival = 1;
  return Float64Array.from({ length: sums.length / 2 }, (_, place) => {
    const censored = sums[2 * place] ?? 0;
    const ended = sums[2 * place + 1] ?? 0;
    if (ended > 0) survival *= 1 - ended / atRisk;
    atRisk -= ended + censored;
    return survival;
  });
}

/** A Poisson variable of mean 1, by its distribution function. */
function poisson(random: Random): number {
  const u = random();
  let [k, probability] = [0, Math.exp(-1)];
  let below = probability;
  while (u >= below && k < 20) {
    k++;
    probability /= k;
    below += probability;
  }
  return k;
}
