import { attributeKeys, attributeName, attributeValueName } from '../analyses/attributes';
import { classesOf, classOf, type CustomerClass } from '../analyses/classes';
import type { Lens } from '../analyses/analysis';
import { nextSteps, warningReasons } from '../analyses/warning-words';
import type { Format } from '../format/format';
import type { Text } from '../i18n/text';
import { roleMessages } from '../ui/messages/roles';
import { factContract, type Fact } from '../warehouse/audience/facts';
import type { Kind } from '../warehouse/tables';
import { columnType, type ValueType } from './columns';
import { factNames } from './names';

/** What a test is about: a fact, an attribute, or a column of the records of a table. */
export type Tested =
  | { about: 'fact'; fact: Fact }
  | { about: 'attribute'; attribute: string }
  | { about: 'column'; table: Kind; column: string };

/** The type of its values, which says by what it can be tested. */
export function typeOf(tested: Tested): ValueType {
  switch (tested.about) {
    case 'fact':
      return factContract(tested.fact).type;
    case 'attribute':
      return isStandardText(tested.attribute) ? 'text' : 'any';
    case 'column':
      return columnType(tested.table, tested.column);
  }
}

/** Whether the attribute has a name of ours, so that it is known to hold words. */
function isStandardText(attribute: string): boolean {
  return attribute !== 'household_size' && Object.hasOwn(attributeKeys, `attribute.${attribute}`);
}

/** Its name: of an attribute of the file's own, the header. */
export function nameOf(tested: Tested, format: Format): string {
  switch (tested.about) {
    case 'fact':
      return format.text(factNames[tested.fact]);
    case 'attribute':
      return format.text(attributeName(tested.attribute));
    case 'column': {
      const name = Object.entries(roleMessages).find(([key]) => key === `role.${tested.column}`);
      return name ? format.text(name[1]) : tested.column;
    }
  }
}

/** The name inside an English sentence: "orders", but "RFM", and a header as the file has it. */
export function nameWithin(tested: Tested, format: Format): string {
  const name = nameOf(tested, format);
  const isOurs = tested.about !== 'attribute' || tested.attribute !== name;
  return isOurs && /^\p{Lu}\p{Ll}/u.test(name)
    ? name.charAt(0).toLowerCase() + name.slice(1)
    : name;
}

/** A value in words: a class by its name, what has no name as the file says it. */
export function valueName(tested: Tested, value: string, format: Format): string {
  if (tested.about === 'fact' && isLens(tested.fact)) {
    return format.text(classOf(tested.fact, value).name);
  }
  const word = wordsOf(tested)?.[value];
  if (word) return format.text(word);
  if (tested.about === 'attribute') {
    return format.text(attributeValueName(tested.attribute, value));
  }
  return value;
}

/**
 * The values that are offered without asking the data: the classes; none where a list of values
 * would be a list of persons. Null: ask the data.
 */
export function fixedValues(tested: Tested): readonly string[] | null {
  if (tested.about !== 'fact') return null;
  if (tested.fact === 'name' || tested.fact === 'customer_id') return [];
  const words = wordsOf(tested);
  if (words) return Object.keys(words);
  return isLens(tested.fact) ? classesOf[tested.fact].map(({ key }) => key) : null;
}

/* Of the classes without colours: what early warning says of a customer. */
function wordsOf(tested: Tested): Readonly<Record<string, Text>> | null {
  if (tested.about !== 'fact') return null;
  if (tested.fact === 'warning_reason') return warningReasons;
  return tested.fact === 'next_step' ? nextSteps : null;
}

/** The colour of a class, in both themes; other values have none. */
export function valueColour(tested: Tested, value: string): CustomerClass['colour'] | null {
  if (tested.about !== 'fact' || !isLens(tested.fact)) return null;
  return classOf(tested.fact, value).colour;
}

/** Whether the fact is a classification with names and colours. */
export function isLens(fact: string): fact is Lens {
  return Object.hasOwn(classesOf, fact);
}
