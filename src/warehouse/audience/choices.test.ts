import { beforeAll, describe, expect, it } from 'vitest';
import { Given } from '../../../test/given';
import type { ChoicesOf } from './choices';

const numbered = Array.from({ length: 250 }, (_, n) => `c${n}`);
const files = {
  'customers.csv': [
    'customer_id,name,city,tags,registered_at,shoe size',
    'a,Ann,杭州,"vip, tea",2023-01-01,36',
    'b,Bo,上海,,2023-01-02,40',
    'c,Cy,上海,VIP,2023-01-03,40',
    "d,Di,,50% off,2023-01-04,it's",
    ...numbered.map((id) => `${id},${id},,,2023-02-01,`),
  ].join('\n'),
  'orders.csv': `order_id,customer_id,ordered_at,product,category,quantity,amount,status
o1,a,2024-03-01,green tea,drinks,1,50,paid
o2,a,2024-03-02,green tea,drinks,1,50,paid
o3,b,2024-03-03,cup,ware,1,50,paid
o4,b,2024-03-04,lamp,home,1,50,交易关闭
o5,b,2024-04-04,mug,ware,1,50,paid
`,
  'behaviours.csv': `customer_id,session_id,occurred_at,event
a,s1,2024-03-01 10:00:00,view
a,s1,2024-03-01 10:01:00,view
b,s2,2024-03-01 10:00:00,cart
,s3,2024-03-01 10:00:00,nobody
b,s4,2024-04-01 10:00:00,later
`,
};

let given: Given;
beforeAll(async () => {
  given = await Given.start();
  await given.files(files);
  await given.build({ as_of: '2024-03-31' });
}, 60_000);

const choices = (of: ChoicesOf, containing = '') => given.warehouse.choices(of, containing);

describe('the values that a condition may name', () => {
  it('are the most frequent first, then by name', async () => {
    expect(await choices({ about: 'attribute', attribute: 'city' })).toEqual(['上海', '杭州']);
    expect(await choices({ about: 'attribute', attribute: 'shoe size' })).toEqual([
      '40',
      '36',
      "it's",
    ]);
    expect(await choices({ about: 'fact', fact: 'tier' })).toEqual(['none', 'a']);
  });

  it('contain the text, whatever the case, taken as it is', async () => {
    const tags: ChoicesOf = { about: 'fact', fact: 'tags' };
    expect(await choices(tags, 'Vip')).toEqual(['VIP', 'vip, tea']);
    expect(await choices(tags, '%')).toEqual(['50% off']);
    expect(await choices(tags, "' or true --")).toEqual([]);
    expect(await choices({ about: 'attribute', attribute: "x' or true --" })).toEqual([]);
  });

  it('are 200 at most', async () => {
    const names = await choices({ about: 'fact', fact: 'name' });
    expect(names).toHaveLength(200);
    expect(await choices({ about: 'fact', fact: 'name' }, 'c24')).toHaveLength(11);
  });

  it('of a column are those of records that count', async () => {
    const column = (table: 'transactions' | 'behaviours', name: string): ChoicesOf => ({
      about: 'column',
      table,
      column: name,
    });
    expect(await choices(column('transactions', 'category'))).toEqual(['drinks', 'ware']);
    expect(await choices(column('transactions', 'product'), 'TEA')).toEqual(['green tea']);
    expect(await choices(column('behaviours', 'event'))).toEqual(['view', 'cart']);
  });

  it('are none of numbers and days', async () => {
    expect(await choices({ about: 'fact', fact: 'revenue' })).toEqual([]);
    expect(await choices({ about: 'column', table: 'transactions', column: 'quantity' })).toEqual(
      [],
    );
  });

  it('are refused of what is not there', async () => {
    await expect(choices({ about: 'fact', fact: '__proto__' })).rejects.toThrow(TypeError);
    await expect(
      choices({ about: 'column', table: 'transactions', column: 'sql' }),
    ).rejects.toThrow(TypeError);
    await expect(choices({ about: 'column', table: 'products', column: 'brand' })).rejects.toThrow(
      TypeError,
    );
  });

  it('belong to the attributes that the customers have', async () => {
    expect(await given.warehouse.attributesKnown()).toEqual(['city', 'shoe size']);
  });
});
