import { describe, expect, it } from 'vitest';
import { obeyedLenses } from './obeyed';

const obeyed = (sql: string) => [...obeyedLenses({ main: sql })];

describe('what of the audience a cell obeys', () => {
  it('is all where it joins the audience', () => {
    expect(obeyed('select 1 from t semi join mart.audience using (k)')).toEqual([
      'segment',
      'tier',
      'stage',
    ]);
  });

  it('is all but its own lens where it shows the chosen class among the others', () => {
    expect(obeyed('from mart.customers semi join mart.around_tier')).toEqual(['segment', 'stage']);
  });

  it('is nothing where the audience stands in a comment only', () => {
    expect(obeyed('-- mart.audience\nselect 1')).toEqual([]);
  });
});
