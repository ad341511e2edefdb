import { beforeAll, describe, expect, it } from 'vitest';
import {
  attributeIs,
  factIs,
  type Condition,
  type Conditions,
  type SavedSegment,
} from './condition';
import { ConditionsShop, never, records } from '../../../test/audience-shop';

let shop: ConditionsShop;
beforeAll(async () => {
  shop = await ConditionsShop.open();
}, 60_000);

describe('a saved segment', () => {
  const segment = (
    id: string,
    groups: readonly Conditions[],
    members: readonly string[] = [],
  ): SavedSegment => ({ id, name: id, groups, members });
  const inside = (id: string, isIn = true): Condition => ({ about: 'saved', id, isIn });
  const shanghai = segment('s', [[attributeIs('city', '上海')]]);

  it('admits by any of its groups, within a group by all, and members by hand', async () => {
    const women = [attributeIs('gender', 'F'), attributeIs('city', '杭州')];
    const saved = [segment('x', [women, [factIs('name', 'Bo')]], ['g', "no one's id"])];
    expect(await shop.those([inside('x')], saved)).toBe('abg');
    expect(await shop.those([inside('x', false)], saved)).toBe('cdef');
    expect(await shop.those([inside('x'), attributeIs('gender', 'F')], saved)).toBe('a');
  });

  it('may name other segments', async () => {
    const saved = [shanghai, segment('not', [[inside('s', false), records('tickets', never)]])];
    expect(await shop.those([inside('not')], saved)).toBe('defg');
    expect(await shop.those([inside('not', false)], saved)).toBe('abc');
  });

  it('admits nobody by a group that says nothing', async () => {
    expect(await shop.those([inside('hand')], [segment('hand', [[]], ['e'])])).toBe('e');
    expect(await shop.those([inside('hand')], [segment('hand', [])])).toBe('');
  });

  it('is refused where it is gone or contains itself, and the audience stays', async () => {
    await shop.those([factIs('customer_id', 'a')]);
    await expect(shop.given.audience([inside('gone')])).rejects.toThrow('no_such_segment: gone');
    const circle = [segment('p', [[inside('q')]]), segment('q', [[inside('p')]])];
    await expect(shop.given.audience([inside('p')], circle)).rejects.toThrow('circular: p');
    const [row] = await shop.given.rows('select count(*) as n from mart.audience');
    expect(row?.['n']).toBe(1);
  });

  it('is refused where it names so much that the statement would have no end', async () => {
    const doubled = Array.from({ length: 20 }, (_, i) =>
      i === 0
        ? segment('d0', [[factIs('tier', 'a')]])
        : segment(`d${i}`, [[inside(`d${i - 1}`), inside(`d${i - 1}`)]]),
    );
    await expect(shop.given.audience([inside('d19')], doubled)).rejects.toThrow(
      'too many conditions',
    );
  });

  it('is counted as a rule, alone or beside others', async () => {
    const { warehouse } = shop.given;
    expect(await warehouse.measure([[inside('s')]], [shanghai])).toEqual({
      customers: 2,
      revenue: 170,
      allCustomers: 7,
      allRevenue: 350,
    });
    const either = await warehouse.measure(
      [[inside('s')], [factIs('customer_id', 'a')], []],
      [shanghai],
    );
    expect(either.customers).toBe(3);
    expect((await warehouse.measure([])).customers).toBe(7);
    expect((await warehouse.measure([[]])).customers).toBe(7);
  });
});
