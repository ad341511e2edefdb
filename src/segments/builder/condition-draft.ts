import type { Condition } from '../../warehouse/audience/condition';
import type { Fact } from '../../warehouse/audience/facts';
import type { Kind } from '../../warehouse/tables';
import { columnType } from '../columns';
import { typeOf } from '../tested';
import { draftOfTest, isCount, newTest, testOf, type Problem, type TestDraft } from './test-draft';

/** What a condition can be about. */
export type SubjectOf =
  | { about: 'fact'; fact: Fact }
  | { about: 'attribute'; attribute: string }
  | { about: 'records'; table: Kind }
  | { about: 'saved'; id: string };

/** A restriction of the records that count. */
export interface ColumnDraft {
  key: number;
  column: string;
  is: TestDraft;
}

/** How often, while it is chosen. */
export interface OftenDraft {
  operator: 'any' | 'at_least' | 'at_most' | 'never';
  times: number | null;
}

/** When, while it is chosen. */
export interface WithinDraft {
  kind: 'ever' | 'days' | 'range';
  days: number | null;
  from: string;
  to: string;
}

/** A condition while it is built. A clustering comes from its chart and stays as it is. */
export type ConditionDraft =
  | { about: 'fact'; fact: Fact; is: TestDraft }
  | { about: 'attribute'; attribute: string; is: TestDraft }
  | {
      about: 'records';
      table: Kind;
      where: readonly ColumnDraft[];
      within: WithinDraft;
      often: OftenDraft;
    }
  | Extract<Condition, { about: 'saved' | 'cluster' }>;

export type RecordsDraft = Extract<ConditionDraft, { about: 'records' }>;

/** A condition on the subject, as it is first offered. */
export function newCondition(subject: SubjectOf): ConditionDraft {
  switch (subject.about) {
    case 'fact':
    case 'attribute':
      return { ...subject, is: newTest(typeOf(subject)) };
    case 'records':
      return {
        ...subject,
        where: [],
        within: { kind: 'ever', days: 90, from: '', to: '' },
        often: { operator: 'any', times: 2 },
      };
    case 'saved':
      return { ...subject, isIn: true };
  }
}

/** The fields of a condition that is there. */
export function draftOfCondition(condition: Condition): ConditionDraft {
  switch (condition.about) {
    case 'fact':
    case 'attribute':
      return { ...condition, is: draftOfTest(condition.is) };
    case 'records': {
      const { about, table, where, within, count } = condition;
      const fresh = { kind: 'ever' as const, days: 90, from: '', to: '' };
      const isOnce = count.times === (count.operator === 'at_least' ? 1 : 0);
      return {
        about,
        table,
        where: where.map(({ column, is }, key) => ({ key, column, is: draftOfTest(is) })),
        within:
          within === null
            ? fresh
            : 'days' in within
              ? { ...fresh, kind: 'days', days: within.days }
              : { ...fresh, kind: 'range', ...within },
        often: isOnce
          ? { operator: count.operator === 'at_least' ? 'any' : 'never', times: 2 }
          : count,
      };
    }
    case 'saved':
    case 'cluster':
      return condition;
  }
}

/** The condition that the fields say, or the first thing that they lack. */
export function conditionOf(draft: ConditionDraft): Condition | Problem {
  switch (draft.about) {
    case 'fact':
    case 'attribute': {
      const is = testOf(draft.is);
      return typeof is === 'string' ? is : { ...draft, is };
    }
    case 'records':
      return recordsOf(draft);
    case 'saved':
    case 'cluster':
      return draft;
  }
}

/** The records draft with one more restriction, to be filled in. */
export function withColumn(draft: RecordsDraft, column: string): RecordsDraft {
  const key = Math.max(-1, ...draft.where.map((one) => one.key)) + 1;
  const is = newTest(columnType(draft.table, column));
  return { ...draft, where: [...draft.where, { key, column, is }] };
}

function recordsOf({ about, table, where, within, often }: RecordsDraft): Condition | Problem {
  const tests = where.map(({ column, is }) => ({ column, is: testOf(is) }));
  const whole: { column: string; is: Exclude<(typeof tests)[number]['is'], string> }[] = [];
  for (const { column, is } of tests) {
    if (typeof is === 'string') return is;
    whole.push({ column, is });
  }
  const { operator, times } = often;
  const count =
    operator === 'any'
      ? { operator: 'at_least' as const, times: 1 }
      : operator === 'never'
        ? { operator: 'at_most' as const, times: 0 }
        : isCount(times)
          ? { operator, times }
          : null;
  if (!count) return 'times';
  const base = { about, table, where: whole, count };
  if (within.kind === 'ever') return { ...base, within: null };
  if (within.kind === 'days') {
    return isCount(within.days) ? { ...base, within: { days: within.days } } : 'days';
  }
  const { from, to } = within;
  if (from === '' || to === '') return 'day';
  return from > to ? 'reversed' : { ...base, within: { from, to } };
}
