import type { Conditions, SavedSegment } from '../../warehouse/audience/condition';
import { conditionOf, draftOfCondition, type ConditionDraft } from './condition-draft';

/** A row of the builder; its key stays while it is changed. */
export interface Row {
  key: number;
  condition: ConditionDraft;
}

/** Conditions of which all must hold. */
export interface Group {
  key: number;
  rows: readonly Row[];
}

/** A segment while it is built. No group is empty. */
export interface SegmentDraft {
  id: string;
  name: string;
  groups: readonly Group[];
  members: readonly string[];
  /** The key of the next row or group. */
  next: number;
}

/** A new segment of those for whom the conditions hold; none: nothing is said yet. */
export function newDraft(id: string, conditions: Conditions = []): SegmentDraft {
  return draftOf({ id, name: '', groups: [conditions], members: [] });
}

/** A saved segment, to be changed. */
export function draftOf({ id, name, groups, members }: SavedSegment): SegmentDraft {
  let next = 0;
  const kept = groups
    .filter((group) => group.length > 0)
    .map((group) => ({
      key: next++,
      rows: group.map((one) => ({ key: next++, condition: draftOfCondition(one) })),
    }));
  return { id, name, groups: kept, members, next };
}

/** With one more condition in a group. The row's key is the draft's `next`. */
export function withRow(
  draft: SegmentDraft,
  group: number,
  condition: ConditionDraft,
): SegmentDraft {
  const row = { key: draft.next, condition };
  return {
    ...draft,
    groups: draft.groups.map((one) =>
      one.key === group ? { ...one, rows: [...one.rows, row] } : one,
    ),
    next: draft.next + 1,
  };
}

/** With one more group, of one condition. The row's key is the draft's `next`. */
export function withGroup(draft: SegmentDraft, condition: ConditionDraft): SegmentDraft {
  const row = { key: draft.next, condition };
  return {
    ...draft,
    groups: [...draft.groups, { key: draft.next + 1, rows: [row] }],
    next: draft.next + 2,
  };
}

/** With another condition in the place of one. */
export function changed(draft: SegmentDraft, row: number, condition: ConditionDraft): SegmentDraft {
  return {
    ...draft,
    groups: draft.groups.map((group) => ({
      ...group,
      rows: group.rows.map((one) => (one.key === row ? { ...one, condition } : one)),
    })),
  };
}

/** Without a condition; a group that is left empty goes too. */
export function withoutRow(draft: SegmentDraft, row: number): SegmentDraft {
  return {
    ...draft,
    groups: draft.groups
      .map((group) => ({ ...group, rows: group.rows.filter(({ key }) => key !== row) }))
      .filter((group) => group.rows.length > 0),
  };
}

/** Without a group. */
export function withoutGroup(draft: SegmentDraft, group: number): SegmentDraft {
  return { ...draft, groups: draft.groups.filter(({ key }) => key !== group) };
}

/** The rule so far: what is not filled in is left out, and a group in which nothing is. */
export function ruleOf(draft: SegmentDraft): Conditions[] {
  return draft.groups
    .map(({ rows }) =>
      rows.flatMap(({ condition }) => {
        const whole = conditionOf(condition);
        return typeof whole === 'string' ? [] : [whole];
      }),
    )
    .filter((group) => group.length > 0);
}

/** How many conditions are not filled in. */
export function unfinishedIn({ groups }: SegmentDraft): number {
  return groups
    .flatMap(({ rows }) => rows)
    .filter(({ condition }) => typeof conditionOf(condition) === 'string').length;
}

/** The segment that is saved: what `ruleOf` says, so only without unfinished conditions. */
export function segmentOf(draft: SegmentDraft): SavedSegment {
  const { id, name, members } = draft;
  return { id, name: name.trim(), groups: ruleOf(draft), members };
}

/** Whether saving would change anything. */
export function isChanged(draft: SegmentDraft, saved: SavedSegment | undefined): boolean {
  if (unfinishedIn(draft) > 0) return true;
  const now = segmentOf(draft);
  if (!saved) return now.name !== '' || now.groups.length > 0 || now.members.length > 0;
  const parts = ({ name, groups, members }: SavedSegment) =>
    JSON.stringify([name, groups.filter((group) => group.length > 0), members]);
  return JSON.stringify(parts(now)) !== JSON.stringify(parts(segmentOf(draftOf(saved))));
}
