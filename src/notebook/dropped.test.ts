import { describe, expect, it } from 'vitest';
import { pastedTable } from './dropped';

describe('a pasted table', () => {
  it('becomes a file named by its separator', () => {
    expect(pastedTable('a\tb\n1\t2\n', 'pasted 1')?.name).toBe('pasted 1.tsv');
    expect(pastedTable('a,b\n1,2', 'pasted 1')?.name).toBe('pasted 1.csv');
  });

  it('is not made of a word or a paragraph', () => {
    expect(pastedTable('hello', 'x')).toBeNull();
    expect(pastedTable('one line\nand another', 'x')).toBeNull();
  });
});
