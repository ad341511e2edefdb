import { tableFromIPC } from 'apache-arrow';
import { beforeAll, describe, expect, it } from 'vitest';
import { startNodeEngine } from '../node-engine';
import { rowsOf } from '../rows';
import { noHints } from '../../intake/decision';
import { Warehouse, type RunnableAnalysis } from '../warehouse';
import { factIs, type SavedSegment } from './condition';
import { groupOf, groupText, type Group } from './group';

describe('the text of a group', () => {
  it.each<[string, Group | null]>([
    ['audience', { of: 'audience' }],
    ['rest', { of: 'rest' }],
    ['everyone', { of: 'everyone' }],
    ['fact segment champions', { of: 'fact', fact: 'segment', value: 'champions' }],
    ['fact owner 周 文静 (east)', { of: 'fact', fact: 'owner', value: '周 文静 (east)' }],
    ['saved s1', { of: 'saved', id: 's1' }],
    ['saved two words', { of: 'saved', id: 'two words' }],
    ['', null],
    ['saved ', null],
    ['saved', null],
    ['fact segment', null],
    ['fact segment ', null],
    ['fact no_such_fact x', null],
    ['fact __proto__ x', null],
    ['fact constructor x', null],
    ['Everyone', null],
  ])('%s', (text, group) => {
    expect(groupOf(text)).toEqual(group);
    if (group) expect(groupText(group)).toBe(text);
  });
});

describe('a parameter that is a group', () => {
  const parameter = (name: string) => ({ name, type: 'group', default: 'everyone' }) as const;
  const ids = `select customer_id from mart.customers where customer_key in
    (select customer_key from mart.group_a) order by customer_id`;
  const analyses = new Map<string, RunnableAnalysis>([
    ['one', { sql: { main: ids }, parameters: [parameter('group_a')] }],
    [
      'two',
      {
        sql: { main: ids, other: ids.replace('group_a', 'group_b') },
        parameters: [parameter('group_a'), parameter('group_b')],
      },
    ],
  ]);
  let warehouse: Warehouse;

  beforeAll(async () => {
    warehouse = new Warehouse(await startNodeEngine(), analyses);
    const orders = ['a,2024-01-01,500', 'b,2024-03-01,20', 'c,2024-03-02,10'];
    const file = ['customer_id,ordered_at,amount', ...orders].join('\n');
    const people = 'customer_id,name\na,Ann\nb,Bo\nc,Cy\nd,Di\n';
    await warehouse.load(
      [new File([file], 'orders.csv'), new File([people], 'customers.csv')],
      noHints,
      () => undefined,
    );
    await warehouse.build({ as_of: '2024-03-31' }, () => undefined);
  }, 60_000);

  async function run(values: Record<string, string>, id = 'one'): Promise<string[]> {
    const results = await warehouse.run(id, values);
    return Object.values(results).map((bytes) =>
      rowsOf(tableFromIPC(bytes))
        .map((row) => String(row['customer_id']))
        .join(''),
    );
  }

  it('is everyone by default, and the rest of everyone is nobody', async () => {
    await warehouse.setAudience([]);
    expect(await run({})).toEqual(['abcd']);
    expect(await run({ group_a: 'audience', group_b: 'rest' }, 'two')).toEqual(['abcd', '']);
  });

  it('follows the audience', async () => {
    await warehouse.setAudience([factIs('tier', 'a')]);
    expect(await run({ group_a: 'audience', group_b: 'rest' }, 'two')).toEqual(['a', 'bcd']);
    await warehouse.setAudience([factIs('tier', 'none')]);
    expect(await run({ group_a: 'audience', group_b: 'rest' }, 'two')).toEqual(['d', 'abc']);
    expect(await run({ group_a: 'everyone' })).toEqual(['abcd']);
  });

  it('may be a class or a saved segment, whatever the audience is', async () => {
    const saved: SavedSegment = {
      id: 'by hand',
      name: '',
      groups: [[{ about: 'fact', fact: 'orders', is: { operator: 'equals', value: 0 } }]],
      members: ['b'],
    };
    await warehouse.setAudience([factIs('tier', 'a')], [saved]);
    expect(await run({ group_a: 'fact tier none' })).toEqual(['d']);
    expect(await run({ group_a: 'saved by hand' })).toEqual(['bd']);
  });

  it('names no customers by a text that is no group', async () => {
    await expect(run({ group_a: 'fact nothing x' })).rejects.toThrow(TypeError);
    await expect(run({ group_a: 'saved gone' })).rejects.toThrow('no_such_segment');
  });
});
