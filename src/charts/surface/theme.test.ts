import { describe, expect, test } from 'vitest';
import { categoryColours, contrast, inkOn, sequential, themeOf } from './theme';

test('contrast is that of WCAG 2.2', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  // The published borderline grey: 4.54:1 on white.
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

describe.each(['light', 'dark'] as const)('the %s theme', (name) => {
  const theme = themeOf(name);

  test('text reaches 4.5:1 on the surface', () => {
    for (const colour of [theme.text, theme.muted]) {
      expect(contrast(colour, theme.surface)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('marks reach 3:1 on the surface', () => {
    const marks = [
      theme.accent,
      theme.neutral,
      theme.above,
      theme.below,
      ...categoryColours(8, name),
      ...categoryColours(8, name, 'okabe-ito'),
    ];
    for (const colour of marks) {
      expect(`${colour} ${contrast(colour, theme.surface) >= 3}`).toBe(`${colour} true`);
    }
  });

  test('numbers in cells reach 4.5:1 anywhere on the ramp', () => {
    for (let t = 0; t <= 1; t += 0.01) {
      const fill = sequential(t, theme);
      expect(contrast(inkOn(fill), fill)).toBeGreaterThanOrEqual(4.5);
    }
  });
});
