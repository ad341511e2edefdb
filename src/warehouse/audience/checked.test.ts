import { describe, expect, it } from 'vitest';
import { checkedAudience, checkedConditions, checkedSavedSegments, limits } from './checked';
import { aroundSql } from './compile';
import { attributeIs, factIs, type Conditions, type SavedSegment } from './condition';

const sound: Conditions = [
  factIs('segment', 'champions', 'loyal'),
  factIs('r', '5'),
  attributeIs('城市级别', '一线', "it's"),
  { about: 'attribute', attribute: 'age', is: { operator: 'between', from: 18.5, to: -1 } },
  { about: 'fact', fact: 'revenue', is: { operator: 'above', value: 1e9 } },
  { about: 'fact', fact: 'last_day', is: { operator: 'from_day', day: '2024-02-29' } },
  { about: 'fact', fact: 'last_day', is: { operator: 'last_days', days: 0 } },
  { about: 'fact', fact: 'was_referred', is: { operator: 'yes' } },
  { about: 'fact', fact: 'nps', is: { operator: 'unknown' } },
  {
    about: 'records',
    table: 'transactions',
    where: [
      { column: 'category', is: { operator: 'contains', value: '茶' } },
      { column: 'quantity', is: { operator: 'at_least', value: 2 } },
    ],
    within: { days: 30 },
    count: { operator: 'at_least', times: 2 },
  },
  {
    about: 'records',
    table: 'tickets',
    where: [],
    within: { from: '2024-01-01', to: '2024-12-31' },
    count: { operator: 'at_most', times: 0 },
  },
  {
    about: 'records',
    table: 'social',
    where: [],
    within: null,
    count: { operator: 'at_least', times: 1 },
  },
  {
    about: 'cluster',
    model: {
      features: ['recency', 'monetary'],
      means: [1, 2],
      deviations: [1, 0.5],
      centres: [
        [0, 0],
        [1, -1],
      ],
    },
    clusters: [1],
  },
];
const inside = { about: 'saved', id: 's1', isIn: false } as const;
const segment: SavedSegment = { id: 's1', name: '常客', groups: [sound, []], members: ['c1', ''] };

