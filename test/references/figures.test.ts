import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../contracts/sources';
import { publishedFigures } from './figures';

it.each(publishedFigures())('$source: $what is as published', ({ published, ours, tolerance }) => {
  expect(Math.abs(ours - published)).toBeLessThanOrEqual(tolerance);
});

/* Ours may differ in the last digit from one processor to another. */
it('stand in the README, every one, as `npm run references` prints them', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const shown = [...readme.matchAll(/^\| (.+?) +\| (.+?) +\| +(-?[\d.]+) \|/gm)].map(
    ([, source, what, published]) => `${source} | ${what} | ${Number(published)}`,
  );
  const printed = publishedFigures().map(
    ({ source, what, published }) => `${source} | ${what} | ${Number(published.toPrecision(8))}`,
  );
  expect(shown).toEqual(expect.arrayContaining(printed));
});
