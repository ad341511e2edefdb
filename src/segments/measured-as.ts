import type { Conditions, SavedSegment } from '../warehouse/audience/condition';

/**
 * How a segment is counted: by its rule; where customers were put in by hand, as a saved one, in the
 * place of its saved version.
 */
export function measuredAs(
  segment: SavedSegment,
  segments: readonly SavedSegment[],
): [groups: readonly Conditions[], saved: readonly SavedSegment[]] {
  const others = segments.filter(({ id }) => id !== segment.id);
  return [[[{ about: 'saved', id: segment.id, isIn: true }]], [...others, segment]];
}
