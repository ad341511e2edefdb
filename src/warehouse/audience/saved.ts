import type { Conditions, SavedSegment } from './condition';

/** Why saved segments that conditions speak of cannot be used. */
export interface SavedProblem {
  code: 'no_such_segment' | 'circular';
  id: string;
}

/**
 * What is wrong with the saved segments that these conditions name, directly or through other
 * segments: one does not exist (any more), or one contains itself. Null: nothing.
 */
export function savedProblem(
  conditions: Conditions,
  saved: readonly SavedSegment[],
): SavedProblem | null {
  const known = new Map(saved.map((segment) => [segment.id, segment]));
  const sound = new Set<string>();
  const problemIn = (some: Conditions, inside: readonly string[]): SavedProblem | null => {
    for (const condition of some) {
      if (condition.about !== 'saved' || sound.has(condition.id)) continue;
      const { id } = condition;
      if (inside.includes(id)) return { code: 'circular', id };
      const segment = known.get(id);
      if (!segment) return { code: 'no_such_segment', id };
      const problem = problemIn(segment.groups.flat(), [...inside, id]);
      if (problem) return problem;
      sound.add(id);
    }
    return null;
  };
  return problemIn(conditions, []);
}
