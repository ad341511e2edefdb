import { describe, expect, it } from 'vitest';
import type { Analysis } from '../analyses/analysis';
import { unmetNeeds } from './possible';

const analysis = (needs: Analysis['needs']) => ({ needs }) as Analysis;
const tables = {
  transactions: { rows: 5, columns: ['amount'] },
  refunds: { rows: 0, columns: [] },
};

describe('what the loaded tables allow', () => {
  it('meets a table that has rows and a column that some file filled', () => {
    expect(unmetNeeds(analysis([['transactions'], ['transactions.amount']]), tables)).toEqual([]);
  });

  it('does not meet an empty table or an unfilled column', () => {
    const needs: Analysis['needs'] = [['refunds'], ['transactions.cost']];
    expect(unmetNeeds(analysis(needs), tables)).toEqual(needs);
  });

  it('is content with one of several alternatives', () => {
    expect(unmetNeeds(analysis([['customers', 'transactions']]), tables)).toEqual([]);
  });
});
