import type { Operator, Test } from '../../warehouse/audience/condition';
import type { ValueType } from '../columns';
import { firstOperator } from './operators';

/**
 * A test while it is typed. What belongs to another operator is kept, so that going back to it
 * brings it back; null and '' are not filled in yet.
 */
export interface TestDraft {
  operator: Operator;
  values: readonly string[];
  text: string;
  number: number | null;
  /** The upper end of `between`. */
  to: number | null;
  day: string;
  days: number | null;
}

/** What is missing or wrong in fields; each has a text `segments.problem.…`. */
export type Problem = 'values' | 'text' | 'number' | 'day' | 'days' | 'times' | 'reversed';

/** A test of values of the type, to be filled in. */
export function newTest(type: ValueType): TestDraft {
  return {
    operator: firstOperator(type),
    values: [],
    text: '',
    number: null,
    to: null,
    day: '',
    days: 30,
  };
}

/** The fields of a test that is there. */
export function draftOfTest(test: Test): TestDraft {
  const draft = { ...newTest('any'), operator: test.operator };
  switch (test.operator) {
    case 'is':
    case 'is_not':
      return { ...draft, values: test.values };
    case 'contains':
    case 'contains_not':
      return { ...draft, text: test.value };
    case 'equals':
    case 'at_least':
    case 'at_most':
    case 'above':
    case 'below':
      return { ...draft, number: test.value };
    case 'between':
      return { ...draft, number: test.from, to: test.to };
    case 'from_day':
    case 'to_day':
      return { ...draft, day: test.day };
    case 'last_days':
    case 'longer_ago':
      return { ...draft, days: test.days };
    case 'yes':
    case 'no':
    case 'known':
    case 'unknown':
      return draft;
  }
}

/** The test that the fields say, or what they lack. */
export function testOf(draft: TestDraft): Test | Problem {
  const { operator, values, text, number, to, day, days } = draft;
  switch (operator) {
    case 'is':
    case 'is_not':
      return values.length > 0 ? { operator, values } : 'values';
    case 'contains':
    case 'contains_not':
      return text.trim() === '' ? 'text' : { operator, value: text.trim() };
    case 'equals':
    case 'at_least':
    case 'at_most':
    case 'above':
    case 'below':
      return number === null ? 'number' : { operator, value: number };
    case 'between':
      if (number === null || to === null) return 'number';
      return number > to ? 'reversed' : { operator, from: number, to };
    case 'from_day':
    case 'to_day':
      return day === '' ? 'day' : { operator, day };
    case 'last_days':
    case 'longer_ago':
      return isCount(days) ? { operator, days } : 'days';
    case 'yes':
    case 'no':
    case 'known':
    case 'unknown':
      return { operator };
  }
}

/** Whether it is a whole number of at least 1. */
export function isCount(value: number | null): value is number {
  return value !== null && Number.isInteger(value) && value >= 1;
}
