import { expect, test } from 'vitest';
import { placeBands } from './bands';
import { lineHeight } from './text-width';

const at = (date: string) => new Date(`${date}T00:00:00Z`);
const band = (label: string, from: string, to: string) => ({ label, from: at(from), to: at(to) });
/** Three months, each 100 pixels wide. */
const months = ['2024-01-01', '2024-02-01', '2024-03-01'].map((first, index) => ({
  at: at(first),
  left: 100 * index,
  right: 100 * (index + 1),
}));
const place = (bands: Parameters<typeof placeBands>[0]) => placeBands(bands, months, [0, 300]);

test('a period holds the bands that have a day in it, the last day included', () => {
  const { within } = place([
    band('A', '2023-12-20', '2024-01-01'),
    band('B', '2024-01-31', '2024-02-01'),
    band('C', '2023-01-01', '2023-12-31'),
  ]);
  expect([0, 1, 2].map(within)).toEqual([['A', 'B'], ['B'], []]);
});

test('labels stand in one row where they fit, in two where they touch, and no more', () => {
  expect(place([]).height).toBe(0);
  const apart = [band('A', '2024-01-05', '2024-01-06'), band('B', '2024-03-05', '2024-03-06')];
  expect(place(apart).height).toBe(lineHeight);
  const touching = ['A', 'B', 'C', 'D'].map((label) => band(label, '2024-02-05', '2024-02-06'));
  expect(place(touching).height).toBe(2 * lineHeight);
});

test('no periods, no bands', () => {
  const { height, within } = placeBands([band('A', '2024-01-05', '2024-01-06')], [], [0, 300]);
  expect(height).toBe(0);
  expect(within(0)).toEqual([]);
});
