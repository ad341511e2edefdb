import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { area, areaDifference, areas, gains, liftAt } from './ranking';

const column = (values: readonly number[]) => Float64Array.from(values);

/** DeLong, DeLong & Clarke-Pearson 1988, as its definition: over all pairs. */
function byPairs(scores: readonly (readonly number[])[], outcome: readonly number[]) {
  const did = outcome.flatMap((value, i) => (value === 1 ? [i] : []));
  const not = outcome.flatMap((value, i) => (value === 1 ? [] : [i]));
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const wins = scores.map((score) => (i: number, j: number) => {
    const [x, y] = [score[i] ?? 0, score[j] ?? 0];
    return x > y ? 1 : x === y ? 0.5 : 0;
  });
  const v10 = wins.map((win) => did.map((i) => mean(not.map((j) => win(i, j)))));
  const v01 = wins.map((win) => not.map((j) => mean(did.map((i) => win(i, j)))));
  const covariance = (a: readonly number[], b: readonly number[]) =>
    a.length < 2
      ? 0
      : a.reduce((sum, x, i) => sum + (x - mean(a)) * ((b[i] ?? 0) - mean(b)), 0) / (a.length - 1);
  return {
    aucs: v10.map(mean),
    covariance: v10.map((a, r) =>
      v10.map(
        (b, s) =>
          covariance(a, b) / did.length + covariance(v01[r] ?? [], v01[s] ?? []) / not.length,
      ),
    ),
  };
}

