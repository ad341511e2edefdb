import type { Operator } from '../../warehouse/audience/condition';
import type { ValueType } from '../columns';

const ofNumbers = ['at_least', 'at_most', 'above', 'below', 'equals', 'between'] as const;
const ofDates = ['last_days', 'longer_ago', 'from_day', 'to_day'] as const;
const ofTexts = ['is', 'is_not', 'contains', 'contains_not'] as const;
const ifKnown = ['known', 'unknown'] as const;

/** The operators that fit values of a type, in the order in which they are offered. */
export const offeredOperators: Readonly<Record<ValueType, readonly Operator[]>> = {
  class: ['is', 'is_not'],
  text: [...ofTexts, ...ifKnown],
  any: [...ofTexts, ...ofNumbers, ...ofDates, ...ifKnown],
  number: [...ofNumbers, ...ifKnown],
  money: [...ofNumbers, ...ifKnown],
  days: [...ofNumbers, ...ifKnown],
  date: [...ofDates, ...ifKnown],
  yes_no: ['yes', 'no', ...ifKnown],
};

/** The operators to choose from; what a chart chose otherwise stays among them. */
export function operatorsWith(type: ValueType, chosen: Operator): readonly Operator[] {
  const offered = offeredOperators[type];
  return offered.includes(chosen) ? offered : [chosen, ...offered];
}

/** The operator that a new condition on values of the type begins with. */
export function firstOperator(type: ValueType): Operator {
  return offeredOperators[type][0] ?? 'known';
}
