import { expect, test } from 'vitest';
import { shorten, textWidth, wrap } from './text-width';

test('a Chinese character is about as wide as the font is high', () => {
  expect(textWidth('客户', 12)).toBeCloseTo(24, 0);
});

test('text is wrapped at spaces, between Chinese characters, and not before punctuation', () => {
  expect(wrap('share of revenue', 60, 3)).toEqual(['share of', 'revenue']);
  expect(wrap('客户数，占比', 40, 3)).toEqual(['客户', '数，占', '比']);
});

test('what does not fit into the last line is shortened', () => {
  const lines = wrap('one two three four five six', 60, 2);
  expect(lines).toHaveLength(2);
  expect(lines[1]?.endsWith('…')).toBe(true);
  expect(shorten('short', 100)).toBe('short');
});
