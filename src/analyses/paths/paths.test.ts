import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { attributeIs } from '../../warehouse/audience/condition';
import { analysis } from './analysis';
import { text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
}, 60_000);

/** The events of each visit, in time: `a1` is the first visit of customer a. */
type Visits = Readonly<Record<string, string>>;

const people = `customer_id,name,gender
a,A,F
b,B,F
c,C,M
`;

async function load(visits: Visits): Promise<void> {
  const rows = Object.entries(visits).flatMap(([visit, events], day) =>
    events.split(' ').map((event, minute) => {
      const at = new Date(Date.UTC(2024, 0, 1 + day, 10, minute)).toISOString();
      return `${visit.slice(0, 1)},${visit},${at.slice(0, 19).replace('T', ' ')},${event}`;
    }),
  );
  await given.files({
    'customers.csv': people,
    // Not in time: the file's order says nothing where the times differ.
    'behaviours.csv':
      ['customer_id,session_id,occurred_at,event', ...rows.reverse()].join('\n') + '\n',
  });
  await given.build({ as_of: '2024-12-31' });
  await given.audience([]);
}

const small = {
  a1: 'home list list item cart',
  a2: 'home item',
  b1: 'list item item cart',
  b2: 'home',
  c1: 'home list item pay',
};

async function links(values: Record<string, string>): Promise<string[]> {
  const { main } = await given.run(analysis, values);
  return main.map((row) => `${row.step} ${row.from_event} > ${row.to_event} ${row.sessions}`);
}

describe('the picture', () => {
  beforeAll(() => load(small), 60_000);

  test('shows the steps from the beginning, with those who leave', async () => {
    expect(await links({ steps: '3' })).toEqual([
      '1 home > list 2',
      '1 home > (left) 1',
      '1 home > item 1',
      '1 list > item 1',
      '2 list > item 2',
      '2 item > (left) 1',
      '2 item > cart 1',
    ]);
    const { main } = await given.run(analysis, { steps: '3' });
    expect(main[0]?.share).toBe(2 / 5);
  });

  test('keeps the same event several times in a row where that is asked for', async () => {
    expect(await links({ steps: '3', repeats: 'kept' })).toEqual([
      '1 home > list 2',
      '1 home > (left) 1',
      '1 home > item 1',
      '1 list > item 1',
      '2 item > (left) 1',
      '2 item > item 1',
      '2 list > item 1',
      '2 list > list 1',
    ]);
  });

  test('begins at the first time of an event', async () => {
    expect(await links({ anchor_event: 'item', steps: '3' })).toEqual([
      '1 item > cart 2',
      '1 item > (left) 1',
      '1 item > pay 1',
      '2 cart > (left) 2',
      '2 pay > (left) 1',
    ]);
    const { scope } = await given.run(analysis, { anchor_event: 'item' });
    expect(scope[0]).toMatchObject({ sessions: 5, anchored: 4, anchor_event: 'item' });
  });

  test('ends at an event, with those who had not begun before', async () => {
    expect(await links({ anchor: 'end', anchor_event: 'item', steps: '3' })).toEqual([
      '1 home > list 2',
      '1 (begun) > home 1',
      '1 (begun) > list 1',
      '2 list > item 3',
      '2 home > item 1',
    ]);
  });

  test('ends with the visits themselves where no event is asked for', async () => {
    expect(await links({ anchor: 'end', steps: '3' })).toEqual([
      '1 list > item 3',
      '1 (begun) > home 1',
      '2 item > cart 2',
      '2 (begun) > home 1',
      '2 home > item 1',
      '2 item > pay 1',
    ]);
  });

  test('puts all but the most frequent of a step together', async () => {
    expect(await links({ steps: '3', top: '2', anchor: 'end' })).toEqual([
      '1 list > item 3',
      '1 (begun) > home 1',
      '2 item > cart 2',
      '2 (begun) > home 1',
      '2 home > (others) 1',
      '2 item > (others) 1',
    ]);
  });

  test('speaks of the audience', async () => {
    await given.audience([attributeIs('gender', 'M')]);
    expect(await links({ steps: '3' })).toEqual(['1 home > list 1', '2 list > item 1']);
    await given.audience([]);
  });
});

