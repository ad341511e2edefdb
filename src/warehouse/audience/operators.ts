import type { ColumnType } from '../tables';
import type { Bound } from './bound';
import type { Operator, Test } from './condition';
import type { FactType } from './facts';

/** What a value is as far as tests go. `any` is text that may be read as a number or a day. */
export type Tested = 'text' | 'number' | 'date' | 'yes_no' | 'any';

const always = ['is', 'is_not', 'known', 'unknown'] as const;
const ofText = ['contains', 'contains_not'] as const;
const ofNumbers = ['equals', 'at_least', 'at_most', 'above', 'below', 'between'] as const;
const ofDates = ['from_day', 'to_day', 'last_days', 'longer_ago'] as const;

/** The operators that make sense of such a value; a condition with another one is refused. */
export const operatorsOf: Readonly<Record<Tested, readonly Operator[]>> = {
  text: [...always, ...ofText],
  number: [...always, ...ofNumbers],
  date: [...always, ...ofDates],
  yes_no: [...always, 'yes', 'no'],
  any: [...always, ...ofText, ...ofNumbers, ...ofDates],
};

/** How a fact of this type is tested. */
export const testedAs: Readonly<Record<FactType, Tested>> = {
  class: 'text',
  text: 'text',
  number: 'number',
  money: 'number',
  days: 'number',
  date: 'date',
  yes_no: 'yes_no',
};

/** How a column of this type is tested; a text of a file may hold numbers. */
export function testedColumn(type: ColumnType): Tested {
  switch (type) {
    case 'varchar':
      return 'any';
    case 'timestamp':
    case 'date':
      return 'date';
    case 'boolean':
      return 'yes_no';
    case 'integer':
    case 'decimal(18,4)':
      return 'number';
  }
}

/**
 * The SQL of a test, true or false or null. A missing value passes nothing but `unknown`: `is_not`
 * and `contains_not` speak of known values only. Texts are compared letter by letter by `is`,
 * whatever the case by `contains`. A text that is no number (no day) passes no test of numbers (of
 * days). `last_days` n are the n calendar days that end with the as-of date; `longer_ago` are all
 * days before them; a day after the as-of date is neither.
 * @param value SQL of the value, of the type that `tested` says
 * @throws {TypeError} for an operator that `operatorsOf` does not list
 */
export function testSql(value: string, tested: Tested, test: Test, bound: Bound): string {
  if (!operatorsOf[tested].includes(test.operator)) {
    throw new TypeError(`no test of ${tested} values: ${test.operator}`);
  }
  const number = () => numberOf(value, tested);
  const day = () => dayOf(value, tested);
  switch (test.operator) {
    case 'known':
      return `${value} is not null`;
    case 'unknown':
      return `${value} is null`;
    case 'yes':
      return value;
    case 'no':
      return `not ${value}`;
    case 'is':
      return isOneOf(value, tested, test.values, bound);
    case 'is_not':
      return `${value} is not null and not (${isOneOf(value, tested, test.values, bound)})`;
    case 'contains':
      return `contains(lower(${value}), lower(${bound.text(test.value)}))`;
    case 'contains_not':
      return `not contains(lower(${value}), lower(${bound.text(test.value)}))`;
    case 'equals':
      return `${number()} = ${bound.number(test.value)}`;
    case 'at_least':
      return `${number()} >= ${bound.number(test.value)}`;
    case 'at_most':
      return `${number()} <= ${bound.number(test.value)}`;
    case 'above':
      return `${number()} > ${bound.number(test.value)}`;
    case 'below':
      return `${number()} < ${bound.number(test.value)}`;
    case 'between':
      return `${number()} between ${bound.number(test.from)} and ${bound.number(test.to)}`;
    case 'from_day':
      return `${day()} >= ${bound.day(test.day)}`;
    case 'to_day':
      return `${day()} <= ${bound.day(test.day)}`;
    case 'last_days':
      return lastDays(day(), bound.count(test.days));
    case 'longer_ago':
      return `${day()} <= getvariable('as_of') - ${bound.count(test.days)}`;
  }
}

/** Whether a day is one of the last so many up to the as-of date. */
export function lastDays(day: string, days: string): string {
  return `${day} > getvariable('as_of') - ${days} and ${day} <= getvariable('as_of')`;
}

/* A few texts are compared one by one, which is quicker; a long `in` list is not. */
function isText(value: string, values: readonly string[], bound: Bound): string {
  return values.length <= 8
    ? `${value} in (${values.map((one) => bound.text(one)).join(', ')})`
    : `list_contains(${bound.list(values)}, ${value})`;
}

function isOneOf(value: string, tested: Tested, values: readonly string[], bound: Bound): string {
  if (values.length === 0) return 'false';
  if (tested === 'text' || tested === 'any') return isText(value, values, bound);
  const list = bound.list(values);
  switch (tested) {
    case 'number':
      return `list_contains(list_transform(${list}, lambda one: try_cast(one as double)), ${numberOf(value, tested)})`;
    case 'date':
      return `list_contains(${list}, ${dayOf(value, tested)}::varchar)`;
    case 'yes_no':
      return `list_contains(${list}, case ${value} when true then 'yes' when false then 'no' end)`;
  }
}

/* `nan` and `infinity` would be numbers to the engine, the greatest ones. */
function numberOf(value: string, tested: Tested): string {
  if (tested !== 'any') return `(${value})::double`;
  const number = `try_cast(${value} as double)`;
  return `case when isfinite(${number}) then ${number} end`;
}

function dayOf(value: string, tested: Tested): string {
  if (tested !== 'any') return `(${value})::date`;
  const day = `try_cast(${value} as timestamp)`;
  return `case when isfinite(${day}) then ${day}::date end`;
}
