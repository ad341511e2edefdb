import fc from 'fast-check';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import type { Release } from '../../privacy/release';
import type { Database } from '../../warehouse/api';
import type { PeopleColumnName } from '../../warehouse/people/columns';
import type { Row } from '../../warehouse/rows';
import {
  consentCounts,
  exportEntry,
  exportPeople,
  fileName,
  type Export,
  type Exported,
} from './export';

const personal: readonly PeopleColumnName[] = [
  'name',
  'phone',
  'email',
  'address',
  'birth_date',
  'city',
];
const format = formatOf('en', 'CNY');

function order(
  release: Release,
  of: Partial<Export['query']> = {},
  headers: string[] = [],
): Export {
  const query = {
    groups: null,
    saved: [],
    columns: personal,
    sort: { column: 'customer_id', isDescending: false },
    search: '',
    ...of,
  };
  return { query, release, consentHeaders: headers, format };
}

async function exported(people: Database['people'], what: Export): Promise<Exported> {
  const signal = new AbortController().signal;
  const result = await exportPeople({ people }, what, () => undefined, signal);
  if ('unfinished' in result) throw new Error(JSON.stringify(result.unfinished));
  return result;
}

async function lines({ file }: Exported): Promise<string[][]> {
  const text = (await file.text()).replace(/^\uFEFF/, '');
  return Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
}

describe('a list on its way into a file', () => {
  const given: { people: Database['people'] } = { people: () => Promise.reject(new Error()) };
  beforeAll(async () => {
    const started = await Given.start();
    await started.files({
      'customers.csv': `customer_id,name,phone,email,address,birth_date,city,consent
c1,Ada Lovelace,13811112222,ada@example.com,12 St James,1990-12-10,London,email:yes;sms:no
c2,王小明,13933334444,wang@example.com,南京路 1 号,1988-03-28,上海,不同意
13755556666,李雷,13755556666,,人民路 9 号,,北京,
c4,=HYPERLINK(1),,eve@example.org,,,,邮件
`,
    });
    await started.build();
    given.people = async (request) => ({
      ok: true,
      value: await started.warehouse.people(request),
    });
  }, 60_000);

  const toEmail = (rule: Partial<Extract<Release, { mask: 'contact' }>> = {}): Release => {
    return { mask: 'contact', channel: 'email', onlyAgreed: true, others: 'leave_out', ...rule };
  };

  it('is masked, so that nobody can be told or reached', async () => {
    const file = await exported(given.people, order({ mask: 'masked' }));
    expect(await lines(file)).toEqual([
      ['Customer id', 'Name', 'Phone', 'E-mail', 'Address', 'Birth date', 'City'],
      ['137****6666', '李＊', '137****6666', '', '***', '', '北京'],
      ['c1', 'A. L.', '138****2222', 'a***@example.com', '***', '1990', 'London'],
      ['c2', '王＊＊', '139****4444', 'w***@example.com', '***', '1988', '上海'],
      ['c4', "'=.", '', 'e***@example.org', '', '', ''],
    ]);
    expect(file).toMatchObject({ people: 4, written: 4, leftOut: 0, blanked: 0 });
  });

  it('holds names in full, and still no contact detail, where that was chosen', async () => {
    const rows = await lines(await exported(given.people, order({ mask: 'names' })));
    expect(rows.map((row) => row.slice(0, 4)).slice(1)).toEqual([
      ['137****6666', '李雷', '137****6666', ''],
      ['c1', 'Ada Lovelace', '138****2222', 'a***@example.com'],
      ['c2', '王小明', '139****4444', 'w***@example.com'],
      ['c4', "'=HYPERLINK(1)", '', 'e***@example.org'],
    ]);
  });

  it('for e-mail leaves out whoever did not agree', async () => {
    const file = await exported(given.people, order(toEmail()));
    expect((await lines(file)).slice(1).map((row) => [row[0], row[3], row[2]])).toEqual([
      ['c1', 'ada@example.com', '138****2222'],
      ['c4', 'eve@example.org', ''],
    ]);
    expect(file).toMatchObject({ people: 4, written: 2, leftOut: 2, blanked: 0 });
  });

  it('keeps those who said nothing where that was chosen, never those who refused', async () => {
    const file = await exported(given.people, order(toEmail({ onlyAgreed: false })));
    expect((await lines(file)).slice(1).map(([id]) => id)).toEqual(['13755556666', 'c1', 'c4']);
    expect(file).toMatchObject({ written: 3, leftOut: 1 });
  });

  it('can keep everyone with the contact detail blanked', async () => {
    const file = await exported(given.people, order(toEmail({ others: 'blank' })));
    expect((await lines(file)).slice(1).map((row) => [row[0], row[3]])).toEqual([
      ['137****6666', ''],
      ['c1', 'ada@example.com'],
      ['c2', ''],
      ['c4', 'eve@example.org'],
    ]);
    expect(file).toMatchObject({ people: 4, written: 4, leftOut: 0, blanked: 2 });
  });

  it('brings the contact column even where the list does not show it', async () => {
    const file = await exported(given.people, order(toEmail(), { columns: ['city'] }));
    expect(file.columns).toEqual(['customer_id', 'city', 'email']);
  });

  it('takes a bare yes for the channel of the heading only', async () => {
    const rows: Row[] = [{ customer_id: 'c1', email: 'ada@example.com', consent: 'yes' }];
    const people: Database['people'] = async () => ({
      ok: true,
      value: { total: 1, rows, version: 'v' },
    });
    expect((await exported(people, order(toEmail(), {}, ['SMS consent']))).written).toBe(0);
    expect((await exported(people, order(toEmail(), {}, ['Email consent']))).written).toBe(1);
  });

  it('tells beforehand how many agreed and can be reached', async () => {
    const { query } = order({ mask: 'masked' });
    const signal = new AbortController().signal;
    const counts = await consentCounts({ people: given.people }, query, [], signal);
    expect(counts).toEqual({
      sms: told([0, 0], [3, 2], [1, 1]),
      phone: told([0, 0], [2, 1], [2, 2]),
      email: told([2, 2], [1, 1], [1, 0]),
      post: told([0, 0], [2, 1], [2, 2]),
    });
  });

  type Pair = readonly [people: number, reachable: number];

  function told(yes: Pair, no: Pair, unknown: Pair) {
    const both = ([people, reachable]: Pair) => ({ people, reachable });
    return { yes: both(yes), no: both(no), unknown: both(unknown) };
  }

  it('is written down with numbers and columns, and nothing of anyone', async () => {
    const what = order(toEmail(), { search: 'c' });
    const file = await exported(given.people, what);
    const when = new Date('2026-01-02T03:04:05Z');
    const entry = exportEntry(file, what, 'Stage: Dormant', when);
    expect(entry).toEqual({
      when,
      what: 'export',
      group: 'Stage: Dormant',
      isSearched: true,
      people: 2,
      columns: ['customer_id', ...personal],
      unmasked: ['name', 'email', 'birth_date'],
      channel: 'email',
      leftOut: 1,
      blanked: 0,
    });
    const masked = order({ mask: 'masked' });
    expect(exportEntry(await exported(given.people, masked), masked, 'g', when)).toMatchObject({
      unmasked: [],
      channel: null,
    });
  });

  it('is no file when it was stopped or could not be read', async () => {
    const what = order({ mask: 'masked' });
    const stopped = await exportPeople(given, what, () => undefined, AbortSignal.abort());
    expect(stopped).toEqual({ unfinished: 'stopped' });
    const failure = { code: 'trap', message: '', sql: null } as const;
    const people = async () => ({ ok: false as const, failure });
    const signal = new AbortController().signal;
    expect(await exportPeople({ people }, what, () => undefined, signal)).toEqual({
      unfinished: failure,
    });
  });
});