test('transitions, ends and whole paths are counted over all visits', async () => {
  await load(small);
  const { transitions, endings, top_paths: paths } = await given.run(analysis, { steps: '6' });
  expect(
    transitions.map((row) => [row.from_event, row.to_event, row.sessions, row.times, row.share]),
  ).toEqual([
    ['list', 'item', 3, 3, 1],
    ['home', 'list', 2, 2, 2 / 4],
    ['item', 'cart', 2, 2, 2 / 4],
    ['home', 'item', 1, 1, 1 / 4],
    ['item', 'pay', 1, 1, 1 / 4],
  ]);
  expect(endings.map((row) => [row.event, row.sessions, row.ended, row.share])).toEqual([
    ['cart', 2, 2, 2 / 5],
    ['home', 4, 1, 1 / 5],
    ['item', 4, 1, 1 / 5],
    ['pay', 1, 1, 1 / 5],
    ['list', 3, 0, 0],
  ]);
  expect(paths.map((row) => [row.path, row.sessions, row.is_whole])).toContainEqual([
    'home → list → item → cart',
    1,
    true,
  ]);
  expect(paths.reduce((sum, row) => sum + row.sessions, 0)).toBe(5);
});

/** The links of the picture, counted visit by visit. */
function counted(
  visits: readonly (readonly string[])[],
  { steps, anchor, isEnd }: { steps: number; anchor: string | null; isEnd: boolean },
): Map<string, number> {
  const found = new Map<string, number>();
  for (const visit of visits) {
    const walk = visit.filter((event, at) => event !== visit[at - 1]);
    const place = anchor === null ? (isEnd ? walk.length - 1 : 0) : walk.indexOf(anchor);
    if (place < 0) continue;
    for (let step = 1; step < steps; step++) {
      const from = isEnd ? place - steps + step : place + step - 1;
      const [here, next] = [walk[from] ?? null, walk[from + 1] ?? null];
      if (here === null && next === null) continue;
      if (!isEnd && here === null) continue;
      const link = `${step} ${here ?? '(begun)'} > ${next ?? '(left)'}`;
      found.set(link, (found.get(link) ?? 0) + 1);
    }
  }
  return found;
}

const someVisits = fc.array(
  fc.array(fc.constantFrom('home', 'list', 'item', 'cart'), { minLength: 1, maxLength: 7 }),
  { minLength: 5, maxLength: 30 },
);

test('the links are those that counting visit by visit finds', async () => {
  await fc.assert(
    fc.asyncProperty(someVisits, fc.integer({ min: 3, max: 6 }), async (visits, steps) => {
      await load(Object.fromEntries(visits.map((visit, at) => [`a${at}`, visit.join(' ')])));
      for (const isEnd of [false, true]) {
        for (const anchor of [null, 'item']) {
          const values = {
            steps: String(steps),
            top: '12',
            anchor: isEnd ? 'end' : 'start',
            ...(anchor === null ? {} : { anchor_event: anchor }),
          };
          const { main, scope } = await given.run(analysis, values);
          const told = new Map(
            main.map((row) => [`${row.step} ${row.from_event} > ${row.to_event}`, row.sessions]),
          );
          if (anchor !== null && scope[0]?.anchor_event === null) continue;
          expect(told).toEqual(counted(visits, { steps, anchor, isEnd }));
        }
      }
    }),
    { numRuns: 4, seed: 20250630, endOnFailure: true },
  );
}, 60_000);

describe('the headline', () => {
  const said = async (values: Record<string, string>, language: 'zh' | 'en' = 'en') =>
    text.headline(await given.run(analysis, values), formatOf(language, null));

  test('tells where visits begin, go and end', async () => {
    await load(small);
    expect(await said({})).toBe(
      '80.0% of visits begin with “Home”, of which 50.0% go on to “list”; most visits end at “Cart” (40.0%)',
    );
    expect(await said({ anchor_event: 'item' }, 'zh')).toBe(
      '“item”之后最常到“购物车”（50.0%），25.0% 就此离开',
    );
    expect(await said({ anchor: 'end', anchor_event: 'item' })).toBe(
      'Of 4 visits that get to “item”, 75.0% come from “list”',
    );
    expect(await said({ anchor: 'end' })).toBe(
      '40.0% of visits end with “Cart”, most of them coming from “item” (100.0%)',
    );
  });

  test('has words for visits that go nowhere, and for none', async () => {
    await load({ a1: 'home', b1: 'home' });
    expect(await said({})).toBe('100.0% of visits begin with “Home” and leave');
    expect(await said({ anchor_event: 'home' })).toBe('All of 2 visits leave after “Home”');
    expect(await said({ anchor_event: 'home', anchor: 'end' })).toBe(
      'All of 2 visits begin with “Home”',
    );
    await given.audience([attributeIs('gender', 'M')]);
    expect(await said({})).toBe('No events in this audience');
  });
});