describe('the area under the ROC curve', () => {
  it('is the share of pairs in the right order, ties half', () => {
    // Who did: 0.9, 0.5, 0.4; who did not: 0.5, 0.3. 0.9 beats both, 0.5 ties and beats, 0.4 loses
    // and beats: 2 + 1.5 + 1 of six pairs.
    const found = area(column([0.9, 0.5, 0.4, 0.5, 0.3]), [1, 1, 1, 0, 0]);
    expect(found?.auc).toBeCloseTo(4.5 / 6, 12);
  });

  it('has the variance of DeLong, by hand', () => {
    // v10: 1, 0.75, 0.5, variance 0.0625; v01 (over who did): of 0.5: 1, .5, 0 → 0.5; of 0.3: 1.
    // Variance of (0.5, 1) 0.125. So 0.0625 / 3 + 0.125 / 2.
    const found = areas([column([0.9, 0.5, 0.4, 0.5, 0.3])], [1, 1, 1, 0, 0]);
    expect(found?.covariance[0]?.[0]).toBeCloseTo(0.0625 / 3 + 0.125 / 2, 12);
  });

  it('is 1 where all pairs are right, 0.5 where all scores are the same', () => {
    expect(area(column([4, 3, 2, 1]), [1, 1, 0, 0])).toEqual({ auc: 1, low: 1, high: 1 });
    expect(area(column([7, 7, 7, 7]), [1, 0, 1, 0])?.auc).toBe(0.5);
  });

  it('is not there where all did, or none', () => {
    expect(area(column([1, 2]), [1, 1])).toBeNull();
    expect(area(column([1, 2]), [0, 0])).toBeNull();
    expect(areaDifference(column([]), column([]), [])).toBeNull();
  });

  it('agrees with all pairs, and so do variances and covariances', () => {
    const customer = fc.record({
      a: fc.integer({ min: 0, max: 6 }),
      b: fc.integer({ min: 0, max: 6 }),
      did: fc.integer({ min: 0, max: 1 }),
    });
    fc.assert(
      fc.property(fc.array(customer, { minLength: 2, maxLength: 30 }), (customers) => {
        const outcome = customers.map(({ did }) => did);
        fc.pre(outcome.includes(0) && outcome.includes(1));
        const scores = [customers.map(({ a }) => a), customers.map(({ b }) => b)];
        const found = areas(scores.map(column), outcome);
        const expected = byPairs(scores, outcome);
        expected.aucs.forEach((auc, r) => expect(found?.aucs[r]).toBeCloseTo(auc, 10));
        expected.covariance.forEach((row, r) =>
          row.forEach((value, s) => expect(found?.covariance[r]?.[s]).toBeCloseTo(value, 10)),
        );
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it('says of a score and itself that nothing differs', () => {
    const score = column([3, 1, 2, 5, 4]);
    expect(areaDifference(score, score, [1, 0, 0, 1, 0])).toEqual({
      difference: 0,
      low: 0,
      high: 0,
      p: 1,
    });
  });

  it('finds a difference where one score ranks and the other does not', () => {
    const outcome = Array.from({ length: 200 }, (_, i) => i % 2);
    const good = column(outcome.map((did, i) => did * 3 + (i % 7)));
    const none = column(outcome.map((_, i) => (i >> 1) % 5));
    const found = areaDifference(good, none, outcome);
    expect(found?.low).toBeGreaterThan(0);
    expect(found?.p).toBeLessThan(0.001);
    const reverse = areaDifference(none, good, outcome);
    expect(reverse?.difference).toBeCloseTo(-(found?.difference ?? 0), 12);
  });
});

describe('the published example', () => {
  // Ovarian cancer (DeLong et al. 1988), the 43 patients without gaps; figures as in SAS/STAT,
  // PROC LOGISTIC, “Comparing Receiver Operating Characteristic Curves”. Albumin, total protein, K-G
  // score, and whether surgery helped.
  const patients = `
    3.0 5.8 10 0  3.2 6.3 5 1  3.9 6.8 3 1  2.8 4.8 6 0  3.2 5.8 3 1  0.9 4.0 5 0  2.5 5.7 8 0
    1.6 5.6 5 1  3.8 5.7 5 1  3.7 6.7 6 1  3.2 5.4 4 1  3.8 6.6 6 1  4.1 6.6 5 1  3.6 5.7 5 1
    4.3 7.0 4 1  3.6 6.7 4 0  2.3 4.4 6 1  4.2 7.6 4 0  4.0 6.6 6 0  3.5 5.8 6 1  3.8 6.8 7 1
    3.0 4.7 8 0  4.5 7.4 5 1  3.7 7.4 5 1  3.1 6.6 6 1  4.1 8.2 6 1  4.3 7.0 5 1  4.3 6.5 4 1
    3.2 5.1 5 1  2.6 4.7 6 1  3.3 6.8 6 0  1.7 4.0 7 0  3.7 6.1 5 1  3.3 6.3 7 1  4.2 7.7 6 1
    3.5 6.2 5 1  2.9 5.7 9 0  2.1 4.8 7 1  2.8 6.2 8 0  4.0 7.0 7 1  3.3 5.7 6 1  3.7 6.9 5 1
    3.6 6.6 5 1`
    .trim()
    .split(/\s+/)
    .map(Number);
  const of = (place: number) => column(patients.filter((_, i) => i % 4 === place));
  const [albumin, protein, score] = [of(0).map((x) => -x), of(1).map((x) => -x), of(2)];
  const outcome = of(3).map((helped) => 1 - helped);

  it.each([
    ['albumin', albumin, 0.7366, 0.5549, 0.9182],
    ['K-G score', score, 0.7258, 0.5243, 0.9273],
    ['total protein', protein, 0.6478, 0.4518, 0.8439],
  ])('gives the area of %s with its interval', (_, test, auc, low, high) => {
    expect(area(test, outcome)).toEqual({
      auc: expect.closeTo(auc, 4),
      low: expect.closeTo(low, 4),
      high: expect.closeTo(high, 4),
    });
  });

  it.each([
    ['albumin', albumin, 0.0108, -0.1761, 0.1976, 0.9102],
    ['total protein', protein, -0.078, -0.283, 0.1271, 0.4561],
  ])('compares %s with the K-G score', (_, test, difference, low, high, p) => {
    expect(areaDifference(test, score, outcome)).toEqual({
      difference: expect.closeTo(difference, 4),
      low: expect.closeTo(low, 4),
      high: expect.closeTo(high, 4),
      p: expect.closeTo(p, 4),
    });
  });
});

describe('gains and lift', () => {
  it('count who is found from the highest score down', () => {
    // By score: did, did, not, did, not, not, not, not, not, not.
    const score = column([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    const outcome = [1, 1, 0, 1, 0, 0, 0, 0, 0, 0];
    expect(gains(score, outcome, [0, 0.1, 0.2, 0.3, 0.4, 1]).map(({ found }) => found)).toEqual([
      0,
      1 / 3,
      2 / 3,
      2 / 3,
      1,
      1,
    ]);
    // One of three in a tenth of ten.
    expect(liftAt(score, outcome, 0.1)).toBeCloseTo(10 / 3, 12);
  });

  it('split equal scores evenly, whatever order they come in', () => {
    const tied = column([5, 5, 5, 5]);
    for (const outcome of [
      [1, 1, 0, 0],
      [0, 0, 1, 1],
    ]) {
      expect(gains(tied, outcome, [0.25, 0.5]).map(({ found }) => found)).toEqual([0.25, 0.5]);
      expect(liftAt(tied, outcome, 0.25)).toBe(1);
    }
  });

  it('have no share of nobody', () => {
    expect(liftAt(column([1, 2]), [0, 0], 0.5)).toBeNaN();
  });
});
