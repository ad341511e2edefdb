import fc from 'fast-check';
import { expect, it } from 'vitest';
import { kaplanMeier, survivalAt, survivalQuantile } from './kaplan-meier';
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

it('is the product of the shares that live through each time, counted person by person', () => {
  fc.assert(
    fc.property(people, fc.integer({ min: 0, max: 13 }), (list, at) => {
      let expected = 1;
      for (let time = 1; time <= at; time++) {
        const atRisk = list.filter((one) => one.time >= time).length;
        const ended = list.filter((one) => one.time === time && one.ended).length;
        if (atRisk > 0) expected *= (atRisk - ended) / atRisk;
      }
      expect(survivalAt(kaplanMeier(columns(list)), at)).toBeCloseTo(expected, 12);
    }),
  );
});

it('has Greenwood’s error and the log-log interval', () => {
  // Five people: ends at 1, 2 and 4; censored at 2 and 5. By hand: S = 4/5, 3/5, 3/10.
  const steps = kaplanMeier({ duration: [1, 2, 2, 4, 5], ended: [1, 1, 0, 1, 0] });
  expect(steps.map(({ time, atRisk, survival }) => [time, atRisk, survival])).toEqual([
    [1, 5, 0.8],
    [2, 4, expect.closeTo(0.6, 12)],
    [4, 2, expect.closeTo(0.3, 12)],
    [5, 1, expect.closeTo(0.3, 12)],
  ]);
  const greenwood = 1 / (5 * 4) + 1 / (4 * 3) + 1 / (2 * 1);
  expect(steps[2]?.error).toBeCloseTo(0.3 * Math.sqrt(greenwood), 12);
  const spread = (1.959963984540054 * Math.sqrt(greenwood)) / Math.abs(Math.log(0.3));
  expect(steps[2]?.low).toBeCloseTo(0.3 ** Math.exp(spread), 12);
  expect(steps[2]?.high).toBeCloseTo(0.3 ** Math.exp(-spread), 12);
  expect(survivalQuantile(steps)).toBe(4);
});

it('says that a quantile is not reached, and gives no interval at 1 and 0', () => {
  expect(survivalQuantile(kaplanMeier({ duration: [1, 2, 3], ended: [1, 0, 0] }))).toBeNull();
  const [only] = kaplanMeier({ duration: [1, 1], ended: [1, 1] });
  expect([only?.survival, only?.low, only?.high]).toEqual([0, null, null]);
});

it('the log-rank test of two groups is that of observed less expected, time by time', () => {
  fc.assert(
    fc.property(people, people, (one, other) => {
      let [excess, variance] = [0, 0];
      for (let time = 1; time <= 12; time++) {
        const risk = (list: People) => list.filter((person) => person.time >= time).length;
        const ends = (list: People) =>
          list.filter((person) => person.time === time && person.ended).length;
        const [n1, n2, d] = [risk(one), risk(other), ends(one) + ends(other)];
        const n = n1 + n2;
        if (d === 0) continue;
        excess += ends(one) - (d * n1) / n;
        if (n > 1) variance += (d * n1 * n2 * (n - d)) / (n * n * (n - 1));
      }
      const expected = variance > 1e-12 ? excess ** 2 / variance : 0;
      expect(logRank([columns(one), columns(other)]).chiSquare).toBeCloseTo(expected, 8);
    }),
  );
});

it('the log-rank test does not depend on the order of three groups, nor on an empty one', () => {
  fc.assert(
    fc.property(people, people, people, (a, b, c) => {
      const [x, y, z] = [columns(a), columns(b), columns(c)];
      const first = logRank([x, y, z]);
      const nobody = { duration: [], ended: [] };
      expect(logRank([z, nobody, x, y]).chiSquare).toBeCloseTo(first.chiSquare, 6);
      expect(logRank([z, nobody, x, y]).freedom).toBe(2);
    }),
  );
});
