import { expect, test } from 'vitest';
import { axisOf, hugging, spread, thinned } from './ticks';

test('ticks are round and reach over the highest value', () => {
  expect(axisOf(0, 87, 5, String)).toEqual({ domain: [0, 100], ticks: [0, 20, 40, 60, 80, 100] });
  expect(axisOf(-30, 87, 5, String).domain).toEqual([-50, 100]);
  expect(axisOf(0, 0, 5, String, true).ticks).toEqual([0, 1]);
});

test('whole things have whole ticks', () => {
  expect(axisOf(0, 3, 5, String, true).ticks).toEqual([0, 1, 2, 3]);
});

test('no two ticks read the same', () => {
  const texts = axisOf(0, 2, 5, (value) => value.toFixed(0)).ticks.map((tick) => tick.toFixed(0));
  expect(new Set(texts).size).toBe(texts.length);
});

test('numbers on both sides of zero may read the same', () => {
  const axis = axisOf(-330, 490, 5, (value) => String(Math.abs(value)));
  expect(axis.ticks).toEqual([-400, -200, 0, 200, 400, 600]);
});

test('an axis that hugs its data has no empty step at its ends', () => {
  const axis = hugging(axisOf(-330, 490, 5, String), -330, 490);
  expect(axis.ticks).toEqual([-200, 0, 200, 400]);
  expect(axis.domain[0]).toBeLessThan(-330);
  expect(axis.domain[0]).toBeGreaterThan(-400);
  expect(axis.domain[1]).toBeGreaterThan(490);
  expect(axis.domain[1]).toBeLessThan(600);
  expect(hugging(axisOf(0, 95, 5, String), 0, 95).domain).toEqual([0, 98.8]);
});

test('labels are thinned from the newest back', () => {
  const labels = Array.from({ length: 12 }, (_, index) => ({ at: 25 + index * 30, width: 50 }));
  expect(thinned(labels, 400)).toEqual([1, 3, 5, 7, 9, 11]);
});

test('a label that would leave the picture is not placed', () => {
  expect(
    thinned(
      [
        { at: 5, width: 50 },
        { at: 200, width: 50 },
      ],
      300,
    ),
  ).toEqual([1]);
});

test('crowded labels are spread in order and stay inside', () => {
  expect(spread([50, 51, 52], 16, 0, 70)).toEqual([38, 54, 70]);
  expect(spread([10, 100], 16, 0, 120)).toEqual([10, 100]);
});
