import { beforeAll, describe, expect, it } from 'vitest';
import { aroundSql } from './compile';
import { attributeIs, factIs, type Condition } from './condition';
import { ConditionsShop, never, records } from '../../../test/audience-shop';

let shop: ConditionsShop;
beforeAll(async () => {
  shop = await ConditionsShop.open();
}, 60_000);

describe('a condition on a fact', () => {
  const name = (values: readonly string[]): Condition => factIs('name', ...values);
  it.each<[string, Condition, string]>([
    ['admits several values', factIs('customer_id', 'a', 'g', 'z'), 'ag'],
    ['admits nobody by no value', factIs('customer_id'), ''],
    ['counts letters as they are', name(['ABC']), 'e'],
    ['takes quotes as they are', name(["Ann O'Neil"]), 'a'],
    ['takes statements for names', name(["'; drop table mart.customers; --"]), 'd'],
    ['takes every character', name(['曹🙂', 'Bo']), 'bc'],
    ['keeps a separator in a value apart', name(['Bo\x1fABC', 'abc\x1f']), ''],
    ['keeps private characters apart', name(['\x1f\ue000', 'Bo', '\ue001']), 'b'],
    ['does not stumble over half a character', name(['\ud83d', 'Bo']), 'b'],
    [
      'leaves out values, of those known only',
      { about: 'fact', fact: 'name', is: { operator: 'is_not', values: ['Bo', 'abc'] } },
      'acde',
    ],
    [
      'leaves out no known one by no value',
      { about: 'fact', fact: 'name', is: { operator: 'is_not', values: [] } },
      'abcdef',
    ],
    [
      'finds a part whatever the case',
      { about: 'fact', fact: 'name', is: { operator: 'contains', value: 'aBc' } },
      'ef',
    ],
    [
      'takes wildcards as they are',
      { about: 'fact', fact: 'name', is: { operator: 'contains', value: '%' } },
      '',
    ],
    [
      'leaves out a part, of those known only',
      { about: 'fact', fact: 'name', is: { operator: 'contains_not', value: 'B' } },
      'ac',
    ],
    ['finds who is unknown', { about: 'fact', fact: 'name', is: { operator: 'unknown' } }, 'g'],
    [
      'compares numbers',
      { about: 'fact', fact: 'orders', is: { operator: 'equals', value: 2 } },
      'a',
    ],
    // a 140 − 40, b 150, c 20, d 30, g 50.
    [
      'takes both ends of a range',
      { about: 'fact', fact: 'revenue', is: { operator: 'between', from: 20, to: 50 } },
      'cdg',
    ],
    [
      'admits more than',
      { about: 'fact', fact: 'revenue', is: { operator: 'above', value: 100 } },
      'b',
    ],
    [
      'admits less than',
      { about: 'fact', fact: 'revenue', is: { operator: 'below', value: 20 } },
      'ef',
    ],
    ['admits a number as a value', factIs('orders', '2', 'many'), 'a'],
    [
      'divides only what can be divided',
      { about: 'fact', fact: 'average_order', is: { operator: 'known' } },
      'abcdg',
    ],
    [
      // b turned 34 on the day, a turns 34 on the next one.
      'knows ages to the day',
      { about: 'fact', fact: 'age', is: { operator: 'at_least', value: 34 } },
      'b',
    ],
    ['knows yes', { about: 'fact', fact: 'has_phone', is: { operator: 'yes' } }, 'ac'],
    ['knows no', { about: 'fact', fact: 'has_phone', is: { operator: 'no' } }, 'bdefg'],
    ['takes yes as a value', factIs('has_email', 'yes'), 'b'],
    [
      'admits the last days, as-of date and first of them included',
      { about: 'fact', fact: 'last_day', is: { operator: 'last_days', days: 12 } },
      'ac',
    ],
    [
      'admits one day less',
      { about: 'fact', fact: 'last_day', is: { operator: 'last_days', days: 11 } },
      'c',
    ],
    [
      'admits what is longer ago',
      { about: 'fact', fact: 'last_day', is: { operator: 'longer_ago', days: 11 } },
      'abdg',
    ],
    [
      'admits from a day on',
      { about: 'fact', fact: 'registered_at', is: { operator: 'from_day', day: '2023-06-01' } },
      'bc',
    ],
    [
      'admits up to a day',
      { about: 'fact', fact: 'registered_at', is: { operator: 'to_day', day: '2023-02-01' } },
      'ad',
    ],
    [
      // g is known by its order of 2023-05-01.
      'counts the days as a customer from the first sign',
      { about: 'fact', fact: 'known_days', is: { operator: 'between', from: 335, to: 335 } },
      'g',
    ],
    [
      'reads other marts',
      { about: 'fact', fact: 'nps', is: { operator: 'at_most', value: 6 } },
      'bd',
    ],
    [
      'knows of whom other marts know nothing',
      { about: 'fact', fact: 'nps', is: { operator: 'unknown' } },
      'cefg',
    ],
  ])('%s', async (_, condition, expected) => {
    expect(await shop.those([condition])).toBe(expected);
  });
});

