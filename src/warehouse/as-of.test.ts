import { beforeAll, describe, expect, it } from 'vitest';
import { Given } from '../../test/given';
import { defaultAsOf } from './as-of';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
});

/** Orders on these days; the harness says that the files were last modified on 2030-01-01. */
function ordersOn(days: readonly string[]): string {
  return ['customer_id,order_id,order_date,amount', ...days.map((day, i) => `c${i},o${i},${day},1`)]
    .join('\n')
    .concat('\n');
}

const tenDays = Array.from({ length: 10 }, (_, i) => `2024-03-${String(i + 1).padStart(2, '0')}`);

describe('the default as-of date', () => {
  it('is the last order date', async () => {
    await given.files({ 'orders.csv': ordersOn(tenDays) });
    const built = await given.build();
    expect(built).toMatchObject({
      asOf: '2024-03-10',
      asOfFrom: 'orders',
      isolated: null,
      later: 0,
    });
  });

  it('leaves out an order dated after the file was last modified, and counts it as later', async () => {
    await given.files({ 'orders.csv': ordersOn([...tenDays, '2098-01-01', '2030-01-02']) });
    const built = await given.build();
    // 2030-01-02 is the day after the modification and still plausible, but stands alone.
    expect(built).toMatchObject({ asOf: '2024-03-10', isolated: '2030-01-02', later: 2 });
  });

  it('takes a last date 30 days after the one before, and not one 31 days after', async () => {
    await given.files({ 'orders.csv': ordersOn([...tenDays, '2024-04-09']) });
    expect((await given.build()).asOf).toBe('2024-04-09');
    await given.files({ 'orders.csv': ordersOn([...tenDays, '2024-04-10']) });
    expect(await given.build()).toMatchObject({ asOf: '2024-03-10', isolated: '2024-04-10' });
  });

  it('does not speak of isolation where there are few order days', async () => {
    await given.files({ 'orders.csv': ordersOn(['2024-01-01', '2024-06-01']) });
    expect(await given.build()).toMatchObject({ asOf: '2024-06-01', isolated: null });
  });

  it('is the latest date of another table where there are no orders', async () => {
    await given.files({
      'customers.csv': 'customer_id,name,registered_at\n1,A,2023-02-03\n2,B,2023-05-06\n',
    });
    expect(await given.build()).toMatchObject({ asOf: '2023-05-06', asOfFrom: 'events' });
  });

  it('is the last end of a contract that is not later than the file, where there are no orders', async () => {
    await given.files({
      'customers.csv': [
        'customer_id,name,registered_at,end_date',
        '1,A,2023-02-03,2023-09-10',
        '2,B,2023-05-06,2030-01-02',
        '3,C,2022-05-06,2031-12-31',
        '',
      ].join('\n'),
    });
    expect(await given.build()).toMatchObject({ asOf: '2023-09-10', asOfFrom: 'events' });
  });

  it('is not lost where another date of the same column lies after the file', async () => {
    await given.files({
      'customers.csv': 'customer_id,name,registered_at\n1,A,2023-02-03\n2,B,2204-05-06\n',
    });
    expect(await given.build()).toMatchObject({ asOf: '2023-02-03', asOfFrom: 'events' });
  });

  it('is the date of the files where no table has a date', async () => {
    await given.files({ 'customers.csv': 'customer_id,name,gender\n1,A,f\n2,B,m\n' });
    expect(await given.build()).toMatchObject({ asOf: '2030-01-01', asOfFrom: 'files' });
  });

  it('can be chosen, and later orders then do not count', async () => {
    await given.files({ 'orders.csv': ordersOn(tenDays) });
    const built = await given.build({ as_of: '2024-03-04' });
    expect(built).toMatchObject({ asOf: '2024-03-04', asOfFrom: 'chosen', customers: 4, later: 6 });
  });

  it('ignores unpaid and closed orders', async () => {
    const lines = tenDays.map(
      (day, i) => `c${i},o${i},${day},1,${i === 9 ? '交易关闭' : '交易成功'}`,
    );
    await given.files({
      'orders.csv': ['会员ID,订单编号,下单时间,实付金额,订单状态', ...lines]
        .join('\n')
        .concat('\n'),
    });
    await given.build();
    expect((await defaultAsOf(given.engine, Date.UTC(2030, 0, 1))).date).toBe('2024-03-09');
  });
});
