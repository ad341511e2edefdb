import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { segments, stages, tiers } from '../../analyses/classes';
import { Given } from '../../../test/given';
import { factIs } from '../audience/condition';
import { peopleColumns, sortSql, type PeopleColumnName } from './columns';
import { everyone } from './everyone';
import type { PeopleRequest } from './people';

const customers = `customer_id,name,phone,email,city,registered_at,consent
a1,Zoë,138 1111 2222,zoe@example.com,Bath,2023-01-05,yes
a2,adam,13833334444,,Aachen,2023-03-01,no
a3,Bea,,bea@example.org,,2023-02-01,
a4,王小明,+86-139-5555-6666,wang@example.com,上海,,邮件
a5,"100%_done",,,Bath,2023-01-05,
`;

/* Revenue: a1 300, a2 100, a3 100, others none; a1 bought on two days. */
const orders = `order_id,customer_id,ordered_at,amount
o1,a1,2024-01-01,100
o2,a1,2024-03-01,200
o3,a2,2024-02-01,100
o4,a3,2024-03-02,100
`;

let given: Given;
beforeAll(async () => {
  given = await Given.start();
  await given.files({ 'customers.csv': customers, 'transactions.csv': orders });
  await given.build();
}, 60_000);

const request: PeopleRequest = {
  groups: null,
  saved: [],
  columns: ['name'],
  sort: { column: 'customer_id', isDescending: false },
  search: '',
  from: 0,
  count: 100,
};

async function ids(of: Partial<PeopleRequest> = {}): Promise<unknown[]> {
  const { rows } = await given.warehouse.people({ ...request, ...of });
  return rows.map((row) => row['customer_id']);
}

function by(column: PeopleColumnName, isDescending = false): Partial<PeopleRequest> {
  return { sort: { column, isDescending } };
}

describe('a list of people', () => {
  it('gives the wanted columns of everyone, and how many there are', async () => {
    const { rows, total } = await given.warehouse.people({
      ...request,
      columns: ['name', 'revenue', 'orders', 'last_day', 'registered_at', 'tickets'],
      count: 1,
    });
    expect(total).toBe(5);
    expect(rows.map((row) => ({ ...row }))).toEqual([
      {
        customer_id: 'a1',
        name: 'Zoë',
        revenue: 300,
        orders: 2,
        last_day: new Date('2024-03-01T00:00:00Z'),
        registered_at: new Date('2023-01-05T00:00:00Z'),
        tickets: expect.toSatisfy((count) => count === 0 || count === null),
      },
    ]);
  });

  it('sorts with missing values last in both directions and equal ones by id', async () => {
    expect(await ids(by('registered_at'))).toEqual(['a1', 'a5', 'a3', 'a2', 'a4']);
    expect(await ids(by('registered_at', true))).toEqual(['a2', 'a3', 'a1', 'a5', 'a4']);
    expect(await ids(by('revenue', true))).toEqual(['a1', 'a2', 'a3', 'a4', 'a5']);
    expect(await ids(by('first_day'))).toEqual(['a1', 'a2', 'a3', 'a4', 'a5']);
  });

  it('sorts text whatever its case', async () => {
    expect(await ids(by('name'))).toEqual(['a5', 'a2', 'a3', 'a1', 'a4']);
  });

  it('reads parts that join without a gap', async () => {
    const parts: unknown[] = [];
    for (const from of [0, 2, 4, 6]) parts.push(await ids({ ...by('name'), from, count: 2 }));
    expect(parts).toEqual([['a5', 'a2'], ['a3', 'a1'], ['a4'], []]);
  });

  it.each([
    ['ZO', ['a1']],
    ['zoe@', ['a1']],
    ['a4', ['a4']],
    ['小明', ['a4']],
    ['example.com', ['a1', 'a4']],
    ['13811112222', ['a1']],
    ['139 5555', ['a4']],
    ['3333-4444', ['a2']],
    ['  bea  ', ['a3']],
    ['%', ['a5']],
    ['_', ['a5']],
    ["'; drop table people_list; --", []],
    ['no such person', []],
  ])('finds %s', async (search, expected) => {
    expect(await ids({ search })).toEqual(expected);
  });

  it('holds those whom any of the groups admits', async () => {
    const atLeast = (value: number) =>
      ({ about: 'fact', fact: 'revenue', is: { operator: 'at_least', value } }) as const;
    const none = { about: 'fact', fact: 'orders', is: { operator: 'equals', value: 0 } } as const;
    expect(await ids({ groups: [[atLeast(200)], [none]] })).toEqual(['a1', 'a4', 'a5']);
    expect(await ids({ groups: [[atLeast(200), none]] })).toEqual([]);
    expect(await ids({ groups: [] })).toHaveLength(5);
  });

  it('follows the audience and the settings', async () => {
    const before = await given.warehouse.people(request);
    await given.audience([factIs('tier', 'none')]);
    const after = await given.warehouse.people(request);
    expect(after.rows.map((row) => row['customer_id'])).toEqual(['a4', 'a5']);
    expect(after.version).not.toBe(before.version);
    await given.audience([]);
    await given.build({ as_of: '2023-02-15' });
    expect(await ids()).toEqual(['a1', 'a3', 'a4', 'a5']);
    await given.build();
    expect(await ids()).toHaveLength(5);
  });

  it('stands while only the part or the columns change', async () => {
    const versions = [];
    for (const part of [{}, { from: 2 }, { columns: ['email'] }, by('city'), by('city', true)]) {
      versions.push((await given.warehouse.people({ ...request, ...part })).version);
    }
    expect(new Set(versions.slice(0, 3)).size).toBe(1);
    expect(new Set(versions).size).toBe(3);
  });

  it('refuses a column that is not in the list', async () => {
    const wild = 'name from mart.customers; --';
    await expect(ids({ columns: [wild] })).rejects.toThrow(TypeError);
    await expect(ids({ sort: { column: wild, isDescending: false } })).rejects.toThrow(TypeError);
    await expect(ids({ columns: ['toString'] })).rejects.toThrow(TypeError);
  });

  it('can be sorted by every column', async () => {
    const columns = Object.keys(peopleColumns);
    expect(columns.length).toBeGreaterThan(50);
    for (const column of columns) {
      const page = { ...request, columns: [column], sort: { column, isDescending: true } };
      expect((await given.warehouse.people(page)).total, column).toBe(5);
    }
  }, 30_000);

  it('is empty where nobody is', async () => {
    const groups = [[factIs('segment', 'no such segment')]];
    expect(await given.warehouse.people({ ...request, groups })).toMatchObject({
      total: 0,
      rows: [],
    });
  });
});

