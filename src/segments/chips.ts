import type { Format } from '../format/format';
import type { Audience, Condition, SavedSegment } from '../warehouse/audience/condition';
import { nameOf, valueColour, valueName } from './tested';
import { clusterName, ruleInWords, type Known } from './words';
import { segmentsMessages } from '../ui/messages/segments';

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

/**
 * The audience as chips, in order: one for each value or cluster that is chosen, one for every other
 * condition.
 * @param clusterNames the analyst's names of the clusters, in order
 */
export function chipsOf(
  audience: Audience,
  saved: readonly SavedSegment[],
  format: Format,
  clusterNames: readonly string[] = [],
): AudienceChip[] {
  const known: Known = { format, saved, clusterNames };
  return audience.flatMap((condition): AudienceChip[] => {
    const parts = partsOf(condition, known);
    if (parts.length === 0) {
      return [
        {
          key: JSON.stringify(condition),
          text: ruleInWords([[condition]], known),
          colour: null,
          condition,
          without: audience.filter((one) => one !== condition),
        },
      ];
    }
    return parts.map(({ without, ...part }) => ({
      ...part,
      condition,
      without: audience.flatMap((one) => (one === condition ? (without ?? []) : one)),
    }));
  });
}

interface Part {
  key: string;
  text: string;
  colour: AudienceChip['colour'];
  /** The condition without this part; null: nothing is left of it. */
  without: Condition | null;
}

/** The values that a condition names one by one; none where it is a whole. */
function partsOf(condition: Condition, known: Known): Part[] {
  const { format } = known;
  if (condition.about === 'cluster') {
    const { clusters } = condition;
    const name = format.text(segmentsMessages['segments.words.cluster']);
    return clusters.map((cluster) => ({
      key: `cluster ${cluster}`,
      text: `${name}: ${clusterName(cluster, known)}`,
      colour: null,
      without:
        clusters.length === 1
          ? null
          : { ...condition, clusters: clusters.filter((other) => other !== cluster) },
    }));
  }
  if (condition.about !== 'fact' && condition.about !== 'attribute') return [];
  if (condition.is.operator !== 'is') return [];
  const { values } = condition.is;
  const name = nameOf(condition, format);
  return values.map((value) => ({
    key: `${name} ${value}`,
    text: `${name}: ${valueName(condition, value, format)}`,
    colour: valueColour(condition, value),
    without:
      values.length === 1
        ? null
        : {
            ...condition,
            is: { operator: 'is', values: values.filter((other) => other !== value) },
          },
  }));
}
