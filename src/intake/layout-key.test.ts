import { describe, expect, it } from 'vitest';
import type { Hint } from './decision';
import { hintOver } from './layout-key';

const before: Hint = {
  encoding: 'gb18030',
  dialect: { delimiter: ';', quote: '"' },
  columns: [
    { header: 'when', role: 'ordered_at', format: 'day-month-year' },
    { header: 'much', role: 'amount', format: 'number' },
  ],
  answers: { unpaid: 'out', sheets: 'all' },
};

describe('a hint over an earlier one', () => {
  it('keeps what it says nothing about, column by column and answer by answer', () => {
    const hint: Hint = {
      dialect: { delimiter: ',' },
      columns: [{ header: 'much', format: 'number-decimal-comma' }],
      answers: { unpaid: 'in' },
    };
    expect(hintOver(hint, before)).toEqual({
      encoding: 'gb18030',
      dialect: { delimiter: ',', quote: '"' },
      columns: [
        { header: 'when', role: 'ordered_at', format: 'day-month-year' },
        { header: 'much', role: 'amount', format: 'number-decimal-comma' },
      ],
      answers: { unpaid: 'in', sheets: 'all' },
    });
  });

  it('voids the format of a column with a new role, and all columns of another kind', () => {
    expect(hintOver({ columns: [{ header: 'much', role: 'cost' }] }, before).columns).toEqual([
      { header: 'when', role: 'ordered_at', format: 'day-month-year' },
      { header: 'much', role: 'cost' },
    ]);
    expect(hintOver({ kind: 'refunds' }, before)).toMatchObject({ kind: 'refunds', columns: [] });
  });

  it('added up first or one after another comes to the same', () => {
    const steps: Hint[] = [
      { columns: [{ header: 'much', role: 'cost' }] },
      { columns: [{ header: 'much', role: 'amount' }], answers: { unpaid: 'in' } },
      { kind: 'refunds' },
      { columns: [{ header: 'much', format: 'number' }], dialect: { quote: "'" } },
    ];
    for (let length = 1; length <= steps.length; length++) {
      const taken = steps.slice(0, length);
      const oneByOne = taken.reduce((given, hint) => hintOver(hint, given), before);
      const sum = taken.reduce((given, hint) => hintOver(hint, given));
      expect(hintOver(sum, before)).toEqual(oneByOne);
    }
  });
});
