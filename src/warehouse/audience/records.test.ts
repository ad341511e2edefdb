import { beforeAll, describe, expect, it } from 'vitest';
import type { ColumnTest, Condition } from './condition';
import { ConditionsShop, never, once, records } from '../../../test/audience-shop';

let shop: ConditionsShop;
beforeAll(async () => {
  shop = await ConditionsShop.open();
}, 60_000);

const bought = (category: string): ColumnTest => ({
  column: 'category',
  is: { operator: 'is', values: [category] },
});

describe('a condition on records', () => {
  it.each<[string, Condition, string]>([
    ['bought it ever', records('transactions', once, [bought('drinks')]), 'abg'],
    [
      'bought it in the last 31 days',
      records('transactions', once, [bought('drinks')], { days: 31 }),
      'a',
    ],
    // 2024-02-29 is the 32nd day, counted from 2024-03-31.
    [
      'bought it in the last 32 days',
      records('transactions', once, [bought('drinks')], { days: 32 }),
      'ab',
    ],
    ['bought nothing closed', records('transactions', once, [bought('home')]), ''],
    [
      'bought it twice: orders, not lines',
      records('transactions', { operator: 'at_least', times: 2 }),
      'a',
    ],
    [
      'bought it between days',
      records('transactions', once, [], { from: '2024-02-29', to: '2024-03-01' }),
      'ab',
    ],
    [
      'bought nothing after the as-of date',
      records('transactions', once, [], { from: '2024-03-31', to: '2025-01-01' }),
      'c',
    ],
    ['never bought it', records('transactions', never, [bought('drinks')]), 'cdef'],
    [
      'bought it once at most',
      records('transactions', { operator: 'at_most', times: 1 }),
      'bcdefg',
    ],
    [
      'passes all tests in the same record',
      records('transactions', once, [
        bought('ware'),
        { column: 'quantity', is: { operator: 'at_least', value: 2 } },
      ]),
      'a',
    ],
    [
      'does not pass tests in two records',
      records('transactions', once, [
        bought('drinks'),
        { column: 'quantity', is: { operator: 'equals', value: 2 } },
        { column: 'product', is: { operator: 'is', values: ['cup'] } },
      ]),
      '',
    ],
    [
      'has not bought what came back within the order',
      records('transactions', once, [{ column: 'quantity', is: { operator: 'below', value: 0 } }]),
      '',
    ],
    [
      'did it at least three times',
      records('behaviours', { operator: 'at_least', times: 3 }, [
        { column: 'event', is: { operator: 'contains', value: 'CART' } },
      ]),
      'a',
    ],
    ['did it at least once in the last day', records('behaviours', once, [], { days: 1 }), 'a'],
    ['was refunded, by the as-of date', records('refunds', once), 'a'],
    [
      'answered NPS 6 or less, ever',
      records('feedback', once, [
        { column: 'kind', is: { operator: 'is', values: ['NPS'] } },
        { column: 'score', is: { operator: 'at_most', value: 6 } },
      ]),
      'bd',
    ],
    ['never opened a ticket', records('tickets', never), 'bdefg'],
    [
      'does not know today what is solved later',
      records('tickets', once, [{ column: 'solved_at', is: { operator: 'unknown' } }]),
      'c',
    ],
    ['referred others', records('referrals', once), 'ab'],
    [
      'at least 0 times is everyone',
      records('tickets', { operator: 'at_least', times: 0 }),
      'abcdefg',
    ],
    ['without any such file never is everyone', records('social', never), 'abcdefg'],
    ['without any such file once is nobody', records('social', once), ''],
    ['of the customer file', records('customers', once, [], { days: 2 }), 'c'],
  ])('%s', async (_, condition, expected) => {
    expect(await shop.those([condition])).toBe(expected);
  });

  it('is refused for tables of nobody and for other columns', async () => {
    await expect(shop.those([records('products', once)])).rejects.toThrow(TypeError);
    for (const column of [
      'no_such',
      '__proto__',
      'constructor',
      'day',
      "category = '' or 1=1 --",
    ]) {
      const is = { operator: 'known' } as const;
      await expect(shop.those([records('transactions', once, [{ column, is }])])).rejects.toThrow(
        TypeError,
      );
    }
  });
});
