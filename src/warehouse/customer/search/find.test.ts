import { beforeAll, describe, expect, it } from 'vitest';
import { Given } from '../../../../test/given';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
  await given.files({
    'customers.csv': `customer_id,name,phone,email,registered_at
A7,王小明,138 0013 8000,ming@example.com,2023-01-03
A70,黄晓敏,13900001111,huang@example.com,2023-01-03
XA7,Ada Lovelace,+44 20 7946 0000,ADA@Example.org,2023-01-03
１２３,ＢＯＢ,,ｂｏｂ@example.com,2023-01-03
D1,O'Brien%_,10080000001,,2023-01-03
A8,小明,10080000002,,2023-01-03
`,
    'transactions.csv': `order_id,customer_id,ordered_at,amount,buyer_name,buyer_phone
o1,A7,2023-02-01,10,,
o2,T1,2023-02-02,10,陈静,15900000000
`,
  });
  await given.build({ as_of: '2023-12-31' });
}, 60_000);

async function found(text: string, limit = 20): Promise<unknown[]> {
  return (await given.warehouse.findCustomers(text, limit)).map((row) => row['customer_id']);
}

describe('the search for customers', () => {
  it('puts the id itself first, then what begins with the text, then what holds it', async () => {
    expect(await found('A7')).toEqual(['A7', 'A70', 'XA7']);
    expect(await found('小明')).toEqual(['A8', 'A7']);
  });

  it('finds by any part of name, id, phone and e-mail, whatever the case', async () => {
    expect(await found('lovel')).toEqual(['XA7']);
    expect(await found('xa7')).toEqual(['XA7']);
    expect(await found('EXAMPLE.ORG')).toEqual(['XA7']);
    expect(await found('7946')).toEqual(['XA7']);
  });

  it('finds a phone number however either side parts its digits', async () => {
    expect(await found('13800138000')).toEqual(['A7']);
    expect(await found('138-0013')).toEqual(['A7']);
    expect(await found('+44 (20) 7946')).toEqual(['XA7']);
  });

  it('takes full and half width for the same', async () => {
    expect(await found('123')).toEqual(['１２３']);
    expect(await found('bob')).toEqual(['１２３']);
    expect(await found('Ａ７０')).toEqual(['A70']);
  });

  it('finds a Chinese name by its sound, after what is written so', async () => {
    expect(await found('wxm')).toEqual(['A7']);
    expect(await found('xiaoming')).toEqual(['A8', 'A7']);
    expect(await found('hxm')).toEqual(['A70']);
    // ming@example.com begins with it, 晓敏 (min) does not.
    expect(await found('ming')).toEqual(['A7', 'A8']);
  });

  it('finds buyers whom only the orders know', async () => {
    const [row] = await given.warehouse.findCustomers('chenjing', 20);
    expect(row).toMatchObject({ customer_id: 'T1', name: '陈静', phone: '15900000000' });
    expect(await found('159000')).toEqual(['T1']);
  });

  it('takes every character as it is', async () => {
    expect(await found("o'brien%_")).toEqual(['D1']);
    expect(await found('%')).toEqual(['D1']);
    expect(await found('.*')).toEqual([]);
  });

  it('finds nobody for nothing, and at most so many', async () => {
    expect(await found('  ')).toEqual([]);
    expect(await found('example', 2)).toHaveLength(2);
    expect(await found('a', 0)).toEqual([]);
  });
});
