import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { attributeIs } from '../../warehouse/audience/condition';
import { analysis } from './analysis';
import { notesOf, text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
}, 60_000);

const en = formatOf('en', null);
const z = 1.959963984540054;
/** Several shops, one after the other. */
const slow = { timeout: 90_000 };

/** A customer file of groups: so many customers with these columns. */
function people(header: string, groups: readonly (readonly [count: number, cells: string])[]) {
  const rows = groups.flatMap(([count, cells]) => new Array<string>(count).fill(cells));
  return [`customer_id,${header}`, ...rows.map((cells, index) => `c${index},${cells}`)].join('\n');
}

async function driversOf(file: string, parameters = {}) {
  await given.files({ 'customers.csv': file + '\n' });
  await given.build({ as_of: '2024-06-30' });
  return given.run(analysis, parameters);
}

test('one yes or no is the odds ratio of its table of two by two', slow, async () => {
  const rows = await driversOf(
    people('churned,newsletter_kind', [
      [30, 'Yes,weekly'],
      [90, 'No,weekly'],
      [40, 'Yes,never'],
      [40, 'No,never'],
    ]),
  );
  const error = Math.sqrt(1 / 40 + 1 / 40 + 1 / 30 + 1 / 90);
  const ratio = (40 * 90) / (40 * 30);
  expect(rows.main).toHaveLength(1);
  expect(rows.main[0]).toMatchObject({
    predictor: 'newsletter_kind',
    level: 'never',
    reference: 'weekly',
    customers: 80,
    churned: 40,
    odds_ratio: expect.closeTo(ratio, 9) as number,
    lower: expect.closeTo(ratio * Math.exp(-z * error), 9) as number,
    upper: expect.closeTo(ratio * Math.exp(z * error), 9) as number,
    inflation: 1,
    is_significant: true,
    is_attribute: true,
  });
  expect(rows.fit[0]).toMatchObject({
    basis: 'contracts',
    customers: 200,
    churned: 70,
    terms: 1,
    events_per_term: 70,
    refusal: null,
  });
  // One of the churned and one of the others: 40 · 90 pairs are right, 30 · 40 wrong, ties half.
  const pairs = 70 * 130;
  expect(rows.fit[0]?.auc).toBeCloseTo((40 * 90 + (40 * 40 + 30 * 90) / 2) / pairs, 12);
  expect(text.headline(rows, en)).toBe(
    'Strongest link with churn: newsletter_kind “never”, odds 3.00 × those of “weekly” (1.64–5.48); an association, not a cause',
  );
});

describe('telco', () => {
  const path = new URL('../../../test/data/telco/Telco-Customer-Churn.csv.gz', import.meta.url);
  const lines = gunzipSync(readFileSync(path)).toString().trim().split(/\r?\n/);
  const header = lines[0]!.split(',');
  const records = lines.slice(1).map((line) => line.split(','));
  const of = (name: string) => {
    const at = header.indexOf(name);
    return records.map((record) => record[at] ?? '');
  };

  test('agrees with Newton’s method written apart', slow, async () => {
    const names = ['customerID', 'Contract', 'PaperlessBilling', 'MonthlyCharges', 'Churn'];
    const columns = names.map((name) => of(name));
    const file = [
      names.join(','),
      ...records.map((_, i) => columns.map((own) => own[i]).join(',')),
    ];
    const rows = await driversOf(file.join('\n'));
    const charges = of('MonthlyCharges').map(Number);
    const mean = charges.reduce((sum, value) => sum + value, 0) / charges.length;
    const deviation = Math.sqrt(
      charges.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (charges.length - 1),
    );
    const [contract, paperless] = [of('Contract'), of('PaperlessBilling')];
    const design = records.map((_, i) => [
      1,
      Number(contract[i] === 'One year'),
      Number(contract[i] === 'Two year'),
      Number(paperless[i] === 'No'),
      (charges[i]! - mean) / deviation,
    ]);
    const outcome = of('Churn').map((value) => Number(value === 'Yes'));
    const { beta, errors } = newton(design, outcome);
    const found = [
      ['contract', 'One year'],
      ['contract', 'Two year'],
      ['PaperlessBilling', 'No'],
      ['recurring_amount', null],
    ].map(([predictor, level]) =>
      rows.main.find((row) => row.predictor === predictor && row.level === level),
    );
    found.forEach((row, at) => {
      expect(Math.log(row!.odds_ratio)).toBeCloseTo(beta[at + 1]!, 8);
      expect(Math.log(row!.upper / row!.lower) / (2 * z)).toBeCloseTo(errors[at + 1]!, 8);
    });
    expect(rows.main).toHaveLength(4);
    expect(found[3]?.deviation).toBeCloseTo(deviation, 9);
  });

  test(
    'leaves out what is the lifetime, and tells once what several columns say',
    slow,
    async () => {
      const rows = await driversOf(lines.join('\n'));
      const leftOut = rows.left_out.map(({ predictor, level, reason }) => [
        predictor,
        level,
        reason,
      ]);
      expect(leftOut).toContainEqual(['tenure', null, 'lifetime']);
      expect(leftOut).toContainEqual(['TotalCharges', null, 'like_lifetime']);
      // Six columns say "No internet service", and InternetService says "No": the same 1,526.
      const offline = rows.main.filter(({ level }) => level === 'No internet service');
      expect(offline.map(({ customers }) => customers)).toEqual([1526]);
      expect(rows.left_out.filter(({ reason }) => reason === 'collinear')).toHaveLength(6);
      expect(notesOf(rows, en).join(' ')).toMatch(/not to be read alone: .*Recurring amount/);
      const asked = await given.run(analysis, { driver_tenure: 'predictor' });
      expect(asked.main.map(({ predictor }) => predictor)).toContain('tenure');
    },
  );
});

