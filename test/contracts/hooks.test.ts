import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hooks } from '../../src/notebook/hooks';
import { root, sourcesIn } from './sources';

describe('the names by which scripts drive the page', () => {
  const markup = sourcesIn(['src/notebook', 'src/customer', 'src/segments'], ['.svelte'])
    .map(({ text }) => text)
    .join('\n');
  const readme = readFileSync(join(root, 'README.md'), 'utf8');

  it.each(hooks)('%s is in the markup and in the README', (name) => {
    const whole = new RegExp(`${name}(?![\\w-])`);
    expect(markup).toMatch(whole);
    expect(readme).toMatch(whole);
  });
});