describe('a masked file', () => {
  const word = fc.stringMatching(/^[A-Z][a-z]{3,8}$/);
  const person = fc.record({
    customer_id: fc.uuid(),
    name: fc.tuple(word, word).map((parts) => parts.join(' ')),
    phone: fc.stringMatching(/^1[3-9]\d{9}$/),
    email: fc.tuple(word, word).map(([user, host]) => `${user}@${host}.com`),
    address: fc
      .tuple(fc.integer({ min: 10, max: 999 }), word)
      .map(([n, road]) => `${road} Rd ${n}`),
    birth_date: fc
      .integer({ min: -7e8, max: 1e9 })
      .map((seconds) => new Date(Math.floor(seconds / 86_400) * 86_400_000)),
    city: fc.constantFrom('Bath', '上海'),
    consent: fc.constantFrom('yes', 'no', null),
  });

  it('never holds a name, a phone number, an address or a birth date', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 8 }), async (persons) => {
        const rows: Row[] = persons;
        const people: Database['people'] = async ({ from, count }) => ({
          ok: true,
          value: { total: rows.length, rows: rows.slice(from, from + count), version: 'v' },
        });
        const file = await exported(people, order({ mask: 'masked' }));
        const text = await file.file.text();
        for (const { name, phone, email, address, birth_date, customer_id } of persons) {
          for (const raw of [name, phone, email, address]) expect(text).not.toContain(raw);
          expect(text).not.toContain(birth_date.toISOString().slice(0, 10));
          expect(text).toContain(customer_id);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('the name of the file', () => {
  it('is the group with the date, without what file systems refuse', () => {
    expect(fileName('生命周期：沉睡', '2024-12-31')).toBe('生命周期：沉睡 2024-12-31.csv');
    expect(fileName('Stage: at risk / "lost" \u202E', '2024-12-31')).toBe(
      'Stage at risk lost 2024-12-31.csv',
    );
    expect(fileName('../..', '2024-12-31')).toBe('people 2024-12-31.csv');
    expect(fileName('x'.repeat(300), '2024-12-31')).toHaveLength(80 + 15);
  });
});