/** Newton's method on the likelihood, with Gauss's elimination. */
function newton(design: readonly number[][], outcome: readonly number[]) {
  const k = design[0]!.length;
  let beta = new Array<number>(k).fill(0);
  let inverse: number[][] = [];
  for (let round = 0; round < 30; round++) {
    const gradient = new Array<number>(k).fill(0);
    const information = gradient.map(() => new Array<number>(k).fill(0));
    design.forEach((row, i) => {
      const p = 1 / (1 + Math.exp(-row.reduce((sum, x, j) => sum + x * beta[j]!, 0)));
      row.forEach((x, j) => {
        gradient[j]! += x * (outcome[i]! - p);
        row.forEach((y, c) => (information[j]![c]! += p * (1 - p) * x * y));
      });
    });
    inverse = gradient.map((_, c) =>
      solved(
        information,
        gradient.map((__, j) => Number(j === c)),
      ),
    );
    const step = solved(information, gradient);
    beta = beta.map((value, j) => value + step[j]!);
  }
  return { beta, errors: inverse.map((row, j) => Math.sqrt(row[j]!)) };
}

function solved(matrix: readonly number[][], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  rows.forEach((_, i) => {
    for (let j = i + 1; j < rows.length; j++) {
      const factor = rows[j]![i]! / rows[i]![i]!;
      rows[j] = rows[j]!.map((value, c) => value - factor * rows[i]![c]!);
    }
  });
  const solution = new Array<number>(rows.length).fill(0);
  for (let i = rows.length - 1; i >= 0; i--) {
    const known = rows[i]!.slice(i + 1, -1).reduce((s, a, c) => s + a * solution[i + 1 + c]!, 0);
    solution[i] = (rows[i]!.at(-1)! - known) / rows[i]![i]!;
  }
  return solution;
}

test('a level at which nobody churned is set aside, and said so', async () => {
  const rows = await driversOf(
    people('churned,plan,region', [
      [40, 'Yes,basic,north'],
      [60, 'No,basic,north'],
      [20, 'Yes,basic,south'],
      [60, 'No,basic,south'],
      [35, 'No,free,north'],
    ]),
  );
  expect(rows.left_out).toContainEqual({
    predictor: 'contract',
    level: 'free',
    reason: 'certain',
    customers: 35,
  });
  expect(rows.fit[0]?.customers).toBe(180);
  const [region] = rows.main;
  expect([region?.predictor, region?.level]).toEqual(['province', 'south']);
  expect(region?.odds_ratio).toBeCloseTo((20 * 60) / (60 * 40), 9);
});

