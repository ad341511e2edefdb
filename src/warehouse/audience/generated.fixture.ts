import * as fc from 'fast-check';
import type { Condition, SavedSegment, Test } from './condition';
import type { Shop } from './oracle.fixture';

export const asOf = '2024-03-31';

/** Texts that files hold and people type: quotes, separators, wildcards, statements, what looks alike. */
const words = [
  'tea',
  'TEA',
  "te'a",
  'x" y',
  '上海',
  '%',
  "'; drop table mart.customers; --",
  '1 or 1=1',
  'x -- y',
];
const odd = [...words, '', '\x1f', 'tea\x1fTEA', "')) or true --", '\ue000', 'no such'];

/** A time of day within 40 days before the as-of date and two after it, ends of days included. */
const time = fc
  .record({
    day: fc.oneof(fc.integer({ min: -40, max: 2 }), fc.constantFrom(-30, -7, -6, 0, 1)),
    clock: fc.constantFrom('00:00:00', '12:30:00', '23:59:59'),
  })
  .map(({ day, clock }) => `${shifted(day)} ${clock}`);
const customer = fc.integer({ min: 0, max: 29 }).map((n) => `c${n}`);
const word = fc.constantFrom(...words);
const orNone = <T>(value: fc.Arbitrary<T>) => fc.oneof(value, value, fc.constant(''));

/** Files of a shop. */
export const shop: fc.Arbitrary<Shop> = fc.record({
  asOf: fc.constant(asOf),
  // c24 to c29 are known from their orders, if at all.
  customers: fc
    .array(
      fc.record({
        name: fc.constant(''),
        gender: fc.constantFrom('F', 'M', ''),
        city: orNone(word),
        'shoe size': fc.constantFrom('36', '40.5', 'large', '2024-03-25', ''),
        phone: fc.constantFrom('13000000001', ''),
        registered_at: orNone(time),
      }),
      { minLength: 24, maxLength: 24 },
    )
    .map((rows) =>
      rows.map((row, n) => ({ ...row, customer_id: `c${n}`, name: n % 5 ? `n${n % 7}` : '' })),
    ),
  transactions: fc
    .array(
      fc.record({
        customer_id: customer,
        ordered_at: time,
        lines: fc.array(
          fc.record({ category: orNone(word), quantity: fc.integer({ min: 1, max: 3 }) }),
          { minLength: 1, maxLength: 3 },
        ),
      }),
      { minLength: 60, maxLength: 60 },
    )
    .map((orders) =>
      orders.flatMap(({ lines, ...order }, n) =>
        lines.map(({ category, quantity }, l) => ({
          order_id: `o${n}`,
          line_id: `l${l}`,
          ...order,
          category,
          quantity: String(quantity),
          amount: String(quantity * 10),
        })),
      ),
    ),
  behaviours: fc
    .array(
      fc.record({
        customer_id: customer,
        session_id: fc.integer({ min: 0, max: 60 }).map((n) => `s${n}`),
        occurred_at: time,
        event: fc.constantFrom('view', 'cart', 'Search'),
      }),
      { minLength: 80, maxLength: 80 },
    )
    .map((events) => events.map((event, n) => ({ ...event, page: `/${n}` }))),
  feedback: fc
    .array(
      fc.record({
        customer_id: customer,
        given_at: orNone(time),
        kind: fc.constantFrom('NPS', 'review', ''),
        score: orNone(fc.integer({ min: 0, max: 10 }).map(String)),
      }),
      { minLength: 60, maxLength: 60 },
    )
    .map((answers) =>
      answers.map((answer, n) => ({ feedback_id: `f${n}`, ...answer, scale: '10' })),
    ),
});

const number = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constantFrom(40.5, -1, 60, 1e9));
const day = fc.integer({ min: -42, max: 4 }).map(shifted);
const days = fc.constantFrom(0, 1, 6, 7, 8, 30, 31, 40, 41, 36500);
const text = fc.constantFrom(...odd);

const always: fc.Arbitrary<Test> = fc.constantFrom({ operator: 'known' }, { operator: 'unknown' });
const isIn = (value: fc.Arbitrary<string>): fc.Arbitrary<Test> =>
  fc.record({
    operator: fc.constantFrom('is', 'is_not'),
    values: fc.array(value, { maxLength: 4 }),
  });
