import type { Text } from '../i18n/text';
import type { Audience, Condition } from '../warehouse/audience/condition';

/** What stands for a missing value among the values of a result. */
export const unknownValue = '(unknown)';

/** The name of a missing value. */
export const unknownName: Text = { zh: '未填', en: 'Not stated' };

/** The customers who ever bought a line with this value: of this category, in this store. */
export function boughtIs(column: string, value: string): Condition {
  return {
    about: 'records',
    table: 'transactions',
    where: [{ column, is: { operator: 'is', values: [value] } }],
    within: null,
    count: { operator: 'at_least', times: 1 },
  };
}

/** The values of a column that the audience asks to have been bought. */
export function boughtValues(audience: Audience, column: string): readonly string[] {
  return audience.flatMap((condition) => {
    if (condition.about !== 'records' || condition.table !== 'transactions') return [];
    const [test, ...others] = condition.where;
    if (test?.column !== column || others.length > 0) return [];
    return test.is.operator === 'is' ? test.is.values : [];
  });
}
