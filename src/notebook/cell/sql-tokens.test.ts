import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sqlTokens } from './sql-tokens';

describe('colouring SQL', () => {
  it('tells words, strings, numbers and comments apart', () => {
    const tokens = sqlTokens("-- customers\nselect 'it''s', 12.5 from t");
    expect(tokens.filter(({ kind }) => kind !== 'plain')).toEqual([
      { kind: 'comment', text: '-- customers' },
      { kind: 'keyword', text: 'select' },
      { kind: 'string', text: "'it''s'" },
      { kind: 'number', text: '12.5' },
      { kind: 'keyword', text: 'from' },
    ]);
  });

  it('sees no keyword inside a string, a comment or a longer name', () => {
    const kinds = sqlTokens("'select' /* from\nwhere */ selected").map(({ kind }) => kind);
    expect(kinds).toEqual(['string', 'plain', 'comment', 'plain']);
  });

  it('loses no character of any text', () => {
    fc.assert(
      fc.property(fc.string(), (sql) => {
        expect(
          sqlTokens(sql)
            .map(({ text }) => text)
            .join(''),
        ).toBe(sql);
      }),
    );
  });
});
