import fc from 'fast-check';
import { expect, it } from 'vitest';
import { atRiskAt, kaplanMeier, stepAt, survivalAt, survivalQuantile } from './kaplan-meier';

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

it('counts rows that stand for several as that many people, and leaves out rows of nobody', () => {
  fc.assert(
    fc.property(people, fc.array(fc.nat({ max: 4 }), { maxLength: 30 }), (list, many) => {
      const count = list.map((_, i) => many[i] ?? 1);
      const each = list.flatMap((one, i) => Array.from({ length: count[i]! }, () => one));
      expect(kaplanMeier({ ...columns(list), count })).toEqual(kaplanMeier(columns(each)));
    }),
  );
});

it('does not depend on the order of the rows', () => {
  fc.assert(
    fc.property(people, fc.nat({ max: 29 }), (list, by) => {
      const turned = [...list.slice(by), ...list.slice(0, by)].reverse();
      expect(kaplanMeier(columns(turned))).toEqual(kaplanMeier(columns(list)));
    }),
  );
});

it('knows how many are watched just before a time, and which step is in force', () => {
  fc.assert(
    fc.property(people, fc.integer({ min: 0, max: 13 }), (list, at) => {
      const steps = kaplanMeier(columns(list));
      expect(atRiskAt(steps, at)).toBe(list.filter((one) => one.time >= at).length);
      const last = Math.max(-1, ...list.map((one) => one.time).filter((time) => time <= at));
      expect(stepAt(steps, at)?.time ?? -1).toBe(last);
    }),
  );
});

it('reaches a share that the product of fractions misses by its last digits', () => {
  // 1 − 1/10 − … : after eight of ten the share is 0.2 by hand, 0.2000…1 as a product.
  const ten = { duration: [1, 2, 3, 4, 5, 6, 7, 8, 9, 9], ended: [1, 1, 1, 1, 1, 1, 1, 1, 0, 0] };
  expect(survivalQuantile(kaplanMeier(ten), 0.2)).toBe(8);
  expect(survivalQuantile(kaplanMeier(ten), 0.1)).toBeNull();
});
