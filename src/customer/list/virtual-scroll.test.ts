import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contentHeight,
  placeOf,
  placeShowing,
  rowsInSight,
  scrolledTo,
  type Extent,
} from './virtual-scroll';

const short: Extent = { rows: 1000, rowHeight: 32, viewport: 320 };
const long: Extent = { rows: 1_000_000, rowHeight: 32, viewport: 320 };
const start = { top: 0, scrollTop: 0 };

describe('a list that fits the tallest element', () => {
  it('scrolls pixel by pixel', () => {
    expect(contentHeight(short)).toBe(32_000);
    expect(scrolledTo(start, 12_345, short)).toEqual({ top: 12_345, scrollTop: 12_345 });
    expect(placeOf(12_345, short)).toEqual({ top: 12_345, scrollTop: 12_345 });
  });

  it('shows the rows in sight and some beyond, never past its ends', () => {
    expect(rowsInSight({ top: 100, scrollTop: 100 }, short, 0)).toEqual({ from: 3, to: 14 });
    expect(rowsInSight(start, short, 5)).toEqual({ from: 0, to: 15 });
    expect(rowsInSight(placeOf(1e9, short), short, 5)).toEqual({ from: 985, to: 1000 });
    expect(rowsInSight(start, { ...short, rows: 0 }, 5)).toEqual({ from: 0, to: 0 });
  });

  it('moves as little as need be to show a row', () => {
    const middle = placeOf(3200, short);
    expect(placeShowing(105, middle, short)).toBe(middle);
    expect(placeShowing(99, middle, short).top).toBe(3168);
    expect(placeShowing(110, middle, short).top).toBe(3232);
  });
});

describe('a list taller than any element', () => {
  it('keeps the element within what browsers allow', () => {
    expect(contentHeight(long)).toBeLessThan(8_000_000);
  });

  it('begins and ends with the element', () => {
    const end = contentHeight(long) - long.viewport;
    expect(scrolledTo(start, end, long).top).toBe(32_000_000 - 320);
    expect(scrolledTo(placeOf(5e6, long), 0, long).top).toBe(0);
    expect(rowsInSight(scrolledTo(start, end, long), long, 0).to).toBe(1_000_000);
  });

  it('moves by the wheel as far as the wheel does, and by the bar in proportion', () => {
    const middle = placeOf(16_000_000, long);
    expect(scrolledTo(middle, middle.scrollTop + 100, long).top).toBe(16_000_100);
    const half = (contentHeight(long) - long.viewport) / 2;
    expect(scrolledTo(start, half, long).top).toBeCloseTo((32_000_000 - 320) / 2, 6);
  });

  it('can show every row', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999 }),
        fc.integer({ min: 0, max: 32_000_000 }),
        (row, top) => {
          const place = placeShowing(row, placeOf(top, long), long);
          const { from, to } = rowsInSight(place, long, 0);
          expect(row).toBeGreaterThanOrEqual(from);
          expect(row).toBeLessThan(to);
          expect(place.scrollTop).toBeLessThanOrEqual(contentHeight(long) - long.viewport);
        },
      ),
      { numRuns: 100 },
    );
  });
});
