import fc from 'fast-check';
import { expect, it } from 'vitest';
import { kaplanMeier, survivalAt } from './kaplan-meier';
import {
  percentileInterval,
  resampledQuantiles,
  resampledSurvival,
  type ClusteredLifetimes,
} from './resampled-survival';
import { resultOf } from './steps';

/** Lifetimes of one unit each, from 1 on, half of them censored at random. */
function independent(n: number): ClusteredLifetimes {
  const unit = Array.from({ length: n }, (_, i) => i);
  return {
    unit,
    duration: unit.map((i) => 1 + ((i * 7919) % 20)),
    ended: unit.map((i) => (i * 104729) % 3 > 0),
  };
}
const deviation = (values: readonly number[]) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
};
const spreadAt = (lifetimes: ClusteredLifetimes, place: number) => {
  const { curves } = resultOf(resampledSurvival(lifetimes, 2000));
  return deviation(curves.map((curve) => curve[place] ?? Number.NaN));
};

it('spreads as Greenwood says where every unit has one lifetime', () => {
  const lifetimes = independent(600);
  const steps = kaplanMeier(lifetimes);
  for (const place of [4, 10, 16]) {
    const greenwood = steps[place]?.error ?? Number.NaN;
    expect(spreadAt(lifetimes, place) / greenwood).toBeGreaterThan(0.93);
    expect(spreadAt(lifetimes, place) / greenwood).toBeLessThan(1.07);
  }
});

it('spreads √m times wider where m equal lifetimes belong to one unit', () => {
  const one = independent(600);
  // The same 600, each told four times: four times the rows, but no more is known.
  const four: ClusteredLifetimes = {
    unit: one.unit,
    duration: one.duration,
    ended: one.ended,
    count: Array.from(one.unit, () => 4),
  };
  const naive = kaplanMeier(four)[10]?.error ?? Number.NaN;
  expect(spreadAt(four, 10) / naive).toBeGreaterThan(1.86);
  expect(spreadAt(four, 10) / naive).toBeLessThan(2.14);
});

it('of one unit alone is its own curve, or nothing', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ time: fc.integer({ min: 1, max: 9 }), ended: fc.boolean() }), {
        minLength: 1,
        maxLength: 12,
      }),
      (list) => {
        const lifetimes = {
          duration: list.map(({ time }) => time),
          ended: list.map(({ ended }) => ended),
        };
        const steps = kaplanMeier(lifetimes);
        const { times, curves } = resultOf(
          resampledSurvival({ ...lifetimes, unit: list.map(() => 7) }, 5),
        );
        for (const curve of curves) {
          const isDrawn = curve.some((survival) => survival < 1);
          times.forEach((time, place) =>
            expect(curve[place]).toBeCloseTo(isDrawn ? survivalAt(steps, time) : 1, 12),
          );
        }
      },
    ),
  );
});

it('is the same on every run', () => {
  const [one, other] = [1, 2].map(() => resultOf(resampledSurvival(independent(50), 20)));
  expect(one).toEqual(other);
});

it('quantiles are first times, Infinity where a curve does not come so far', () => {
  const resampled = {
    times: Float64Array.of(10, 20, 30),
    curves: [Float64Array.of(0.8, 0.5, 0.1), Float64Array.of(0.9, 0.6, 0.6)],
  };
  expect(resampledQuantiles(resampled, 0.5)).toEqual([20, Infinity]);
  expect(resampledQuantiles(resampled, 0.8)).toEqual([10, 20]);
});

it('the percentile interval leaves out 2.5 % on each side', () => {
  const values = Array.from({ length: 200 }, (_, i) => 200 - i);
  expect(percentileInterval(values)).toEqual({ low: 5, high: 195 });
  expect(percentileInterval([...values.slice(0, 190), ...Array(10).fill(Infinity)]).high).toBe(
    Infinity,
  );
});
