import { describe, expect, it } from 'vitest';
import { attributeIs, factIs, type SavedSegment } from '../../warehouse/audience/condition';
import { newCondition } from './condition-draft';
import * as drafts from './draft';
import { nameProblem } from './name-problem';

const champions = factIs('segment', 'champions');
const shanghai = attributeIs('city', '上海');
const orders = { about: 'fact', fact: 'orders' } as const;

const saved: SavedSegment = {
  id: 's1',
  name: 'Best',
  groups: [[champions, shanghai], [{ about: 'saved', id: 's2', isIn: false }]],
  members: ['7'],
};

const keysOf = ({ groups }: drafts.SegmentDraft) =>
  groups.flatMap(({ key, rows }) => [key, ...rows.map((row) => row.key)]);

describe('the draft of a segment', () => {
  it('says nothing at first', () => {
    const draft = drafts.newDraft('x');
    expect(draft.groups).toEqual([]);
    expect(drafts.ruleOf(draft)).toEqual([]);
    expect(drafts.unfinishedIn(draft)).toBe(0);
  });

  it('begins with the conditions of an audience as one group', () => {
    const draft = drafts.newDraft('x', [champions, shanghai]);
    expect(drafts.ruleOf(draft)).toEqual([[champions, shanghai]]);
  });

  it('is the saved segment again when nothing was changed', () => {
    expect(drafts.segmentOf(drafts.draftOf(saved))).toEqual(saved);
  });

  it('adds conditions to a group and groups to the rule, which wait to be filled in', () => {
    const one = drafts.withGroup(drafts.draftOf(saved), newCondition(orders));
    const two = drafts.withRow(one, one.groups[0]!.key, newCondition(orders));
    expect(two.groups.map(({ rows }) => rows.length)).toEqual([3, 1, 1]);
    expect(drafts.unfinishedIn(two)).toBe(2);
    expect(drafts.ruleOf(two)).toEqual(saved.groups);
  });

  it('tells the key of the row that was added beforehand', () => {
    const draft = drafts.draftOf(saved);
    const grown = drafts.withGroup(draft, newCondition(orders));
    expect(grown.groups.at(-1)?.rows[0]?.key).toBe(draft.next);
    const more = drafts.withRow(grown, grown.groups[0]!.key, newCondition(orders));
    expect(more.groups[0]?.rows.at(-1)?.key).toBe(grown.next);
  });

  it('never gives a key twice', () => {
    let draft = drafts.draftOf(saved);
    draft = drafts.withoutRow(draft, draft.groups[0]!.rows[1]!.key);
    draft = drafts.withGroup(draft, newCondition(orders));
    draft = drafts.withRow(draft, draft.groups[0]!.key, newCondition(orders));
    expect(new Set(keysOf(draft)).size).toBe(keysOf(draft).length);
  });

  it('changes one condition and no other', () => {
    const draft = drafts.draftOf(saved);
    const row = draft.groups[0]!.rows[1]!;
    const changed = drafts.changed(draft, row.key, {
      about: 'attribute',
      attribute: 'city',
      is: { ...newTestOf(), operator: 'known' },
    });
    expect(drafts.ruleOf(changed)).toEqual([
      [champions, { about: 'attribute', attribute: 'city', is: { operator: 'known' } }],
      saved.groups[1],
    ]);
  });

  it('loses a group with its last condition', () => {
    const draft = drafts.draftOf(saved);
    const rest = drafts.withoutRow(draft, draft.groups[1]!.rows[0]!.key);
    expect(drafts.ruleOf(rest)).toEqual([saved.groups[0]]);
    expect(drafts.ruleOf(drafts.withoutGroup(draft, draft.groups[0]!.key))).toEqual([
      saved.groups[1],
    ]);
  });

  it('knows whether saving would change anything', () => {
    const draft = drafts.draftOf(saved);
    expect(drafts.isChanged(draft, saved)).toBe(false);
    expect(drafts.isChanged({ ...draft, name: ' Best ' }, saved)).toBe(false);
    expect(drafts.isChanged({ ...draft, name: 'Better' }, saved)).toBe(true);
    expect(drafts.isChanged({ ...draft, members: [] }, saved)).toBe(true);
    expect(drafts.isChanged(drafts.withGroup(draft, newCondition(orders)), saved)).toBe(true);
    expect(drafts.isChanged(drafts.newDraft('x'), undefined)).toBe(false);
    expect(drafts.isChanged(drafts.newDraft('x', [champions]), undefined)).toBe(true);
  });
});

describe('the name of a segment', () => {
  const named = (id: string, name: string) => ({ ...drafts.newDraft(id), name });

  it('must be there', () => {
    expect(nameProblem(named('x', '  '), [saved])).toBe('missing');
  });

  it('must not be that of another one, whatever the case and width of its letters', () => {
    expect(nameProblem(named('x', 'ＢＥＳＴ '), [saved])).toBe('taken');
    expect(nameProblem(named('s1', 'best'), [saved])).toBeNull();
    expect(nameProblem(named('x', 'Best 2'), [saved])).toBeNull();
  });
});

function newTestOf() {
  const condition = newCondition({ about: 'attribute', attribute: 'city' });
  if (condition.about !== 'attribute') throw new Error('not an attribute');
  return condition.is;
}
