import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkedHint, isRoleOf } from './checked-hint';

describe('a hint from outside', () => {
  it('keeps what a decision may hold', () => {
    const hint = {
      kind: 'transactions',
      grain: 'line',
      encoding: 'gb18030',
      header: 2,
      dialect: { delimiter: '\t', runs: false, quote: '"', escape: '\\', comment: '#' },
      columns: [
        { header: '编号', role: 'order_id', format: 'id' },
        { header: '备注', role: null },
      ],
      answers: { 'date_order:c3': 'day-month-year' },
    };
    expect(checkedHint(hint)).toEqual(hint);
    expect(checkedHint({ header: true })).toEqual({ header: 1 });
  });

  it('loses names that could be part of a statement', () => {
    const hint = checkedHint({
      kind: 'transactions; drop table x',
      encoding: 'utf-7',
      header: -1,
      dialect: { delimiter: "','", quote: "'; --", escape: 'x', comment: '\n' },
      columns: [
        { header: 'a', role: 'order_id, (select 1) as x', format: 'text) from y' },
        { header: 'b', role: 'state' },
        { role: 'order_id' },
        7,
      ],
      answers: { a: 7, b: 'fine', c: { d: 1 } },
    });
    expect(hint).toEqual({
      dialect: {},
      columns: [{ header: 'a' }, { header: 'b' }],
      answers: { b: 'fine' },
    });
  });

  it('is an object of ours whatever was given, and touches no prototype', () => {
    fc.assert(
      fc.property(fc.anything(), fc.jsonValue(), (any, json) => {
        for (const given of [any, json]) expect(typeof checkedHint(given)).toBe('object');
      }),
    );
    checkedHint(
      JSON.parse('{"answers": {"__proto__": {"polluted": 1}}, "__proto__": {"kind": "x"}}'),
    );
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('knows the roles of each kind, and none that the rules of trade make', () => {
    expect(isRoleOf('transactions', 'line_discount')).toBe(true);
    expect(isRoleOf('customers', 'line_discount')).toBe(false);
    expect(isRoleOf('transactions', 'state')).toBe(false);
    expect(isRoleOf('transactions', 'constructor')).toBe(false);
  });
});