const ofText: fc.Arbitrary<Test> = fc.oneof(
  isIn(text),
  fc.record({ operator: fc.constantFrom('contains', 'contains_not'), value: text }),
);
const ofNumbers: fc.Arbitrary<Test> = fc.oneof(
  fc.record({
    operator: fc.constantFrom('equals', 'at_least', 'at_most', 'above', 'below'),
    value: number,
  }),
  fc.record({ operator: fc.constant('between'), from: number, to: number }),
);
const ofDays: fc.Arbitrary<Test> = fc.oneof(
  fc.record({ operator: fc.constantFrom('from_day', 'to_day'), day }),
  fc.record({ operator: fc.constantFrom('last_days', 'longer_ago'), days }),
);
const tests = {
  text: fc.oneof(always, ofText),
  number: fc.oneof(always, ofNumbers, isIn(number.map(String))),
  date: fc.oneof(always, ofDays, isIn(day)),
  yes_no: fc.oneof(
    always,
    fc.constantFrom<Test>({ operator: 'yes' }, { operator: 'no' }),
    isIn(fc.constantFrom('yes', 'no', 'true', '')),
  ),
  any: fc.oneof(always, ofText, ofNumbers, ofDays, isIn(fc.constantFrom('36', '40.5', 'F', 'M'))),
};

const fact = fc.oneof(
  ...(
    [
      ['orders', 'number'],
      ['revenue', 'number'],
      ['recency', 'number'],
      ['visits', 'number'],
      ['last_day', 'date'],
      ['last_visit', 'date'],
      ['registered_at', 'date'],
      ['has_phone', 'yes_no'],
      ['name', 'text'],
    ] as const
  ).map(([name, type]) =>
    fc.record({ about: fc.constant('fact' as const), fact: fc.constant(name), is: tests[type] }),
  ),
);
const attribute = fc.record({
  about: fc.constant('attribute' as const),
  attribute: fc.constantFrom('gender', 'city', 'shoe size', 'hat size'),
  is: tests.any,
});
const columns = {
  transactions: { category: 'any', quantity: 'number', amount: 'number' },
  behaviours: { event: 'any', session_id: 'any', occurred_at: 'date' },
  feedback: { kind: 'any', score: 'number', given_at: 'date' },
} as const;
const records = fc.constantFrom('transactions', 'behaviours', 'feedback').chain((table) =>
  fc.record({
    about: fc.constant('records' as const),
    table: fc.constant(table),
    where: fc.array(
      fc.oneof(
        ...Object.entries(columns[table]).map(([column, type]) =>
          fc.record({ column: fc.constant(column), is: tests[type as keyof typeof tests] }),
        ),
      ),
      { maxLength: 2 },
    ),
    within: fc.oneof(fc.constant(null), fc.record({ days }), fc.record({ from: day, to: day })),
    count: fc.record({
      operator: fc.constantFrom('at_least', 'at_most'),
      times: fc.integer({ min: 0, max: 4 }),
    }),
  }),
);
const plain: fc.Arbitrary<Condition> = fc.oneof(fact, attribute, records);
/** Groups of conditions: any of them, all within one. */
export const groups = (condition: fc.Arbitrary<Condition>) =>
  fc.array(fc.array(condition, { maxLength: 3 }), { maxLength: 3 });
/** Two segments, the second one naming the first. */
export const saved = fc
  .record({
    first: groups(plain),
    members: fc.array(fc.oneof(customer, text), { maxLength: 3 }),
    second: groups(plain),
    isIn: fc.boolean(),
  })
  .map(({ first, members, second, isIn: isInFirst }): SavedSegment[] => [
    { id: "s'1", name: '', groups: first, members },
    {
      id: 's2',
      name: '',
      groups: [...second, [{ about: 'saved', id: "s'1", isIn: isInFirst }]],
      members: [],
    },
  ]);
const inSaved: fc.Arbitrary<Condition> = fc.record({
  about: fc.constant('saved'),
  id: fc.constantFrom("s'1", 's2'),
  isIn: fc.boolean(),
});
/** A condition on anything that the shop and its saved segments know. */
export const anyCondition = fc.oneof(
  { arbitrary: plain, weight: 5 },
  { arbitrary: inSaved, weight: 1 },
);

function shifted(days: number): string {
  return new Date(Date.parse(asOf) + days * 86_400_000).toISOString().slice(0, 10);
}
