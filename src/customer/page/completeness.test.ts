import { describe, expect, it } from 'vitest';
import { filledColumns } from './completeness';

const results = {
  information: [{ name: '王小明', tier: 'a', file_tier: '金卡', city: null, important: false }],
  attributes: [{ attribute: '爱好', value: '茶' }],
  columns: [
    { column_name: 'name', is_own: false },
    { column_name: 'tier', is_own: false },
    { column_name: 'city', is_own: false },
    { column_name: 'important', is_own: false },
    { column_name: '爱好', is_own: true },
    { column_name: '微信', is_own: true },
  ],
};

describe('how complete a record is', () => {
  it('counts the columns that are filled for anyone, own ones included', () => {
    const columns = filledColumns(results);
    expect(columns).toHaveLength(6);
    expect(columns.filter(({ value }) => value === null).map(({ column }) => column)).toEqual([
      'city',
      '微信',
    ]);
  });

  it('takes the tier of the file, not the value tier, and false for an answer', () => {
    const columns = filledColumns(results);
    expect(columns.find(({ column }) => column === 'tier')?.value).toBe('金卡');
    expect(columns.find(({ column }) => column === 'important')?.value).toBe(false);
  });
});
