import { beforeAll, describe, expect, it } from 'vitest';
import { Given } from '../../test/given';
import { noHints } from '../intake/decision';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
});

const orders = (currency: string, ids: string[]) =>
  ['order_id,customer_id,order_date,amount,currency']
    .concat(ids.map((id) => `${id},a,2024-01-02,5,${currency}`))
    .join('\n');

describe('the currency of the notebook', () => {
  it('is that of most rows, unless a question about it was answered or it is set', async () => {
    const files = { 'a.csv': orders('CNY', ['1', '2']), 'b.csv': orders('USD', ['3']) };
    await given.files(files);
    expect(await given.build()).toMatchObject({ currency: 'CNY', orders: 2 });
    const answered = { 'b.csv': { answers: { currency: 'USD' } } };
    await given.files(files, { ...noHints, files: answered });
    expect(await given.build()).toMatchObject({ currency: 'USD', orders: 1 });
    expect(await given.build({ currency: 'CNY' })).toMatchObject({ currency: 'CNY', orders: 2 });
  });
});

describe('the as-of date', () => {
  it('goes back with the files whose load is undone', async () => {
    const customers = (name: string, day: string) =>
      new File([`customer_id,age\n${name},30\n`], `${name}.csv`, { lastModified: Date.parse(day) });
    await given.files({});
    const silent = () => undefined;
    await given.warehouse.load([customers('a', '2024-05-01')], noHints, silent);
    await given.warehouse.load([customers('b', '2024-06-01')], noHints, silent);
    expect(await given.build()).toMatchObject({ asOf: '2024-06-01', customers: 2 });
    await given.warehouse.undoLoad();
    expect(await given.build()).toMatchObject({ asOf: '2024-05-01', customers: 1 });
  });
});
