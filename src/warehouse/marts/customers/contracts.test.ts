import { beforeAll, expect, test } from 'vitest';
import { Given } from '../../../../test/given';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
}, 60_000);

async function contracts(header: string, ...rows: string[]) {
  await given.files({ 'customers.csv': [`customer_id,${header}`, ...rows, ''].join('\n') });
  await given.build({ as_of: '2024-06-30' });
  const found = await given.rows(
    `select keys.customer_id, contracts.*
     from mart.contracts as contracts join mart.keys as keys using (customer_key)
     order by keys.customer_id`,
  );
  return found.map((row) =>
    ['customer_id', 'source', 'is_ended', 'tenure', 'tenure_unit'].map((name) => row[name]),
  );
}

test('an end date counts up to the as-of date, in days', async () => {
  expect(
    await contracts(
      'registered_at,ended_at',
      'a,2024-01-01,2024-03-01',
      'b,2024-01-01,2024-07-15', // still to come
      'c,2024-06-01,',
      'd,2024-05-01,2024-04-01', // ended before it began: the beginning is not known
      'e,2024-08-01,', // not yet a customer
    ),
  ).toEqual([
    ['a', 'end_date', true, 60, 'days'],
    ['b', 'end_date', false, 181, 'days'],
    ['c', 'end_date', false, 29, 'days'],
    ['d', 'end_date', true, null, 'days'],
  ]);
});

test('a flag says it without a date, with the tenure as the file has it', async () => {
  expect(await contracts('tenure,churned', 'a,12,Yes', 'b,3,No', 'c,5,')).toEqual([
    ['a', 'flag', true, 12, 'file'],
    ['b', 'flag', false, 3, 'file'],
  ]);
});

test('a status is read where most of its words say whether the contract goes on', async () => {
  expect(await contracts('客户状态', 'a,正常', 'b,已注销', 'c,正常', 'd,待核实')).toEqual([
    ['a', 'status', false, null, 'file'],
    ['b', 'status', true, null, 'file'],
    ['c', 'status', false, null, 'file'],
  ]);
  expect(await contracts('status', 'a,Active', 'b,Past-Due', 'c,CANCELLED')).toEqual([
    ['a', 'status', false, null, 'file'],
    ['b', 'status', false, null, 'file'],
    ['c', 'status', true, null, 'file'],
  ]);
  expect(await contracts('status', 'a,new', 'b,contacted', 'c,qualified', 'd,closed')).toEqual([]);
  expect(await contracts('status', 'a,active', 'b,active')).toEqual([]);
});

test('a file that says nothing of contracts makes none', async () => {
  expect(await contracts('name', 'a,Ann', 'b,Ben')).toEqual([]);
});
