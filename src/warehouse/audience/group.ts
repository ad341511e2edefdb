import { isFact, type Fact } from './facts';

/** A group of customers as a value of an analysis' parameter of type `group`. */
export type Group =
  /** The audience, those outside it, or all customers. */
  | { of: 'audience' | 'rest' | 'everyone' }
  /** Those with this value of a fact. */
  | { of: 'fact'; fact: Fact; value: string }
  | { of: 'saved'; id: string };

/** The group that a text names, such as `rest`, `fact segment champions`, `saved s1`; or null. */
export function groupOf(text: string): Group | null {
  if (text === 'audience' || text === 'rest' || text === 'everyone') return { of: text };
  const [, id] = /^saved (.+)$/s.exec(text) ?? [];
  if (id !== undefined) return { of: 'saved', id };
  const [, fact, value] = /^fact (\S+) (.+)$/s.exec(text) ?? [];
  return fact !== undefined && value !== undefined && isFact(fact)
    ? { of: 'fact', fact, value }
    : null;
}

/** The text that names a group, as `groupOf` reads it. */
export function groupText(group: Group): string {
  switch (group.of) {
    case 'fact':
      return `fact ${group.fact} ${group.value}`;
    case 'saved':
      return `saved ${group.id}`;
    default:
      return group.of;
  }
}

/** The names that parameters of type `group` have: each is a table `mart.<name>` of customers. */
export const groupNames = ['group_a', 'group_b'] as const;

export type GroupName = (typeof groupNames)[number];

export function isGroupName(name: string): name is GroupName {
  return groupNames.some((known) => known === name);
}
