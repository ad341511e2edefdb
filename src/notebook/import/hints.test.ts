import { describe, expect, it } from 'vitest';
import type { ColumnDecision, Decision } from '../../intake/decision';
import { changedColumns, inverse, withRole, worthKeeping } from './hints';

function column(header: string, role: string | null): ColumnDecision {
  return { header, role, format: 'text', confidence: 0.5, samples: ['secret'] };
}

const decision: Decision = {
  ...{ kind: 'customers', platform: null, grain: null, encoding: 'utf-8', header: 1 },
  dialect: { delimiter: ',', runs: false, quote: '"', escape: '"', comment: '' },
  columns: [column('a', 'name'), column('b', null), column('c', 'city')],
  answers: { date: 'two' },
};

describe('a changed role', () => {
  it('is taken from the column that had it', () => {
    expect(withRole(decision.columns, 'b', 'city')).toEqual([
      { header: 'b', role: 'city' },
      { header: 'c', role: null },
    ]);
  });

  it('is none: any number of columns are attributes', () => {
    expect(withRole(decision.columns, 'a', null)).toEqual([{ header: 'a', role: null }]);
  });

  it('is shown as given before the file is read again', () => {
    const [, b] = changedColumns(decision.columns, { columns: [{ header: 'b', role: 'city' }] });
    expect(b).toMatchObject({ role: 'city', confidence: 1, isGiven: true });
  });
});

describe('taking a change back', () => {
  it('says what the receipt said about the same things, and no more', () => {
    const choice = { id: 'unpaid', chosen: 'leave_out', options: [] };
    const notes = [{ code: 'x', values: {}, choice }];
    const hint = {
      kind: 'tickets' as const,
      columns: [{ header: 'c', role: null }],
      answers: { unpaid: 'keep', date: 'one', unheard: 'of' },
    };
    expect(inverse(hint, { decision, notes })).toEqual({
      kind: 'customers',
      columns: [{ header: 'c', role: 'city', format: 'text' }],
      answers: { unpaid: 'leave_out', date: 'two' },
    });
  });
});

describe('what is remembered', () => {
  const timeZone = 'Asia/Shanghai';

  it('holds no value of the file', () => {
    const columns = [{ ...column('a', 'name'), isGiven: true as const }];
    const kept = worthKeeping({ ...decision, columns }, { given: {}, before: undefined, timeZone });
    expect(kept).toMatchObject({ answers: { date: 'two' }, columns: [{ header: 'a' }] });
    expect(JSON.stringify(kept)).not.toContain('secret');
  });

  it('is nothing of a file without a header: any file with as many columns has its layout', () => {
    const bare = { ...decision, header: 0 };
    expect(worthKeeping(bare, { given: {}, before: undefined, timeZone })).toBeNull();
  });

  it('keeps a kind that was chosen earlier', () => {
    const kept = worthKeeping(decision, { given: {}, before: { kind: 'loyalty' }, timeZone });
    expect(kept?.kind).toBe('loyalty');
  });
});