describe('a condition on an attribute', () => {
  it.each<[string, Condition, string]>([
    ['admits values', attributeIs('city', '上海', 'x'), 'bc'],
    [
      'leaves out values, of those known only',
      { about: 'attribute', attribute: 'city', is: { operator: 'is_not', values: ['上海'] } },
      'ae',
    ],
    [
      'finds who is unknown',
      { about: 'attribute', attribute: 'city', is: { operator: 'unknown' } },
      'dfg',
    ],
    [
      'reads a text as a number where it is one',
      { about: 'attribute', attribute: 'shoe size', is: { operator: 'at_least', value: 2.5 } },
      'abef',
    ],
    ['is unknown of everyone where there is none', attributeIs('hat size', '42'), ''],
    [
      'is unknown of everyone where there is none',
      { about: 'attribute', attribute: "x' or '1'='1", is: { operator: 'unknown' } },
      'abcdefg',
    ],
  ])('%s', async (_, condition, expected) => {
    expect(await shop.those([condition])).toBe(expected);
  });
});

describe('several conditions', () => {
  it('must all hold', async () => {
    expect(await shop.those([attributeIs('city', '上海', '杭州'), records('tickets', never)])).toBe(
      'be',
    );
  });

  it('are told apart by the subject that a customer misses', async () => {
    const gender = attributeIs('gender', 'M');
    const city = attributeIs('city', '上海');
    const recent: Condition = {
      about: 'fact',
      fact: 'recency',
      is: { operator: 'at_most', value: 5 },
    };
    expect(await shop.those([gender, city, recent])).toBe('c');
    const rows = await shop.given.rows(
      `select customer_id, missed from mart.around join mart.customers using (customer_key)
       order by customer_id`,
    );
    expect(rows.map((row) => [row['customer_id'], row['missed']])).toEqual([
      ['b', 'fact recency'],
      ['c', null],
    ]);
  });

  it('of one subject are missed as one', async () => {
    const above: Condition = {
      about: 'fact',
      fact: 'revenue',
      is: { operator: 'above', value: 1 },
    };
    const below: Condition = {
      about: 'fact',
      fact: 'revenue',
      is: { operator: 'below', value: 1 },
    };
    expect(await shop.those([above, below])).toBe('');
    const [row] = await shop.given.rows(
      `select count(*) as n from mart.around where missed = 'fact revenue'`,
    );
    expect(row?.['n']).toBe(7);
  });

  it('of no number mean everyone', async () => {
    expect(await shop.those([])).toBe('abcdefg');
  });

  it('read no other marts than they need', () => {
    const { sql } = aroundSql([factIs('segment', 'new'), factIs('tier', 'a')], []);
    expect([...new Set(sql.match(/(?:mart|staging)\.\w+/g))]).toEqual([
      'mart.around',
      'mart.customers',
    ]);
  });
});
