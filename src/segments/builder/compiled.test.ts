import { describe, expect, it } from 'vitest';
import { anyGroupSql } from '../../warehouse/audience/compile';
import { kinds, tables } from '../../warehouse/tables';
import { typeOf, type Tested } from '../tested';
import { conditionOf, newCondition, withColumn } from './condition-draft';
import { offeredOperators } from './operators';
import { subjectGroups, columnChoices } from './subjects';
import { newTest, type TestDraft } from './test-draft';
import { formatOf } from '../../format/format';

const everything = Object.fromEntries(
  kinds.map((kind) => [kind, { rows: 1, columns: Object.keys(tables[kind].columns) }]),
);
const format = formatOf('en', null);
const subjects = subjectGroups({
  tables: everything,
  attributes: ['city'],
  segments: [{ id: 'other', name: 'Other', groups: [], members: ['1'] }],
  id: 'this',
  format,
}).flatMap(({ choices }) => choices);

/** A filled-in test of the subject with each operator that is offered for it. */
function tests(tested: Tested): TestDraft[] {
  const filled = { values: ['a'], text: 'a', number: 1, to: 2, day: '2024-01-31', days: 7 };
  const type = typeOf(tested);
  return offeredOperators[type].map((operator) => ({ ...newTest(type), ...filled, operator }));
}

function compiles(draft: Parameters<typeof conditionOf>[0]) {
  const condition = conditionOf(draft);
  if (typeof condition === 'string') throw new Error(`unfinished: ${condition}`);
  const other = { id: 'other', name: 'Other', groups: [], members: ['1'] };
  expect(() => anyGroupSql([[condition]], [other], 'm'), JSON.stringify(condition)).not.toThrow();
}

describe('with all tables there, everything', () => {
  it('can be asked', () => {
    expect(subjects.filter(({ value }) => value === null)).toEqual([]);
  });

  it('that is offered of a customer can be compiled', () => {
    for (const { value } of subjects) {
      if (!value) continue;
      const draft = newCondition(value);
      if (draft.about !== 'fact' && draft.about !== 'attribute') compiles(draft);
      else for (const is of tests(draft)) compiles({ ...draft, is });
    }
  });

  it('that is offered of records can be compiled', () => {
    for (const { value } of subjects) {
      const draft = value && newCondition(value);
      if (draft?.about !== 'records') continue;
      const { table } = draft;
      for (const { choices } of columnChoices(table, everything, format)) {
        for (const { key: column } of choices) {
          const grown = withColumn(draft, column);
          for (const is of tests({ about: 'column', table, column })) {
            compiles({ ...grown, where: grown.where.map((one) => ({ ...one, is })) });
          }
        }
      }
    }
  });
});
