import { describe, expect, it } from 'vitest';
import { logisticRegression, type LogisticFit } from './logistic-regression';
import { resultOf } from './steps';

function fitted(predictors: readonly (readonly number[])[], outcome: readonly number[]) {
  const fit = resultOf(
    logisticRegression(
      predictors.map((column) => Float64Array.from(column)),
      outcome,
    ),
  );
  if (typeof fit === 'string') throw new Error(fit);
  return fit;
}

const estimates = ({ coefficients }: LogisticFit) => coefficients.map(({ estimate }) => estimate);
const errors = ({ coefficients }: LogisticFit) => coefficients.map(({ error }) => error);

describe('logistic regression', () => {
  it('finds what hours of study do to an exam', () => {
    // Wikipedia, “Logistic regression”: 20 students; intercept −4.0777 (1.7610), hours 1.5046 (0.6287).
    const hours = [
      0.5, 0.75, 1, 1.25, 1.5, 1.75, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 4, 4.25, 4.5, 4.75, 5,
      5.5,
    ];
    const passed = [0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1];
    const fit = fitted([hours], passed);
    expect(estimates(fit)).toEqual([expect.closeTo(-4.0777, 4), expect.closeTo(1.5046, 4)]);
    expect(errors(fit)).toEqual([expect.closeTo(1.761, 3), expect.closeTo(0.6287, 4)]);
    expect(fit.coefficients[0]?.p).toBeCloseTo(0.0206, 4);
    expect(fit.coefficients[1]?.p).toBeCloseTo(0.0167, 4);
    expect(fit.logLikelihood).toBeCloseTo(-8.02988, 5);
    expect(fit.nullLogLikelihood).toBeCloseTo(20 * Math.log(0.5), 12);
  });

  it('finds R’s coefficients of two predictors', () => {
    // R: glm(vs ~ wt + disp, binomial, mtcars): 1.60859 (2.43903), 1.62635 (1.49068), −0.03443
    // (0.01536); residual deviance 21.40. The columns are those of mtcars.
    const displacement = [
      160, 160, 108, 258, 360, 225, 360, 146.7, 140.8, 167.6, 167.6, 275.8, 275.8, 275.8, 472, 460,
      440, 78.7, 75.7, 71.1, 120.1, 318, 304, 350, 400, 79, 120.3, 95.1, 351, 145, 301, 121,
    ];
    const weight = [
      2.62, 2.875, 2.32, 3.215, 3.44, 3.46, 3.57, 3.19, 3.15, 3.44, 3.44, 4.07, 3.73, 3.78, 5.25,
      5.424, 5.345, 2.2, 1.615, 1.835, 2.465, 3.52, 3.435, 3.84, 3.845, 1.935, 2.14, 1.513, 3.17,
      2.77, 3.57, 2.78,
    ];
    const straight = [
      0, 0, 1, 1, 0, 1, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0,
      1,
    ];
    const fit = fitted([weight, displacement], straight);
    expect(estimates(fit)).toEqual([
      expect.closeTo(1.60859, 5),
      expect.closeTo(1.62635, 5),
      expect.closeTo(-0.03443, 5),
    ]);
    expect(errors(fit)).toEqual([
      expect.closeTo(2.43903, 4),
      expect.closeTo(1.49068, 5),
      expect.closeTo(0.01536, 5),
    ]);
    expect(-2 * fit.logLikelihood).toBeCloseTo(21.4, 2);
  });

  it('is the odds ratio of a table of two by two, with its interval', () => {
    // 12 of 20 did with it, 5 of 25 without. By hand: (12 · 20) / (8 · 5) = 6,
    // error √(1/12 + 1/8 + 1/5 + 1/20).
    const has = [...new Array<number>(20).fill(1), ...new Array<number>(25).fill(0)];
    const did = has.map((x, i) => Number(x === 1 ? i < 12 : i - 20 < 5));
    const { coefficients } = fitted([has], did);
    const error = Math.sqrt(1 / 12 + 1 / 8 + 1 / 5 + 1 / 20);
    expect(coefficients[1]?.oddsRatio).toBeCloseTo(6, 9);
    expect(coefficients[1]?.error).toBeCloseTo(error, 9);
    expect(coefficients[1]?.low).toBeCloseTo(6 * Math.exp(-1.959964 * error), 5);
    expect(coefficients[1]?.high).toBeCloseTo(6 * Math.exp(1.959964 * error), 4);
  });

  it('does not depend on the unit of a predictor', () => {
    const x = Array.from({ length: 60 }, (_, i) => i);
    const y = x.map((i) => Number((i * 7) % 60 < i));
    const [plain, scaled] = [fitted([x], y), fitted([x.map((i) => i * 1e6)], y)];
    expect(scaled.coefficients[1]!.estimate * 1e6).toBeCloseTo(plain.coefficients[1]!.estimate, 8);
    expect(scaled.coefficients[1]!.p).toBeCloseTo(plain.coefficients[1]!.p, 8);
  });

  it('says when the predictors leave nothing to estimate', () => {
    const x = Array.from({ length: 40 }, (_, i) => i);
    const y = x.map((i) => i % 2);
    const columns = (...lists: number[][]) => lists.map((list) => Float64Array.from(list));
    const twice = columns(
      x,
      x.map((i) => 3 * i + 1),
    );
    expect(resultOf(logisticRegression(twice, y))).toBe('collinear');
    const same = columns(x.map(() => 5));
    expect(resultOf(logisticRegression(same, y))).toBe('collinear');
    const perfect = x.map((i) => Number(i > 20));
    expect(resultOf(logisticRegression(columns(x), perfect))).toBe('separated');
    expect(
      resultOf(
        logisticRegression(
          columns(x),
          x.map(() => 1),
        ),
      ),
    ).toBe('separated');
  });
});

describe('with a ridge', () => {
  it('fits what tells the outcome without fail', () => {
    // x = ±1 tells all: by symmetry the constant is 0, and the slope b solves 2 (1 − σ(b)) = b.
    let [low, high] = [0, 2];
    for (let step = 0; step < 60; step++) {
      const b = (low + high) / 2;
      if (2 * (1 - 1 / (1 + Math.exp(-b))) > b) low = b;
      else high = b;
    }
    const fit = resultOf(logisticRegression([Float64Array.of(-1, 1)], [0, 1], { ridge: 1 }));
    if (typeof fit === 'string') throw new Error(fit);
    const [constant, slope] = estimates(fit);
    expect(constant).toBeCloseTo(0, 8);
    expect(slope).toBeCloseTo(low, 6);
  });

  it('shares a weight between predictors that are the same', () => {
    const x = Float64Array.of(1, 2, 3, 4, 5, 6);
    const fit = resultOf(logisticRegression([x, x], [0, 1, 0, 1, 0, 1], { ridge: 0.1 }));
    if (typeof fit === 'string') throw new Error(fit);
    const [, one, other] = estimates(fit);
    expect(one).toBeCloseTo(other ?? 0, 10);
  });

  it('does not hold the constant', () => {
    // Nothing to tell by: the constant is the log odds of 3 in 4, however strong the ridge.
    const fit = resultOf(
      logisticRegression([Float64Array.of(1, -1, 1, -1)], [1, 1, 1, 0], { ridge: 1e6 }),
    );
    if (typeof fit === 'string') throw new Error(fit);
    expect(estimates(fit)[0]).toBeCloseTo(Math.log(3), 4);
  });
});
