import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../../test/contracts/sources';
import { Given } from '../../../test/given';
import { truth } from '../../../test/sample-data/shop-files';
import { formatOf } from '../../format/format';
import { attributeIs } from '../../warehouse/audience/condition';
import { analysis } from './analysis';
import { durationText, text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
}, 60_000);

/** One event: who, in which session, hours after the first of January, and what. */
type Event = readonly [customer: string, session: string, hours: number, event: string];

const at = (hours: number) =>
  new Date(Date.UTC(2024, 0, 1) + hours * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

function log(events: readonly Event[]): string {
  const rows = events.map(
    ([customer, session, hours, event]) => `${customer},${session},${at(hours)},${event}`,
  );
  return ['customer_id,session_id,occurred_at,event', ...rows].join('\n') + '\n';
}

const people = `customer_id,name,gender
a,A,F
b,B,F
c,C,M
d,D,M
e,E,M
`;

async function load(events: readonly Event[], more: Record<string, string> = {}): Promise<void> {
  await given.files({ 'customers.csv': people, 'behaviours.csv': log(events), ...more });
  await given.build({ as_of: '2024-12-31' });
  await given.audience([]);
}

const steps = { step_1: 'look', step_2: 'put', step_3: 'buy', step_4: '(none)' };

async function reached(values: Record<string, string> = {}): Promise<number[]> {
  const { main } = await given.run(analysis, { ...steps, ...values });
  return main.map((row) => row.reached);
}

describe('steps within a window', () => {
  test('count in order, with other events between, and the best attempt of each visitor', async () => {
    await load([
      // a: all three, with something between.
      ['a', 's1', 0, 'look'],
      ['a', 's1', 1, 'other'],
      ['a', 's1', 2, 'put'],
      ['a', 's2', 30, 'buy'],
      // b: bought before putting it in: two steps.
      ['b', 's3', 0, 'look'],
      ['b', 's3', 1, 'buy'],
      ['b', 's3', 2, 'put'],
      // c: the first attempt is too old, the second gets through.
      ['c', 's4', 0, 'look'],
      ['c', 's4', 1, 'put'],
      ['c', 's5', 240, 'look'],
      ['c', 's5', 241, 'put'],
      ['c', 's6', 260, 'buy'],
      // d: too late by an hour after seven days.
      ['d', 's7', 0, 'look'],
      ['d', 's8', 169, 'put'],
      // e: never looked.
      ['e', 's9', 0, 'put'],
    ]);
    const { main } = await given.run(analysis, steps);
    expect(main.map((row) => [row.event, row.reached, row.lost])).toEqual([
      ['look', 4, null],
      ['put', 3, 1],
      ['buy', 2, 1],
    ]);
    expect(main.map((row) => row.share_of_first)).toEqual([1, 3 / 4, 2 / 4]);
    expect(main.map((row) => row.share_of_previous)).toEqual([null, 3 / 4, 2 / 3]);
    // To `put`: 2 h, 2 h and 1 h; to `buy`: 28 h and 19 h.
    expect(main.map((row) => row.median_seconds)).toEqual([null, 7200, 23.5 * 3600]);
  });

  test('end with the window, and with the visit where that is asked for', async () => {
    expect(await reached({ window_days: '1' })).toEqual([4, 3, 1]);
    expect(await reached({ window_days: '30' })).toEqual([4, 4, 2]);
    expect(await reached({ window_days: 'session' })).toEqual([4, 3, 0]);
    // Visits: s1, s3, s4, s5 and s7 look; s1, s3, s4 and s5 put.
    expect(await reached({ unit: 'sessions' })).toEqual([5, 4, 0]);
  });

  test('are counted from the first step, not from the one before', async () => {
    await load([
      ['a', 's1', 0, 'look'],
      ['a', 's1', 20, 'put'],
      ['a', 's2', 30, 'buy'],
    ]);
    expect(await reached({ window_days: '1' })).toEqual([1, 1, 0]);
    expect(await reached({ window_days: '3' })).toEqual([1, 1, 1]);
  });

  test('of the same second are in the order of the steps', async () => {
    await load([
      ['a', 's1', 0, 'buy'],
      ['a', 's1', 0, 'put'],
      ['a', 's1', 0, 'look'],
    ]);
    expect(await reached()).toEqual([1, 1, 1]);
  });
});

/** The farthest step of any attempt, by trying all ways. */
function farthest(
  events: readonly { hours: number; event: string }[],
  names: readonly string[],
  hours: number,
): number {
  const onwards = (step: number, from: number, until: number): number => {
    if (step === names.length) return step;
    const next = events.filter(
      (one) => one.event === names[step] && one.hours >= from && one.hours <= until,
    );
    return Math.max(step, ...next.map((one) => onwards(step + 1, one.hours, until)));
  };
  const starts = events.filter(({ event }) => event === names[0]);
  return Math.max(0, ...starts.map((one) => onwards(1, one.hours, one.hours + hours)));
}

const someEvents = fc.array(
  fc.tuple(
    fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    fc.integer({ min: 1, max: 3 }),
    fc.integer({ min: 0, max: 80 }),
    fc.constantFrom('look', 'put', 'buy', 'other'),
  ),
  { minLength: 30, maxLength: 90 },
);

test('as many reach each step as trying all attempts finds', async () => {
  const names = ['look', 'put', 'buy'];
  await fc.assert(
    fc.asyncProperty(someEvents, async (drawn) => {
      const events = drawn.map(([customer, session, hours, event]): Event => [
        customer,
        `s${session}`,
        hours,
        event,
      ]);
      await load([
        ...events,
        ['a', 's1', 0, 'look'],
        ['a', 's1', 99, 'put'],
        ['a', 's1', 99, 'buy'],
      ]);
      const all = await given.rows(
        `select customer_id, session_id, occurred_at, event from staging.behaviours`,
      );
      const told = all.map((row) => ({
        customer: String(row['customer_id']),
        visit: `${String(row['customer_id'])} ${String(row['session_id'])}`,
        hours: (Number(row['occurred_at']) - Date.UTC(2024, 0, 1)) / 3_600_000,
        event: String(row['event']),
      }));
      const counted = (by: 'customer' | 'visit', hours: number) => {
        const units = [...new Set(told.map((one) => one[by]))].map((unit) =>
          farthest(
            told.filter((one) => one[by] === unit),
            names,
            hours,
          ),
        );
        return names.map((_, step) => units.filter((depth) => depth > step).length);
      };
      expect(await reached({ window_days: '1' })).toEqual(counted('customer', 24));
      expect(await reached({ window_days: '3' })).toEqual(counted('customer', 72));
      expect(await reached({ unit: 'sessions', window_days: '1' })).toEqual(counted('visit', 24));
      expect(await reached({ unit: 'sessions', window_days: 'session' })).toEqual(
        counted('visit', Infinity),
      );
    }),
    { numRuns: 6, seed: 20250630, endOnFailure: true },
  );
}, 60_000);

describe('visitors', () => {
  const anonymous = `customer_id,anonymous_id,session_id,occurred_at,event
,v1,s1,2024-01-01 10:00:00,look
a,v1,s1,2024-01-01 10:05:00,put
a,,s2,2024-01-01 11:00:00,buy
,v2,s3,2024-01-02 10:00:00,look
,v2,s4,2024-01-02 12:00:00,put
b,v3,s5,2024-01-03 10:00:00,look
c,v3,s5,2024-01-03 10:01:00,look
,v3,s5,2024-01-03 10:02:00,put
`;

  test('without a customer id are the customer whom alone their visitor id names', async () => {
    await given.files({ 'customers.csv': people, 'behaviours.csv': anonymous });
    await given.build({ as_of: '2024-12-31' });
    // a, v2, b and c look; a and v2 put; v3 is of two customers, so its `put` is nobody's.
    expect(await reached()).toEqual([4, 2, 1]);
    const { scope } = await given.run(analysis, steps);
    expect(scope[0]).toMatchObject({ visitors: 5, unknown_visitors: 2 });
  });

  test('without a known customer do not count in an audience', async () => {
    await given.audience([attributeIs('gender', 'F')]);
    expect(await reached()).toEqual([2, 1, 1]);
    await given.audience([]);
  });

  test('are split by an attribute, those of whom it is not known apart', async () => {
    const { split } = await given.run(analysis, { ...steps, split: 'gender' });
    expect(split.map((row) => [row.value, row.step, row.reached])).toEqual([
      ['F', 1, 2],
      ['F', 2, 1],
      ['F', 3, 1],
      ['M', 1, 1],
      ['M', 2, 0],
      ['M', 3, 0],
      ['(unknown)', 1, 1],
      ['(unknown)', 2, 1],
      ['(unknown)', 3, 0],
    ]);
  });
});

describe('the steps', () => {
  test('are the usual ones by their names, unless others are asked for', async () => {
    await load([
      ['a', 's1', 0, 'home'],
      ['a', 's1', 1, 'catalog'],
      ['a', 's1', 2, 'product1'],
      ['a', 's1', 3, 'cart'],
      ['a', 's1', 4, 'delivery_choice'],
      ['a', 's1', 5, 'payment_choice'],
      ['a', 's1', 6, 'payment_done'],
      ['a', 's1', 7, 'payment_error'],
    ]);
    const named = async (values: Record<string, string> = {}) =>
      (await given.run(analysis, values)).main.map((row) => row.event);
    expect(await named()).toEqual(['product1', 'cart', 'delivery_choice', 'payment_done']);
    expect(await named({ step_1: 'catalog', step_3: '(none)', step_5: 'home' })).toEqual([
      'catalog',
      'cart',
      'payment_done',
      'home',
    ]);
    // An event that is not there is not asked for; one that is asked for twice is one step.
    expect(await named({ step_1: 'gone', step_2: 'payment_done' })).toEqual([
      'product1',
      'payment_done',
      'delivery_choice',
    ]);
  });

  test('are the most frequent events in their usual order where no name is known', async () => {
    await load([
      ['a', 's1', 0, 'alpha'],
      ['a', 's1', 1, 'beta'],
      ['a', 's1', 2, 'gamma'],
      ['b', 's2', 0, 'alpha'],
      ['b', 's2', 1, 'gamma'],
      ['c', 's3', 0, 'gamma'],
    ]);
    const { main } = await given.run(analysis);
    // On average gamma is at place (3 + 2 + 1) / 3 = 2, as beta: then by name.
    expect(main.map((row) => [row.event, row.reached])).toEqual([
      ['alpha', 2],
      ['beta', 1],
      ['gamma', 1],
    ]);
  });

  test('tell views apart by their page, and take the page for a missing event', async () => {
    await given.files({
      'behaviours.csv': `customer_id,session_id,occurred_at,event,page
a,s1,2024-01-01 10:00:00,浏览,首页
a,s1,2024-01-01 10:01:00,浏览,商品页
a,s1,2024-01-01 10:02:00,加购,商品页
a,s1,2024-01-01 10:03:00,,结算页
`,
    });
    await given.build({ as_of: '2024-12-31' });
    const { main, events } = await given.run(analysis);
    expect(main.map((row) => row.event)).toEqual(['浏览 · 商品页', '加购', '结算页']);
    expect(events.map((row) => row.event)).toEqual([
      '(none)',
      '加购',
      '浏览 · 商品页',
      '浏览 · 首页',
      '结算页',
    ]);
  });

  test('may end with an order of the transactions, in the visit that led to it', async () => {
    await load(
      [
        ['a', 's1', 0, 'look'],
        ['b', 's2', 0, 'look'],
        ['b', 's3', 30, 'look'],
        ['c', 's4', 0, 'look'],
      ],
      {
        'transactions.csv': `order_id,customer_id,ordered_at,amount
o1,a,2024-01-01 00:20:00,10
o2,b,2024-01-02 09:00:00,10
o3,c,2023-12-01 09:00:00,10
o4,d,2024-01-01 09:00:00,10
`,
      },
    );
    const order = { step_1: 'look', step_2: '(order)', step_3: '(none)', step_4: '(none)' };
    expect(await reached({ ...order, window_days: '3' })).toEqual([3, 2]);
    // b's order came three hours after its second visit.
    expect(await reached({ ...order, unit: 'sessions' })).toEqual([4, 1]);
  });
});

test('the sample data has the funnel that was planted', async () => {
  const file = (name: string) =>
    new Uint8Array(readFileSync(join(root, 'sample-data/shop', `${name}.csv`)));
  await given.files({ 'behaviours.csv': file('behaviours'), 'customers.csv': file('customers') });
  await given.build({ as_of: truth.asOf });
  const { main } = await given.run(analysis, { unit: 'sessions', window_days: 'session' });
  expect(main.map((row) => row.event.replace(' · ', ''))).toEqual(
    Object.keys(truth.behaviours.sessionsByStep),
  );
  expect(main.map((row) => row.reached)).toEqual(Object.values(truth.behaviours.sessionsByStep));
}, 30_000);

describe('the headline', () => {
  const en = formatOf('en', null);
  const scope = [
    {
      unit: 'visitors',
      window_days: '7',
      visitors: 10,
      sessions: 12,
      unknown_visitors: 0,
      first_day: null,
      last_day: null,
    },
  ];
  const step = (place: number, event: string, count: number, before: number | null) => ({
    step: place,
    event,
    reached: count,
    share_of_first: count / 10,
    share_of_previous: before === null ? null : count / before,
    lost: before === null ? null : before - count,
    median_seconds: null,
  });
  const none = { split: [], events: [], attributes: [] };

  test('tells how many get to the end, and where most are lost', () => {
    const main = [step(1, 'look', 10, null), step(2, 'put', 6, 10), step(3, 'end', 5, 6)];
    expect(text.headline({ ...none, main, scope }, en)).toBe(
      '50.0% of 10 visitors get to “end”; most are lost between “look” and “put”: 4 (40.0%)',
    );
    expect(text.headline({ ...none, main, scope }, formatOf('zh', null))).toBe(
      '10 位访客中 50.0% 走到“end”；“look”到“put”流失最多：4 位（40.0%）',
    );
  });

  test('has words for nothing lost, nobody, one step and no events', () => {
    const said = (main: ReturnType<typeof step>[], about = scope) =>
      text.headline({ ...none, main, scope: about }, en);
    expect(said([step(1, 'look', 10, null), step(2, 'put', 10, 10)])).toBe(
      'All of 10 visitors get to “put”',
    );
    expect(said([step(1, 'look', 0, null), step(2, 'put', 0, 0)])).toBe(
      'Nobody here takes the first step, “look”',
    );
    expect(said([step(1, 'look', 10, null)])).toBe('Choose at least two different steps');
    expect(said([], [])).toBe('No events in this audience');
  });

  test('says times in the unit that reads best', () => {
    const said = [59, 210, 14_400, 181_440].map((seconds) => durationText(seconds, en));
    expect(said).toEqual(['59 s', '3.5 min', '4 h', '2.1 days']);
  });
});
