import fc from 'fast-check';
import { expect, it } from 'vitest';
import { logRank } from './log-rank';

const people = fc.array(fc.record({ time: fc.integer({ min: 1, max: 12 }), ended: fc.boolean() }), {
  minLength: 1,
  maxLength: 30,
});
type People = readonly { time: number; ended: boolean }[];
const columns = (list: People) => ({
  duration: list.map(({ time }) => time),
  ended: list.map(({ ended }) => ended),
});

/** Observed less expected of each group and their covariances, by the textbook sums person by person. */
function textbook(groups: readonly People[]) {
  const k = groups.length;
  const excess = groups.map(() => 0);
  const variance = groups.map(() => groups.map(() => 0));
  for (let time = 1; time <= 12; time++) {
    const risk = groups.map((list) => list.filter((one) => one.time >= time).length);
    const ends = groups.map((list) => list.filter((one) => one.time === time && one.ended).length);
    const n = risk.reduce((sum, count) => sum + count, 0);
    const d = ends.reduce((sum, count) => sum + count, 0);
    if (d === 0) continue;
    for (let i = 0; i < k; i++) {
      excess[i]! += ends[i]! - (d * risk[i]!) / n;
      if (n === 1) continue;
      for (let j = 0; j < k; j++) {
        variance[i]![j]! +=
          ((d * (n - d)) / (n - 1)) * (risk[i]! / n) * ((i === j ? 1 : 0) - risk[j]! / n);
      }
    }
  }
  return { excess, variance };
}

it('of two groups is that of observed less expected, time by time', () => {
  fc.assert(
    fc.property(people, people, (one, other) => {
      const { excess, variance } = textbook([one, other]);
      const expected = variance[0]![0]! > 1e-12 ? excess[0]! ** 2 / variance[0]![0]! : 0;
      expect(logRank([columns(one), columns(other)]).chiSquare).toBeCloseTo(expected, 8);
    }),
  );
});

it('of three groups is the quadratic form of two of them by Cramer’s rule', () => {
  fc.assert(
    fc.property(people, people, people, (a, b, c) => {
      const { excess, variance } = textbook([a, b, c]);
      const [p, q, r] = [variance[0]![0]!, variance[0]![1]!, variance[1]![1]!];
      const determinant = p * r - q * q;
      fc.pre(determinant > 1e-6);
      const [x, y] = [excess[0]!, excess[1]!];
      const expected = (r * x * x - 2 * q * x * y + p * y * y) / determinant;
      const found = logRank([a, b, c].map(columns));
      expect(found.chiSquare).toBeCloseTo(expected, 6);
      expect(found.freedom).toBe(2);
    }),
  );
});

it('does not depend on the order of the groups, nor on an empty one', () => {
  fc.assert(
    fc.property(people, people, people, (a, b, c) => {
      const [x, y, z] = [columns(a), columns(b), columns(c)];
      const first = logRank([x, y, z]);
      const nobody = { duration: [], ended: [] };
      const unweighted = { ...x, count: x.duration.map(() => 0) };
      expect(logRank([z, nobody, x, unweighted, y]).chiSquare).toBeCloseTo(first.chiSquare, 6);
      expect(logRank([z, nobody, x, unweighted, y]).freedom).toBe(2);
    }),
  );
});

it('counts rows that stand for several as that many people', () => {
  fc.assert(
    fc.property(people, people, fc.integer({ min: 1, max: 4 }), (a, b, times) => {
      const counted = { ...columns(a), count: a.map(() => times) };
      const repeated = columns(a.flatMap((one) => Array.from({ length: times }, () => one)));
      expect(logRank([counted, columns(b)])).toEqual(logRank([repeated, columns(b)]));
    }),
  );
});

it('says p = 1 of fewer than two groups', () => {
  expect(logRank([])).toEqual({ chiSquare: 0, freedom: 0, p: 1 });
  expect(logRank([{ duration: [1], ended: [1] }])).toEqual({ chiSquare: 0, freedom: 0, p: 1 });
});
