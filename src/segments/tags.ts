import type { SavedSegment } from '../warehouse/audience/condition';

/** The segments with the customer put into one of them by hand. */
export function tagged(
  segments: readonly SavedSegment[],
  id: string,
  customerId: string,
): SavedSegment[] {
  return segments.map((segment) =>
    segment.id === id && !segment.members.includes(customerId)
      ? { ...segment, members: [...segment.members, customerId] }
      : segment,
  );
}

/** The segments with the customer taken out of one of them, if put in by hand; a rule still holds. */
export function untagged(
  segments: readonly SavedSegment[],
  id: string,
  customerId: string,
): SavedSegment[] {
  return segments.map((segment) =>
    segment.id === id && segment.members.includes(customerId)
      ? { ...segment, members: segment.members.filter((member) => member !== customerId) }
      : segment,
  );
}

/** The segments that hold the customer by hand. */
export function tagsOf(segments: readonly SavedSegment[], customerId: string): SavedSegment[] {
  return segments.filter(({ members }) => members.includes(customerId));
}

/** The segments whose rule names this one, directly. */
export function usersOf(segments: readonly SavedSegment[], id: string): SavedSegment[] {
  return segments.filter(({ groups }) =>
    groups.some((group) => group.some((one) => one.about === 'saved' && one.id === id)),
  );
}

/** The segments that the rule of `id` may name without containing itself. */
export function nameableIn(segments: readonly SavedSegment[], id: string): SavedSegment[] {
  const containing = new Set([id]);
  for (const container of containing) {
    for (const user of usersOf(segments, container)) containing.add(user.id);
  }
  return segments.filter((segment) => !containing.has(segment.id));
}