/** As it comes from a file: text that was parsed. */
function parsed(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

describe('sound conditions', () => {
  it('pass unchanged, and can be compiled', () => {
    expect(checkedConditions(parsed(sound))).toEqual(sound);
    expect(() => aroundSql(sound, [])).not.toThrow();
    expect(checkedConditions([])).toEqual([]);
  });

  it('are fresh objects that hold nothing else', () => {
    const [first] = sound;
    const checked = checkedConditions([{ ...first, sql: 'drop table x', extra: { deep: 1 } }]);
    expect(checked).toEqual([first]);
    expect(checked?.[0]).not.toBe(first);
  });

  it('pass as saved segments and as an audience that names one', () => {
    expect(checkedSavedSegments(parsed([segment]))).toEqual([segment]);
    expect(checkedAudience(parsed([inside]), [segment])).toEqual([inside]);
    expect(checkedAudience([inside])).toBeNull();
    expect(checkedAudience(parsed(sound))).toEqual(sound);
  });
});

const fact = (is: unknown, name: unknown = 'revenue') => ({ about: 'fact', fact: name, is });
const records = (more: object) => ({
  about: 'records',
  table: 'transactions',
  where: [],
  within: null,
  count: { operator: 'at_least', times: 1 },
  ...more,
});
const column = (name: unknown, is: unknown = { operator: 'known' }) =>
  records({ where: [{ column: name, is }] });
const cluster = (more: object, clusters: unknown = [0]) => ({
  about: 'cluster',
  model: { features: ['recency'], means: [0], deviations: [1], centres: [[0]], ...more },
  clusters,
});
const known = { operator: 'known' };

describe('what is no sound condition is null', () => {
  it.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'fact'],
    ['an object', { length: 0 }],
    ['a kind that there is not', { about: 'sql', sql: 'select 1' }],
    ['no kind', { fact: 'revenue', is: known }],
    ['a fact that there is not', fact(known, 'password')],
    ['a fact of the prototype', fact(known, '__proto__')],
    ['a fact of the prototype, too', fact(known, 'constructor')],
    ['a fact that is a list', fact(known, ['revenue'])],
    ['no test', fact(undefined)],
    ['an operator that there is not', fact({ operator: 'like', value: '%' })],
    ['an operator that does not fit the fact', fact({ operator: 'contains', value: '1' })],
    ['days of a sum', fact({ operator: 'last_days', days: 3 })],
    ['yes of a sum', fact({ operator: 'yes' })],
    ['a number as text', fact({ operator: 'at_least', value: '1' })],
    ['no number', fact({ operator: 'at_least', value: NaN })],
    ['an endless number', fact({ operator: 'at_least', value: Infinity })],
    ['a value that is no list', fact({ operator: 'is', values: 'champions' }, 'segment')],
    ['a value that is no text', fact({ operator: 'is', values: [1] }, 'segment')],
    ['half a character', fact({ operator: 'is', values: ['\ud83d'] }, 'segment')],
    ['a text without end', fact({ operator: 'is', values: ['x'.repeat(1001)] }, 'segment')],
    ['values without end', fact({ operator: 'is', values: Array(501).fill('x') }, 'segment')],
    ['a day that there is not', fact({ operator: 'to_day', day: '2024-02-30' }, 'last_day')],
    ['a day with more', fact({ operator: 'to_day', day: "2024-02-20'--" }, 'last_day')],
    ['half a day', fact({ operator: 'last_days', days: 0.5 }, 'last_day')],
    ['days before none', fact({ operator: 'last_days', days: -1 }, 'last_day')],
    ['days without end', fact({ operator: 'last_days', days: 1e9 }, 'last_day')],
    ['an attribute without a name', { about: 'attribute', attribute: '', is: known }],
    ['yes of an attribute', { about: 'attribute', attribute: 'x', is: { operator: 'yes' } }],
    ['a table that there is not', records({ table: 'orders' })],
    ['a table of the prototype', records({ table: 'toString' })],
    ['a table of nobody', records({ table: 'products' })],
    ['a column that there is not', column('nothing')],
    ['a column of the prototype', column('__proto__')],
    ['a column of the prototype, too', column('hasOwnProperty')],
    ['a column with more', column('category = 1 or category')],
    ['a column of another table', column('event')],
    [
      'an operator that does not fit the column',
      column('quantity', { operator: 'contains', value: '' }),
    ],
    ['columns without end', records({ where: Array(11).fill({ column: 'category', is: known }) })],
    ['days and no end', records({ within: { from: '2024-01-01' } })],
    ['no days', records({ within: {} })],
    ['a count below none', records({ count: { operator: 'at_most', times: -1 } })],
    ['a count without an operator', records({ count: { times: 1 } })],
    ['a segment without an id', { about: 'saved', id: '', isIn: true }],
    ['a segment neither in nor out', { about: 'saved', id: 's1' }],
    ['a feature that there is not', cluster({ features: ['password'] })],
    ['a mean too many', cluster({ means: [0, 1] })],
    ['a deviation of nothing', cluster({ deviations: [0] })],
    ['a centre in another space', cluster({ centres: [[0, 1]] })],
    ['no centre', cluster({ centres: [] })],
    ['a cluster that there is not', cluster({}, [1])],
    ['features without end', cluster({ features: Array(51).fill('recency') })],
  ])('%s', (_, one) => {
    expect(checkedConditions([one])).toBeNull();
    expect(checkedAudience([one], [segment])).toBeNull();
    expect(checkedSavedSegments([{ ...segment, groups: [[one]] }])).toBeNull();
  });

  it('whatever is around it', () => {
    expect(checkedConditions(sound[0])).toBeNull();
    expect(checkedConditions([...sound, null])).toBeNull();
    expect(checkedConditions(Array(limits.conditions + 1).fill(sound[0]))).toBeNull();
  });

  it('nor does a key of the prototype get anywhere', () => {
    const text =
      '[{"__proto__":{"about":"fact"},"about":"fact","fact":"orders","is":{"operator":"known","__proto__":{"polluted":1}}}]';
    expect(checkedConditions(JSON.parse(text))).toEqual([fact(known, 'orders')]);
    expect(Object.prototype).not.toHaveProperty('polluted');
    expect(
      checkedConditions(
        JSON.parse('[{"__proto__":{"about":"fact","fact":"orders","is":{"operator":"known"}}}]'),
      ),
    ).toBeNull();
  });
});

describe('saved segments', () => {
  it.each<[string, unknown]>([
    ['no list', segment],
    ['two of one id', [segment, segment]],
    ['without an id', [{ ...segment, id: '' }]],
    ['without a name', [{ id: 'x', groups: [], members: [] }]],
    ['members that are no texts', [{ ...segment, members: [1] }]],
    [
      'too many',
      Array.from({ length: limits.segments + 1 }, (_, n) => ({ ...segment, id: `s${n}` })),
    ],
    ['one that contains itself', [{ ...segment, groups: [[inside]] }]],
    [
      'two that contain each other',
      [
        { ...segment, groups: [[{ ...inside, id: 's2' }]] },
        { ...segment, id: 's2', groups: [[inside]] },
      ],
    ],
  ])('%s: null', (_, value) => {
    expect(checkedSavedSegments(value)).toBeNull();
  });

  it('may name one that is gone: the rule can be mended', () => {
    const broken = [{ ...segment, groups: [[{ ...inside, id: 'gone' }]] }];
    expect(checkedSavedSegments(broken)).toEqual(broken);
    expect(checkedAudience([inside], checkedSavedSegments(broken) ?? [])).toBeNull();
  });

  it('take many members', () => {
    const members = Array.from({ length: limits.members }, (_, n) => `c${n}`);
    expect(checkedSavedSegments([{ ...segment, members }])?.[0]?.members).toHaveLength(100_000);
    expect(checkedSavedSegments([{ ...segment, members: [...members, 'x'] }])).toBeNull();
  });
});