test('a column that only the churned fill is the outcome by another name', async () => {
  const rows = await driversOf(
    people('churned,region,churn reason', [
      [40, 'Yes,north,price'],
      [20, 'Yes,south,moved'],
      [60, 'No,north,'],
      [80, 'No,south,'],
    ]),
  );
  expect(rows.left_out.map(({ predictor, reason }) => [predictor, reason])).toEqual([
    ['churn reason', 'outcome'],
  ]);
  expect(rows.main.map(({ predictor }) => predictor)).toEqual(['province']);
});

test('without enough who churned there are fewer predictors, or none', slow, async () => {
  const few = await driversOf(
    people('churned,region', [
      [5, 'Yes,north'],
      [50, 'No,north'],
      [45, 'No,south'],
    ]),
  );
  expect(few.main).toEqual([]);
  expect(text.headline(few, en)).toBe(
    '5 of 100 customers churned: a regression needs at least 10 who did and 10 who did not',
  );
  const some = await driversOf(
    people('churned,region,team', [
      [12, 'Yes,north,a'],
      [40, 'No,north,b'],
      [6, 'Yes,south,b'],
      [80, 'No,south,a'],
    ]),
  );
  expect(new Set(some.main.map(({ predictor }) => predictor)).size).toBe(1);
  expect(some.left_out.map(({ reason }) => reason)).toEqual(['too_few_events']);
  const nobody = await driversOf(people('churned,region', [[50, 'No,north']]));
  expect(text.headline(nobody, en)).toBe('None of 50 customers churned: nothing to compare');
  await given.audience([attributeIs('region', 'nowhere')]);
  const empty = await given.run(analysis);
  expect(text.headline(empty, en)).toMatch(/^The customer file has no end dates|^No orders/);
  await given.audience([]);
});

describe('by orders', () => {
  const day = (n: number) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10);
  const asOf = 181;
  const split = asOf - 60;

  /** 150 customers, each with orders on some days; a third of them more often. */
  const before = Array.from({ length: 150 }, (_, c) =>
    Array.from({ length: 1 + (c % 4) }, (__, o) => split - ((c * 7 + o * 31) % 110)),
  );
  const after = (c: number) => (c * 5) % 7 > 3 || c % 4 === 3;

  const shop = (later: (c: number) => readonly [at: number, amount: number][]) => {
    const orders = before.flatMap((days, c) => [
      ...days.map((at, o) => `b${c}-${o},c${c},${day(at)},${20 + ((c * 13 + o) % 50)}`),
      ...later(c).map(([at, amount], o) => `l${c}-${o},c${c},${day(at)},${amount}`),
    ]);
    const customers = before.map((_, c) => `c${c},${['north', 'south', 'west'][c % 3]}`);
    return {
      'transactions.csv': ['order_id,customer_id,order_date,amount', ...orders, ''].join('\n'),
      'customers.csv': ['customer_id,province', ...customers, ''].join('\n'),
    };
  };

  test(
    'nothing after the day looked ahead from counts but whether there was an order',
    slow,
    async () => {
      const settings = { as_of: day(asOf), warning_days: '60' };
      await given.files(shop((c) => (after(c) ? [[split + 1, 30]] : [])));
      await given.build(settings);
      const plain = await given.run(analysis);
      expect(plain.fit[0]).toMatchObject({ basis: 'orders', refusal: null });
      expect(plain.fit[0]?.since?.toISOString().slice(0, 10)).toBe(day(split));
      const stays = plain.fit[0]!.customers - plain.fit[0]!.churned;
      expect(stays).toBe(
        before.filter((days, c) => after(c) && Math.max(...days) > split - 120).length,
      );
      const laterOrders = fc.array(
        fc.tuple(fc.integer({ min: split + 1, max: asOf }), fc.integer({ min: 1, max: 900 })),
        { minLength: 1, maxLength: 4 },
      );
      await fc.assert(
        fc.asyncProperty(fc.array(laterOrders, { minLength: 5, maxLength: 20 }), async (many) => {
          await given.files(shop((c) => (after(c) ? many[c % many.length]! : [])));
          await given.build(settings);
          expect(await given.run(analysis)).toEqual(plain);
        }),
        { numRuns: 2 },
      );
    },
  );
});
