import { expect, it } from 'vitest';
import { publishedFigures } from './figures';

it.each(publishedFigures())('$source: $what is as published', ({ published, ours, tolerance }) => {
  expect(Math.abs(ours - published)).toBeLessThanOrEqual(tolerance);
});
