import type { Step, StepCurve } from '../charts/step-curves';
import type { Format } from '../format/format';
import {
  attributeIs,
  chosenValues,
  factIs,
  type Audience,
  type Condition,
} from '../warehouse/audience/condition';
import { attributeValueName, everyone, lensOf } from './attributes';
import { classOf } from './classes';

/** A group of customers and its curve, as results tell it. */
export interface GroupCurve {
  attribute: string;
  value: string;
  isSmall: boolean;
  steps: readonly Step[];
  /** Customers still watched at a place. */
  countAt: (at: number) => number;
  details: readonly string[];
}

/** The curves of groups: named, in the colours of their class, and marked where they rest on few. */
export function groupCurves(
  groups: readonly GroupCurve[],
  { format, theme, audience }: { format: Format; theme: 'light' | 'dark'; audience: Audience },
): StepCurve[] {
  return groups.map(({ attribute, value, isSmall, steps, countAt, details }) => {
    const lens = lensOf(attribute);
    const isClass = lens !== null && value !== 'other';
    return {
      key: value,
      label: format.text(attributeValueName(attribute, value)),
      ...(isClass ? { colour: classOf(lens, value).colour[theme] } : {}),
      steps,
      until: steps.at(-1)?.at ?? 0,
      faint: isSmall,
      fixed: value === 'other' || attribute === everyone,
      selected: chosenValues(audience, lens ? attribute : `attribute ${attribute}`).includes(value),
      countAt,
      details,
    };
  });
}

/** The customers with this value of an attribute, or in this class of a lens. */
export function groupIs(attribute: string, value: string): Condition {
  const lens = lensOf(attribute);
  return lens ? factIs(lens, value) : attributeIs(attribute, value);
}
