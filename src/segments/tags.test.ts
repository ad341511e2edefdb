import { describe, expect, it } from 'vitest';
import type { Conditions, SavedSegment } from '../warehouse/audience/condition';
import { nameableIn, tagged, tagsOf, untagged, usersOf } from './tags';

const segment = (id: string, members: string[], groups: Conditions[] = []): SavedSegment => ({
  id,
  name: id.toUpperCase(),
  groups,
  members,
});
const naming = (id: string): Conditions => [{ about: 'saved', id, isIn: true }];

const segments = [segment('a', ['1']), segment('b', ['1', '2'])];

describe('tags', () => {
  it('put a customer into one segment by hand, once', () => {
    expect(tagged(segments, 'a', '2')).toEqual([segment('a', ['1', '2']), segments[1]]);
    expect(tagged(segments, 'a', '1')).toEqual(segments);
  });

  it('take a customer out of one segment', () => {
    expect(untagged(segments, 'b', '1')).toEqual([segments[0], segment('b', ['2'])]);
    expect(untagged(segments, 'b', '9')).toEqual(segments);
  });

  it('leave the segments that were given as they are', () => {
    tagged(segments, 'a', '2');
    untagged(segments, 'a', '1');
    expect(segments[0]?.members).toEqual(['1']);
  });

  it('say which segments hold a customer by hand', () => {
    expect(tagsOf(segments, '1').map(({ id }) => id)).toEqual(['a', 'b']);
    expect(tagsOf(segments, '2').map(({ id }) => id)).toEqual(['b']);
    expect(tagsOf(segments, '9')).toEqual([]);
  });
});

describe('segments that name others', () => {
  /* c names b, b names a; d stands alone. */
  const chain = [
    segment('a', []),
    segment('b', [], [naming('a')]),
    segment('c', [], [[], naming('b')]),
    segment('d', []),
  ];

  it('are found by the one that they name', () => {
    expect(usersOf(chain, 'a').map(({ id }) => id)).toEqual(['b']);
    expect(usersOf(chain, 'c')).toEqual([]);
  });

  it('may not be named by what they name, themselves or through others', () => {
    expect(nameableIn(chain, 'a').map(({ id }) => id)).toEqual(['d']);
    expect(nameableIn(chain, 'b').map(({ id }) => id)).toEqual(['a', 'd']);
    expect(nameableIn(chain, 'c').map(({ id }) => id)).toEqual(['a', 'b', 'd']);
    expect(nameableIn(chain, 'new').map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  });
});
