import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brierScore, calibration, calibrationError } from './calibration';

const column = (values: readonly number[]) => Float64Array.from(values);

describe('calibration', () => {
  it('compares what was said with what came, in groups by probability', () => {
    const groups = calibration(column([0.9, 0.1, 0.8, 0.2]), [1, 0, 0, 0], 2);
    expect(groups).toMatchObject([
      { predicted: expect.closeTo(0.15, 12), customers: 2, did: 0, actual: 0, low: 0 },
      { predicted: expect.closeTo(0.85, 12), customers: 2, did: 1, actual: 0.5 },
    ]);
    // |0.15 − 0| and |0.85 − 0.5|, the same weight.
    expect(calibrationError(groups)).toBeCloseTo((0.15 + 0.35) / 2, 12);
    // Wilson, 0 of 2: high = z² / (2 + z²) with z = 1.959964.
    expect(groups[0]?.high).toBeCloseTo(3.841459 / 5.841459, 6);
  });

  it('keeps equal probabilities together', () => {
    const groups = calibration(column([0.5, 0.5, 0.5, 0.5, 0.7]), [1, 0, 1, 0, 1], 5);
    expect(groups.map(({ customers, did }) => [customers, did])).toEqual([
      [4, 2],
      [1, 1],
    ]);
  });

  it('has no groups of nobody', () => {
    expect(calibration(column([]), [])).toEqual([]);
  });

  it('counts everyone once, lowest first', () => {
    const said = fc.record({
      p: fc.integer({ min: 0, max: 20 }).map((value) => value / 20),
      did: fc.integer({ min: 0, max: 1 }),
    });
    fc.assert(
      fc.property(fc.array(said, { minLength: 1, maxLength: 60 }), (all) => {
        const groups = calibration(
          column(all.map(({ p }) => p)),
          all.map(({ did }) => did),
        );
        expect(groups.length).toBeLessThanOrEqual(10);
        expect(groups.reduce((sum, { customers }) => sum + customers, 0)).toBe(all.length);
        expect(groups.reduce((sum, { did }) => sum + did, 0)).toBe(
          all.filter(({ did }) => did === 1).length,
        );
        groups.forEach(({ predicted }, at) => {
          if (at > 0) expect(predicted).toBeGreaterThan(groups[at - 1]?.predicted ?? 1);
        });
      }),
      { numRuns: 100, seed: 2 },
    );
  });
});

describe('the Brier score', () => {
  it('is the mean squared error', () => {
    // 0.1² + 0.7² + 0.3² over three.
    expect(brierScore(column([0.9, 0.7, 0.3]), [1, 0, 0])).toBeCloseTo(
      (0.01 + 0.49 + 0.09) / 3,
      12,
    );
    expect(brierScore(column([0.5, 0.5]), [1, 0])).toBe(0.25);
  });
});
