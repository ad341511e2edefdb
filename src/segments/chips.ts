import { attributeName, attributeValueName } from '../analyses/attributes';
import { classesOf, classOf } from '../analyses/classes';
import type { Format } from '../format/format';
import type { Audience, Condition, SavedSegment } from '../warehouse/audience/condition';
import { factNames } from './names';

/** A part of the audience as it is shown: one value, or one whole condition. */
export interface AudienceChip {
  key: string;
  text: string;
  /** Of the class, in both themes. */
  colour: { light: string; dark: string } | null;
  /** The condition that it belongs to. */
  condition: Condition;
  /** The audience without it. */
  without: Audience;
}

/** The audience as chips, in order. */
export function chipsOf(
  audience: Audience,
  saved: readonly SavedSegment[],
  format: Format,
): AudienceChip[] {
  return audience.flatMap((condition): AudienceChip[] => {
    const others = audience.filter((one) => one !== condition);
    const about = subjectName(condition, format);
    if (
      (condition.about === 'fact' || condition.about === 'attribute') &&
      condition.is.operator === 'is'
    ) {
      const { values } = condition.is;
      return values.map((value) => ({
        key: `${about} ${value}`,
        text: `${about}: ${valueText(condition, value, format)}`,
        colour: colourOf(condition, value),
        condition,
        without:
          values.length === 1
            ? others
            : audience.map((one) =>
                one === condition
                  ? {
                      ...condition,
                      is: { operator: 'is', values: values.filter((other) => other !== value) },
                    }
                  : one,
              ),
      }));
    }
    const text =
      condition.about === 'saved'
        ? (saved.find(({ id }) => id === condition.id)?.name ?? condition.id)
        : about;
    return [{ key: JSON.stringify(condition), text, colour: null, condition, without: others }];
  });
}

function subjectName(condition: Condition, format: Format): string {
  if (condition.about === 'fact') return format.text(factNames[condition.fact]);
  if (condition.about === 'attribute') return format.text(attributeName(condition.attribute));
  return condition.about;
}

function valueText(condition: Condition, value: string, format: Format): string {
  if (condition.about === 'fact' && isLens(condition.fact)) {
    return format.text(classOf(condition.fact, value).name);
  }
  if (condition.about === 'attribute') {
    return format.text(attributeValueName(condition.attribute, value));
  }
  return value;
}

function colourOf(condition: Condition, value: string): AudienceChip['colour'] {
  if (condition.about !== 'fact' || !isLens(condition.fact)) return null;
  return classOf(condition.fact, value).colour;
}

function isLens(fact: string): fact is keyof typeof classesOf {
  return fact in classesOf;
}
