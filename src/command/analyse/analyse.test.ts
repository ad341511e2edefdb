import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { analyse } from './main';

const folder = mkdtempSync(join(tmpdir(), 'clientele-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function run(...words: string[]) {
  let out = '';
  let error = '';
  const code = await analyse(words, {
    out: (text) => (out += text),
    error: (text) => (error += text),
  });
  return { code, out, error };
}

const orders = file(
  'orders.csv',
  [
    'order_id,customer_id,order_date,amount',
    'o1,c1,2024-01-05,100.00',
    'o2,c1,2024-02-14,50.50',
    'o3,c2,2024-02-20,20.00',
    'o4,c3,2024-03-31,9.99',
    '',
  ].join('\n'),
);

describe('npm run analyse', () => {
  it('lists what the files allow, and accounts for each file', async () => {
    const { code, out, error } = await run(orders);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toContainEqual(
      expect.objectContaining({ analysis: 'rfm-segments', group: 'segmentation' }),
    );
    expect(JSON.parse(error)).toMatchObject({
      file: 'orders.csv',
      kind: 'transactions',
      records: 4,
      loaded: 4,
      quarantined: 0,
      skipped: 0,
    });
  });

  it('runs the model of an analysis that has one', async () => {
    // Thirty customers of two kinds: 20 with one small order long ago, 10 with a large one of late.
    const lines = Array.from({ length: 30 }, (_, i) =>
      i < 20 ? `o${i},c${i},2023-01-${10 + i},10` : `o${i},c${i},2024-03-${i},${5000 + i}`,
    );
    const kinds = file(
      'kinds.csv',
      ['order_id,customer_id,order_date,amount', ...lines].join('\n'),
    );
    const { code, out } = await run(
      ...[kinds, '--analysis', 'clusters', '--set', 'clusters=2', '--set', 'name_1=VIP'],
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      main: [
        { cluster: 1, name: 'VIP', customers: 10 },
        { cluster: 2, name: null, customers: 20 },
      ],
      scope: [{ customers: 30, sampled: 30, structure: 'strong' }],
    });
  });

  it('prints an analysis with several results as an object of arrays', async () => {
    const { code, out } = await run(orders, '--analysis', 'rfm-segments');
    expect(code).toBe(0);
    const results = JSON.parse(out);
    expect(Object.keys(results)).toEqual(expect.arrayContaining(['main', 'thresholds']));
    const customers = results.main.map((row: { customers: number }) => row.customers);
    expect(customers.reduce((sum: number, count: number) => sum + count, 0)).toBe(3);
  });

  it('counts nothing after the as-of date', async () => {
    const { out } = await run(orders, '--analysis', 'rfm-segments', '--as-of', '2024-02-14');
    const revenue = JSON.parse(out).main.map((row: { revenue: number }) => row.revenue);
    expect(revenue.reduce((sum: number, part: number) => sum + part, 0)).toBeCloseTo(150.5, 6);
  });

  it('prints one result as CSV without a byte order mark', async () => {
    const { out } = await run(orders, '--analysis', 'rfm-segments', '--format', 'csv');
    expect(out.split('\r\n')[0]).toBe(
      '"segment","customers","orders","revenue","share_of_customers","share_of_revenue"',
    );
  });

  it('prints its decisions, and takes them back as a map', async () => {
    const { code, out } = await run(orders, '--decisions');
    expect(code).toBe(0);
    const decisions = JSON.parse(out) as Record<string, { columns: object[] }>;
    expect(decisions['orders.csv']).toMatchObject({ kind: 'transactions', encoding: 'utf-8' });
    const map = file('decisions.json', out);
    const again = await run(orders, '--map', map, '--decisions');
    // The same, but that now it was all given.
    for (const { columns } of Object.values(decisions)) {
      for (const column of columns) Object.assign(column, { isGiven: true });
    }
    expect(JSON.parse(again.out)).toEqual(decisions);
  });

  it('exits with 2 and the questions when only the user can decide', async () => {
    const ambiguous = file(
      'ambiguous.csv',
      'order_id,customer_id,order_date,amount\n' +
        Array.from({ length: 12 }, (_, i) => `o${i},c${i % 3},0${(i % 9) + 1}/04/2024,10`).join(
          '\n',
        ),
    );
    const asked = await run(ambiguous, '--analysis', 'rfm-segments');
    expect(asked.code).toBe(2);
    const [question] = JSON.parse(asked.out);
    expect(question.options.length).toBeGreaterThan(1);
    const answer = { [question.id]: question.options[0].value };
    const map = file('answers.json', JSON.stringify({ 'ambiguous.csv': { answers: answer } }));
    expect(await run(ambiguous, '--analysis', 'rfm-segments', '--map', map)).toMatchObject({
      code: 0,
    });
  });

  it('prints a file as it was read, of whatever kind, with its account', async () => {
    const colours = file('colours.csv', 'colour;n\n"r;""ed""";1\nblue\ngreen;3\n');
    const { code, out, error } = await run(colours, '--as-read');
    expect({ code, out }).toEqual({
      code: 0,
      out: '"colour","n"\n"r;""ed""","1"\n"green","3"\n',
    });
    expect(JSON.parse(error)).toMatchObject({
      ...{ file: 'colours.csv', encoding: 'utf-8', dialect: { delimiter: ';', quote: '"' } },
      ...{ header: 1, records: 3, loaded: 2, quarantined: 1, skipped: 0 },
    });
  });

  it('says what a refused file is, on a line of JSON', async () => {
    const empty = file('empty.csv', '');
    const { code, out, error } = await run(empty);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    const [line] = error.split('\n');
    expect(JSON.parse(line!)).toMatchObject({
      file: 'empty.csv',
      refused: expect.stringMatching(/./),
      message: { zh: expect.stringMatching(/./), en: expect.stringMatching(/./) },
    });
  });

  it.each([
    [['--analysis', 'no-such'], 'no analysis no-such'],
    [['--set', 'no_such=1'], 'no setting no_such'],
    [['--set', 'rfm_mode=best'], 'rfm_mode: best is not an option'],
    [['--set', 'rfm_mode'], '--set wants name=value'],
    [['--as-of', '2024-02-30'], 'as_of: 2024-02-30 is not a date'],
    [['--format', 'xml'], '--format is json or csv'],
    [['--no-such-option'], '--no-such-option'],
    [['--map', 'no-such.json'], 'no-such.json'],
    [['missing.csv'], 'missing.csv: no such file'],
  ])('refuses %j with a reason and nothing on standard output', async (words, reason) => {
    const { code, out, error } = await run(orders, ...words);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(error).toContain(reason);
  });
});