describe('the rank of classes', () => {
  it.each([
    ['segment', segments],
    ['tier', tiers],
    ['stage', stages],
  ] as const)('of a %s is that of the product', (name, classes) => {
    const keys = classes.map(({ key }) => `'${key}'`).join(', ');
    expect(sortSql(name)).toBe(`list_position([${keys}], customers.${name})`);
  });
});

describe('a whole list', () => {
  const people = async (of: PeopleRequest) => {
    return { ok: true as const, value: await given.warehouse.people(of) };
  };
  const whole = { ...request, ...by('name') };

  it('is read to its end', async () => {
    const seen: unknown[] = [];
    const unfinished = await everyone(
      { people },
      whole,
      (rows, fraction) => seen.push(rows.length, fraction),
      new AbortController().signal,
    );
    expect([unfinished, ...seen]).toEqual([null, 5, 1]);
  });

  it('says that it was stopped, failed or changed, instead of being taken for whole', async () => {
    const stopped = AbortSignal.abort();
    expect(await everyone({ people }, whole, () => undefined, stopped)).toBe('stopped');
    const failure = { code: 'trap', message: '', sql: null } as const;
    const failing = async () => ({ ok: false as const, failure });
    const signal = new AbortController().signal;
    expect(await everyone({ people: failing }, whole, () => undefined, signal)).toBe(failure);
    let version = 0;
    const restless = async () => ({
      ok: true as const,
      value: { total: 1e6, rows: [], version: String(version++) },
    });
    expect(await everyone({ people: restless }, whole, () => undefined, signal)).toBe('changed');
  });
});

describe('any list, sorted independently', () => {
  interface Person {
    id: string;
    name: string | null;
    registered: string | null;
    amount: number | null;
  }
  const person = (index: number): fc.Arbitrary<Person> =>
    fc.record({
      id: fc.constant(`c${String((index * 37) % 101).padStart(3, '0')}`),
      name: fc.option(fc.stringMatching(/^[a-cA-C王李]{1,3}$/)),
      registered: fc.option(fc.constantFrom('2023-01-01', '2023-05-01', '2023-09-01')),
      amount: fc.option(fc.integer({ min: 1, max: 4 })),
    });
  const list = fc.tuple(...Array.from({ length: 40 }, (_, index) => person(index)));

  it('comes out the same', async () => {
    await fc.assert(
      fc.asyncProperty(list, async (persons) => {
        const lines = persons.map((one) => [one.id, one.name ?? '', one.registered ?? ''].join());
        const bought = persons.flatMap(({ id, amount }) =>
          amount === null ? [] : [`o${id},${id},2024-01-01,${amount}`],
        );
        await given.files({
          'customers.csv': ['customer_id,name,registered_at', ...lines].join('\n'),
          'transactions.csv': [
            'order_id,customer_id,ordered_at,amount',
            'o0,c000,2024-02-02,9',
            ...bought,
          ].join('\n'),
        });
        await given.build();
        for (const [column, key] of keys) {
          for (const isDescending of [false, true]) {
            const expected = [...persons].sort((a, b) =>
              compare(key(a), key(b), isDescending, a, b),
            );
            const page = await ids({ sort: { column, isDescending }, from: 3, count: 20 });
            expect(page).toEqual(expected.slice(3, 23).map(({ id }) => id));
          }
        }
      }),
      { numRuns: 6, endOnFailure: true },
    );
  }, 60_000);

  const keys: readonly [PeopleColumnName, (one: Person) => string | number | null][] = [
    ['name', ({ name }) => name?.toLowerCase() ?? null],
    ['registered_at', ({ registered }) => registered],
    ['revenue', ({ id, amount }) => (amount ?? 0) + (id === 'c000' ? 9 : 0)],
  ];

  function compare<T extends string | number | null>(
    a: T,
    b: T,
    isDescending: boolean,
    first: Person,
    second: Person,
  ): number {
    if (a !== b) {
      if (a === null) return 1;
      if (b === null) return -1;
      return a < b !== isDescending ? -1 : 1;
    }
    return first.id < second.id ? -1 : 1;
  }
});
