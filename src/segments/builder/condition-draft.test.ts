import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition, Test } from '../../warehouse/audience/condition';
import { operatorsOf, testedAs } from '../../warehouse/audience/operators';
import { draftOfCondition, conditionOf, newCondition, withColumn } from './condition-draft';
import { offeredOperators } from './operators';
import { newTest, testOf } from './test-draft';

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const word = fc.stringMatching(/^[a-z外套]{1,4}$/);
const count = fc.oneof(fc.constantFrom(1, 2), fc.integer({ min: 1, max: 999 }));
const number = fc.double({ noNaN: true, noDefaultInfinity: true });

const test: fc.Arbitrary<Test> = fc.oneof(
  fc.record({
    operator: fc.constantFrom('is', 'is_not'),
    values: fc.uniqueArray(word, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ operator: fc.constantFrom('contains', 'contains_not'), value: word }),
  fc.record({
    operator: fc.constantFrom('equals', 'at_least', 'at_most', 'above', 'below'),
    value: number,
  }),
  fc
    .tuple(number, number)
    .map(([a, b]) => ({ operator: 'between' as const, from: Math.min(a, b), to: Math.max(a, b) })),
  fc.record({ operator: fc.constantFrom('from_day', 'to_day'), day }),
  fc.record({ operator: fc.constantFrom('last_days', 'longer_ago'), days: count }),
  fc.record({ operator: fc.constantFrom('yes', 'no', 'known', 'unknown') }),
);

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ about: fc.constant('fact'), fact: fc.constantFrom('orders', 'stage'), is: test }),
  fc.record({ about: fc.constant('attribute'), attribute: word, is: test }),
  fc.record({
    about: fc.constant('records'),
    table: fc.constantFrom('transactions', 'tickets'),
    where: fc.array(fc.record({ column: fc.constantFrom('channel', 'amount'), is: test }), {
      maxLength: 3,
    }),
    within: fc.oneof(
      fc.constant(null),
      fc.record({ days: count }),
      fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
    ),
    count: fc.oneof(
      fc.constant({ operator: 'at_most' as const, times: 0 }),
      fc.record({ operator: fc.constantFrom('at_least', 'at_most'), times: count }),
    ),
  }),
  fc.record({ about: fc.constant('saved'), id: word, isIn: fc.boolean() }),
);

describe('the draft of a condition', () => {
  it('is the condition again when nothing was changed', () => {
    fc.assert(
      fc.property(condition, (one) => {
        expect(conditionOf(draftOfCondition(one))).toEqual(one);
      }),
      { numRuns: 300, seed: 4 },
    );
  });

  it('of records is whole from the start: ever, at least once', () => {
    expect(conditionOf(newCondition({ about: 'records', table: 'tickets' }))).toEqual({
      about: 'records',
      table: 'tickets',
      where: [],
      within: null,
      count: { operator: 'at_least', times: 1 },
    });
  });

  it('asks for what is missing', () => {
    expect(conditionOf(newCondition({ about: 'fact', fact: 'stage' }))).toBe('values');
    expect(conditionOf(newCondition({ about: 'fact', fact: 'revenue' }))).toBe('number');
    const records = newCondition({ about: 'records', table: 'transactions' });
    if (records.about !== 'records') throw new Error('not records');
    expect(conditionOf(withColumn(records, 'product'))).toBe('values');
    const lacking = (change: Partial<typeof records>) => conditionOf({ ...records, ...change });
    const { within } = records;
    expect(lacking({ often: { operator: 'at_least', times: null } })).toBe('times');
    expect(lacking({ often: { operator: 'at_most', times: 1.5 } })).toBe('times');
    expect(lacking({ within: { ...within, kind: 'days', days: 0 } })).toBe('days');
    expect(lacking({ within: { ...within, kind: 'range', from: '2024-01-01' } })).toBe('day');
    expect(
      lacking({ within: { ...within, kind: 'range', from: '2024-02-01', to: '2024-01-01' } }),
    ).toBe('reversed');
  });

  it('gives each restriction of records a key of its own', () => {
    const records = newCondition({ about: 'records', table: 'transactions' });
    if (records.about !== 'records') throw new Error('not records');
    const three = ['product', 'channel', 'channel'].reduce(withColumn, records);
    expect(three.where.map(({ key }) => key)).toEqual([0, 1, 2]);
    const two = { ...three, where: three.where.slice(1) };
    expect(withColumn(two, 'amount').where.map(({ key }) => key)).toEqual([1, 2, 3]);
  });
});

describe('a test while it is typed', () => {
  it('keeps what belongs to another operator', () => {
    const typed = { ...newTest('number'), operator: 'above' as const, number: 3 };
    const away = { ...typed, operator: 'known' as const };
    expect(testOf(away)).toEqual({ operator: 'known' });
    expect(testOf({ ...away, operator: 'below' })).toEqual({ operator: 'below', value: 3 });
  });

  it('lacks what is not filled in, and refuses ends that are reversed', () => {
    const lacks = (change: Partial<ReturnType<typeof newTest>>) =>
      testOf({ ...newTest('any'), ...change });
    expect(lacks({ operator: 'is' })).toBe('values');
    expect(lacks({ operator: 'contains', text: ' ' })).toBe('text');
    expect(lacks({ operator: 'between', number: 1 })).toBe('number');
    expect(lacks({ operator: 'between', number: 2, to: 1 })).toBe('reversed');
    expect(lacks({ operator: 'from_day' })).toBe('day');
    expect(lacks({ operator: 'last_days', days: null })).toBe('days');
    expect(lacks({ operator: 'last_days', days: 2.5 })).toBe('days');
  });

  it('offers only operators that the engine takes for such values', () => {
    for (const [type, tested] of Object.entries(testedAs)) {
      const offered = offeredOperators[type as keyof typeof testedAs];
      expect(offered.filter((one) => !operatorsOf[tested].includes(one))).toEqual([]);
    }
    expect(offeredOperators.any.filter((one) => !operatorsOf.any.includes(one))).toEqual([]);
  });
});
